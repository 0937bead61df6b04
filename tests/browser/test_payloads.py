"""What is put into articles to make a report do something does nothing in a real browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hostile_cases import quietly
from payloads import GROUPS, PAYLOADS, articles_with

import srccompare

POKE = """
    document.querySelectorAll('details').forEach(one => one.open = true);
    const all = [...document.querySelectorAll('*')];
    for (const one of all) {
        for (const kind of ['mouseover', 'mouseenter', 'focus', 'toggle', 'error', 'load'])
            one.dispatchEvent(new Event(kind, {bubbles: false}));
        if (one.focus) one.focus();
    }
    const named = ['href', 'xlink:href', 'src', 'action'];
    const leads = all.flatMap(one => named.map(name => one.getAttribute(name)))
        .filter(lead => lead !== null).map(lead => new URL(lead, location.href).protocol);
    return {
        handlers: all.flatMap(one => one.getAttributeNames()).filter(name => /^on/.test(name)),
        frames: window.frames.length,
        scripts: document.scripts.length,
        others: document.querySelectorAll('object, embed, base, link, form, img').length,
        leads: [...new Set(leads)].sort(),
        elements: all.length,
    }
"""
"""Opens, points at and touches everything there is, and says what could act."""


def opened(driver: Any, address: str) -> tuple[dict[str, Any], list[str], list[str]]:
    """What a page holds once it has been touched, what it asked for, and what the browser complained of."""
    driver.get("about:blank")
    for log in ("performance", "browser"):
        driver.get_log(log)
    driver.get(address)
    held = driver.execute_script(POKE)
    told = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [one["params"]["request"]["url"] for one in told if one["method"] == "Network.requestWillBeSent"]
    dialogs = [one["method"] for one in told if one["method"] == "Page.javascriptDialogOpening"]
    complaints = [entry["message"] for entry in driver.get_log("browser")]
    return (
        held,
        sorted({one.partition("#")[0] for one in asked if not one.startswith("data:")}),
        dialogs + complaints,
    )


def assert_inert(driver: Any, address: str) -> None:
    """Nothing ran, nothing was asked for, nothing could, nothing was even kept from it by the policy."""
    held, asked, complaints = opened(driver, address)
    assert asked == [address]
    assert complaints == []
    assert held["elements"] > 100
    assert (held["handlers"], held["frames"], held["scripts"], held["others"]) == ([], 0, 0, 0)
    assert set(held["leads"]) <= {"file:", "http:", "https:"}
    assert driver.current_url.partition("#")[0] == address


@pytest.mark.parametrize("number", range(len(GROUPS)))
def test_no_payload_runs_or_asks_for_anything(driver, tmp_path, number):
    read = quietly(srccompare.read, articles_with(GROUPS[number], GROUPS[number][0]))
    made = quietly(srccompare.compare, read, by="outlet", families=["counts", "hedging", "attribution"])
    for name, options in (("whole", {}), ("brief", {"brief": True})):
        path = tmp_path / f"{name}.html"
        made.to_html(path, title=GROUPS[number][0], **options)
        assert_inert(driver, path.as_uri())


def test_nor_in_a_single_article_that_is_shown(driver, tmp_path):
    path = tmp_path / "shown.html"
    rows = quietly(srccompare.read, articles_with(PAYLOADS[::9], "event"))
    shown = [quietly(srccompare.show, article)._repr_html_() for article in rows]
    path.write_text(f"<!doctype html><meta charset=utf-8>{''.join(shown)}", encoding="utf-8")
    assert_inert(driver, path.as_uri())


def test_a_page_that_is_not_inert_is_caught(driver, tmp_path):
    path = tmp_path / "live.html"
    raw = [one for one in PAYLOADS if "remove" not in one and "alert" not in one and "refresh" not in one]
    path.write_text(f"<!doctype html><meta charset=utf-8>{'<p>x</p>' * 100}{''.join(raw)}", encoding="utf-8")
    held, asked, complaints = opened(driver, path.as_uri())
    assert held["handlers"]
    assert held["scripts"] > 0
    assert any("evil.example" in one for one in asked)
    assert complaints
