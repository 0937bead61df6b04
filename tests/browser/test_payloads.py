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


TOUCH = """
    const [words, done] = arguments, [box, next] = ['words', 'next'].map(id => document.getElementById(id));
    while (!next.hidden) next.click();
    document.querySelectorAll('#rows details').forEach(one => one.open = true);
    setTimeout(() => {
        const rows = document.querySelectorAll('#rows > li').length;
        const passages = document.querySelectorAll('.passages li').length;
        const buttons = document.querySelectorAll('.passages button');
        let read = 0;
        for (let place = 0; place < buttons.length; place += 7) {
            buttons[place].click();
            read += document.getElementById('reading-text').textContent.length;
            document.getElementById('close').click();
        }
        const known = ('A B BDI BODY BUTTON CODE DETAILS DIALOG DIV FOOTER H1 H2 HEAD HEADER HTML INPUT'
            + ' LABEL LI MAIN MARK META NOSCRIPT OL OPTION P SCRIPT SELECT SPAN STYLE SUMMARY TITLE UL')
            .split(' ');
        const all = [...document.querySelectorAll('*')];
        const strange = all.map(one => one.tagName).filter(name => !known.includes(name));
        const handlers = all.flatMap(one => one.getAttributeNames()).filter(name => /^on/.test(name));
        for (const word of words) { box.value = word; box.dispatchEvent(new Event('input')); }
        setTimeout(() => done({rows, passages, read, strange, handlers}), 400);
    }, 1500);
"""
"""Unfolds every row of an explorer, opens texts, searches for each payload, and says what there is."""


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


def assert_inert(driver: Any, address: str, scripts: int = 0) -> None:
    """Nothing ran, nothing was asked for, nothing could, nothing was even kept from it by the policy.

    ``scripts`` are the page's own.
    """
    held, asked, complaints = opened(driver, address)
    assert asked == [address]
    assert complaints == []
    assert held["elements"] > 100
    assert (held["handlers"], held["frames"], held["scripts"], held["others"]) == ([], 0, scripts, 0)
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


@pytest.mark.parametrize("number", range(len(GROUPS)))
def test_nor_in_the_explorer_where_every_row_is_unfolded_and_searched_for(driver, tmp_path, number):
    read = quietly(srccompare.read, articles_with(GROUPS[number], GROUPS[number][0]))
    made = quietly(srccompare.compare, read, by="outlet", families=["counts", "hedging", "attribution"])
    path = tmp_path / "explorer.html"
    made.to_html(path, explore=True, title=GROUPS[number][0])
    assert_inert(driver, path.as_uri(), scripts=2)
    driver.set_script_timeout(60)
    found = driver.execute_async_script(TOUCH, list(GROUPS[number]))
    assert found["rows"] > len(GROUPS[number])
    assert found["passages"] > found["rows"]
    assert found["read"] > 0
    assert (found["strange"], found["handlers"]) == ([], [])
    assert driver.get_log("browser") == []
    told = [json.loads(entry["message"])["message"]["method"] for entry in driver.get_log("performance")]
    assert "Network.requestWillBeSent" not in told


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
