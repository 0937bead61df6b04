"""The explorer in a real browser: it searches, filters and sorts, by keyboard alone, and shuts nobody out."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from browser_cases import bundled, stories

TAB, ENTER, SPACE, ESCAPE, DOWN = "\ue004", "\ue007", " ", "\ue00c", "\ue015"
SECONDS_TO_OPEN = 2
"""Of the page's own processor time, for three hundred texts."""


@pytest.fixture(scope="session")
def explorers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the explorers of one event and of a hundred lie."""
    folder = tmp_path_factory.mktemp("explorers")
    for name, made in (("one", bundled()), ("hundred", stories(100))):
        made.to_html(folder / f"{name}.html", explore=True)
    return {name: (folder / f"{name}.html").as_uri() for name in ("one", "hundred")}


def opened(driver: Any, address: str, width: int = 1280, scheme: str = "light") -> Any:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    wanted = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", wanted)
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get(address)
    return driver


def rows(driver: Any) -> list[str]:
    return driver.execute_script(
        "return [...document.querySelectorAll('#rows > li .what')].map(one => one.textContent)"
    )


def choose(driver: Any, **values: str) -> list[str]:
    """The rows once filters have these values."""
    for key, value in values.items():
        driver.execute_script(
            "const one = document.getElementById(arguments[0]); one.value = arguments[1];"
            "one.dispatchEvent(new Event('change'))",
            key,
            value,
        )
    return rows(driver)


def test_it_opens_without_a_word_of_complaint_and_its_script_alone_may_run(driver, explorers):
    page = opened(driver, explorers["one"])
    assert len(rows(page)) > 50
    assert page.get_log("browser") == []
    page.execute_script(
        "const one = document.createElement('script'); one.id = 'put'; document.body.append(one)"
    )
    for put in ("document.getElementById('put').text = 'window.ran = 1'", "document.body.innerHTML = '<b>x'"):
        with pytest.raises(Exception, match=r"TrustedScript|TrustedHTML"):
            page.execute_script(put)
    assert page.execute_script("return window.ran") is None


def test_search_filter_and_sort_find_what_is_asked_for(driver, explorers):
    page = opened(driver, explorers["one"])
    every = rows(page)
    page.find_element("id", "words").send_keys("STRIKE harbour")
    page.execute_async_script("setTimeout(arguments[0], 300)")
    found = rows(page)
    assert 0 < len(found) < len(every)
    texts = page.execute_script("return shown.map(haystack)")
    assert all("strike" in text and "harbour" in text for text in texts)
    page.find_element("id", "reset").click()
    assert rows(page) == every
    statements = choose(page, kind="statement")
    # Both have to hold of one passage: this outlet attributes it, not any.
    assert 0 < len(choose(page, way="attributed", group="0")) < len(statements)
    told = page.execute_script(
        "return shown.map(row => row.told.filter(one => one.group === 0).map(one => one.way))"
    )
    assert all("attributed" in ways for ways in told)
    missing = choose(page, way="not found")
    assert missing
    assert missing != statements
    page.find_element("id", "reset").click()
    choose(page, sort="sure", kind="attribution")
    sure = page.execute_script("return shown.map(row => row.sure)")
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) > 5
    alphabet = choose(page, sort="text")
    assert alphabet != choose(page, sort="who")


def test_it_is_used_by_keyboard_alone(driver, explorers):
    page = opened(driver, explorers["one"])
    seen: list[str] = []
    for _ in range(9):
        page.switch_to.active_element.send_keys(TAB)
        seen.append(page.execute_script("return document.activeElement.id || document.activeElement.tagName"))
    assert seen[:7] == ["A", "words", "kind", "group", "way", "sort", "reset"]
    assert "SUMMARY" in seen
    page.find_element("id", "kind").send_keys(DOWN)
    assert page.execute_script("return document.getElementById('kind').value") == "statement"
    first = page.find_element("css selector", "#rows summary")
    first.send_keys(ENTER)
    page.execute_async_script("setTimeout(arguments[0], 200)")
    button = page.find_element("css selector", ".passages button")
    button.send_keys(SPACE)
    dialog = page.find_element("id", "reading")
    assert dialog.is_displayed()
    assert page.execute_script("return document.querySelector('#reading .here mark').textContent.length") > 5
    box = page.execute_script(
        "const one = document.querySelector('#reading .here').getBoundingClientRect();"
        "return [one.top, one.bottom, innerHeight]"
    )
    assert 0 < box[0] < box[1] < box[2]
    page.switch_to.active_element.send_keys(ESCAPE)
    assert not dialog.is_displayed()
    assert page.execute_script("return document.activeElement.closest('.passages') !== null")


def test_more_rows_come_when_they_are_asked_for(driver, explorers):
    page = opened(driver, explorers["hundred"])
    before = len(rows(page))
    page.find_element("id", "next").send_keys(ENTER)
    assert len(rows(page)) == 2 * before
    place = page.execute_script(
        "return [...document.querySelectorAll('#rows summary')].indexOf(document.activeElement)"
    )
    assert place == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_that_shuts_people_out(driver, explorers, scheme, width):
    axe = pytest.importorskip("axe_core_python")
    opened(driver, explorers["one"], width, scheme)
    driver.execute_script(
        "document.querySelectorAll('#rows > li').forEach((one, n) => n % 9 && one.remove())"
    )
    driver.execute_script("document.querySelectorAll('#rows details').forEach(one => one.open = true)")
    driver.set_script_timeout(120)
    driver.execute_script(files(axe).joinpath("axe.min.js").read_text(encoding="utf-8"))
    for step in ("", "document.querySelector('.passages button').click();"):
        found = driver.execute_async_script(
            f"const done = arguments[arguments.length - 1]; {step}"
            "axe.run().then(result => done(result.violations))"
        )
        assert [
            (one["id"], one["nodes"][0]["target"], one["nodes"][0]["failureSummary"]) for one in found
        ] == []


def test_a_phone_needs_no_sideways_scroll(driver, explorers):
    opened(driver, explorers["one"], width=360)
    driver.execute_script("document.querySelectorAll('#rows details').forEach(one => one.open = true)")
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 360


def test_a_hundred_stories_open_and_are_searched_without_a_stall(driver, explorers):
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        told = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        return next(one["value"] for one in told if one["name"] == "TaskDuration")

    before = busy()
    opened(driver, explorers["hundred"])
    assert len(rows(driver)) == 100
    assert 0 < busy() - before < SECONDS_TO_OPEN
    before = busy()
    driver.execute_script("document.getElementById('words').value = 'harbour strike'; search()")
    assert driver.execute_script("return shown.length") > 0
    assert 0 < busy() - before < SECONDS_TO_OPEN


def test_paper_has_the_rows_and_no_controls(driver, explorers):
    opened(driver, explorers["one"])
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    looks = driver.execute_script(
        "return ['.controls', '#next', '#rows details']"
        ".map(one => getComputedStyle(document.querySelector(one)).display)"
    )
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert looks[:2] == ["none", "none"]
    assert looks[2] != "none"
