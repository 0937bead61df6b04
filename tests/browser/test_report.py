"""The saved report in a real browser: it opens, its links land, its highlights toggle, nobody is left out."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

import srccompare
from srccompare.articles import Articles

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
ONE_OF_EACH = """
    const thin = (box, inner, most) => document.querySelectorAll(box).forEach(one =>
        [...one.querySelectorAll(':scope > ' + inner)].slice(most).forEach(more => more.remove()));
    thin('.grid', '.measure', 1); thin('.evidence', '.behind', 1); thin('#texts', '.text', 2);
    thin('.per-group', 'details', 2); thin('ol', 'li', 2); thin('.said tbody', 'tr', 3)
"""
"""A thinner page with every kind of thing on it: axe looks at each element, and takes minutes for all."""
SECONDS_TO_OPEN = 4
"""Of the page's own processor time, as machines are shared."""


@pytest.fixture
def page(driver: Any, small_report: str) -> Any:
    """The report on the bundled event, freshly opened."""
    return opened(driver, small_report)


def opened(driver: Any, address: str, width: int = 1280, scheme: str = "light") -> Any:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme_ = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme_)
    driver.get("about:blank")
    for log in ("performance", "browser"):
        driver.get_log(log)
    driver.get(address)
    return driver


def requests(driver: Any) -> list[str]:
    """What the page asked the network, or the disk, for."""
    told = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [one["params"]["request"]["url"] for one in told if one["method"] == "Network.requestWillBeSent"]


@pytest.mark.smoke
def test_the_report_opens_without_a_word_of_complaint_and_fetches_nothing(page, small_report):
    assert "srccompare" in page.find_element("css selector", "footer").text
    page.execute_script("document.querySelector('a[href^=\"#e\"]').click()")
    asked = [address for address in requests(page) if not address.startswith("data:")]
    assert {address.partition("#")[0] for address in asked} == {small_report}
    assert page.get_log("browser") == []
    assert page.execute_script("return document.scripts.length") == 0


def test_the_policy_stops_what_somebody_might_put_in(page):
    page.execute_script(
        "document.body.insertAdjacentHTML('beforeend',"
        '\'<img id=probe src="https://example.invalid/a.png"><p id=styled style="color: red">x</p>\')'
    )
    told = " ".join(entry["message"] for entry in page.get_log("browser"))
    assert "Content Security Policy" in told
    assert page.execute_script("return document.getElementById('probe').naturalWidth") == 0


@pytest.mark.parametrize(
    "key", ["reprint", "source", "cue", "content", "hedging", "loaded", "framing", "negative"]
)
def test_a_layer_is_seen_when_it_is_switched_on_and_only_then(page, key):
    look = (
        f"const s = getComputedStyle(document.querySelector('.prose .{key}'));"
        "return [s.textDecorationLine, s.borderBottomWidth, s.backgroundColor, s.backgroundImage,"
        "s.boxShadow].join('|')"
    )
    page.execute_script(OPEN_ALL)
    box = page.find_element("id", f"show-{key}")
    first, plain = page.execute_script(look), "none|0px|rgba(0, 0, 0, 0)|none|none"
    assert (first != plain) == box.is_selected()
    # By keyboard, as some have to.
    box.send_keys(" ")
    second = page.execute_script(look)
    assert {first, second} >= {plain}
    assert first != second


def test_what_a_layer_says_at_its_head_comes_and_goes_with_it(page):
    page.execute_script(OPEN_ALL)
    said = (
        "return getComputedStyle(document.querySelector('.prose .framing[data-n]'), '::before')"
        ".getPropertyValue('content')"
    )
    assert page.execute_script(said) == "none"
    page.find_element("id", "show-framing").send_keys(" ")
    assert len(page.execute_script(said)) > 2


def test_every_kind_of_link_leads_to_something_that_is_seen(page):
    links = page.execute_script(
        "const kinds = {};"
        "document.querySelectorAll('main a[href^=\"#\"]').forEach(a => {"
        "  const kind = a.getAttribute('href').replace(/[0-9]+/g, '0');"
        "  (kinds[kind] = kinds[kind] || []).push(a.getAttribute('href')); });"
        "return kinds"
    )
    assert {"#e0-0", "#m0", "#a0", "#a0s0"} <= set(links)
    for kind in links.values():
        for link in (kind[0], kind[len(kind) // 2], kind[-1]):
            page.execute_script("location.hash = arguments[0]", link)
            rect = page.execute_script(
                "const r = document.querySelector(arguments[0]).getBoundingClientRect();"
                "return [r.width, r.height, r.top, innerHeight]",
                link,
            )
            assert rect[0] > 0
            assert rect[1] > 0, link
            assert -1 < rect[2] < rect[3], link


def test_a_number_leads_to_the_words_it_counts_and_these_into_the_text(page):
    row = page.find_element("xpath", "//th[.//text()='Hedges']/ancestor::tr")
    page.execute_script("arguments[0].click()", row.find_element("css selector", "td a"))
    behind = page.find_element("css selector", page.execute_script("return location.hash"))
    assert behind.is_displayed()
    page.execute_script("arguments[0].click()", behind.find_element("css selector", "a"))
    paragraph = page.find_element("css selector", page.execute_script("return location.hash"))
    assert paragraph.find_elements("css selector", ".hedging")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_that_shuts_people_out(driver, small_report, scheme):
    axe = pytest.importorskip("axe_core_python")
    opened(driver, small_report, scheme=scheme)
    driver.execute_script(OPEN_ALL)
    driver.execute_script(ONE_OF_EACH)
    driver.execute_script(files(axe).joinpath("axe.min.js").read_text(encoding="utf-8"))
    driver.set_script_timeout(120)
    found = driver.execute_async_script(
        "const done = arguments[arguments.length - 1]; axe.run().then(result => done(result.violations))"
    )
    assert [(one["id"], one["nodes"][0]["target"], one["nodes"][0]["failureSummary"]) for one in found] == []


@pytest.mark.parametrize("which", ["small_report", "large_report"])
@pytest.mark.parametrize("folded", [True, False], ids=["as it opens", "all unfolded"])
def test_a_phone_needs_no_sideways_scroll(driver, which, folded, request):
    opened(driver, request.getfixturevalue(which), width=360)
    if not folded:
        driver.execute_script(OPEN_ALL)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 360


def test_a_large_report_opens_without_a_stall(driver, large_report):
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    before = busy(driver)
    opened(driver, large_report)
    driver.execute_script("location.hash = '#texts'; return document.body.offsetHeight")
    assert 0 < busy(driver) - before < SECONDS_TO_OPEN
    number = driver.execute_script("return document.querySelectorAll('#texts .text').length")
    assert number >= 33


def busy(driver: Any) -> float:
    """Seconds of processor time the page's main thread has taken."""
    told = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(one["value"] for one in told if one["name"] == "TaskDuration")


def test_it_prints_on_a4_with_its_texts(driver, small_report):
    opened(driver, small_report)
    printed = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    # A page of A4 has 595 by 842 points; base64 keeps no text, so the size of the file stands for it.
    assert len(printed["data"]) > 50_000


def test_the_first_page_alone_ends_within_a_screen_and_a_half(driver, tmp_path):
    # Five of its six outlets: a row of cards.
    five = [one for one in srccompare.read(srccompare.example()) if one.outlet != "Northgate Courier"]
    srccompare.report(Articles(tuple(five)), tmp_path / "brief.html", by="outlet", brief=True)
    brief = opened(driver, (tmp_path / "brief.html").as_uri(), width=1440)
    ends = brief.execute_script("return document.querySelector('#glance').getBoundingClientRect().bottom")
    assert 600 < ends <= 1.5 * 900
    cut = brief.execute_script(
        "const lines = [...document.querySelectorAll('.differences .claim bdi')]"
        ".filter(one => one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 0);"
        "lines.forEach(one => one.closest('details').open = true);"
        "return [lines.length, lines.filter(one => one.scrollHeight > one.clientHeight + 1).length]"
    )
    assert cut[0] > 0, "no line of the example is longer than what is seen of it"
    assert cut[1] == 0


def test_what_a_link_leads_to_is_not_under_the_menu_of_two_lines(page):
    room = "return parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)"
    height = page.execute_script("return document.querySelector('.contents').offsetHeight")
    assert height > 60
    assert page.execute_script(room) > height


BROKEN = """
const range = document.createRange(), broken = [];
for (const head of document.querySelectorAll("thead th bdi")) {
  for (const word of head.firstChild.data.matchAll(/\\w+/g)) {
    range.setStart(head.firstChild, word.index);
    range.setEnd(head.firstChild, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0]);
  }
}
return broken;
"""


def test_no_head_of_a_table_breaks_within_a_word(page):
    assert page.execute_script(BROKEN) == []
    # A head of several lines is one that could break so.
    page.execute_script("document.querySelectorAll('.facts').forEach(one => { one.style.width = '10px'; })")
    assert page.execute_script(BROKEN) == []


NARROW = """
return [...document.querySelectorAll("td")].filter(one => one.offsetWidth
    && one.textContent.trim().split(/\\s+/).length > 12
    && one.clientWidth < 9 * parseFloat(getComputedStyle(one).fontSize)).map(one => one.textContent)
"""
"""Cells of many words that are no wider than some four or five."""


def test_no_column_of_a_table_is_a_thread_on_a_phone(driver, small_report):
    opened(driver, small_report, width=390)
    driver.execute_script(OPEN_ALL)
    assert driver.execute_script(NARROW) == []
    # There are such cells, as they would be without the room they are given.
    driver.execute_script(
        "document.querySelectorAll('td').forEach(one => one.style.minWidth = one.style.maxWidth = '4em')"
    )
    assert driver.execute_script(NARROW) != []


SEEN = """
    return [...document.querySelectorAll('#r1 .columns .text')].filter(one => one.offsetWidth)
        .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left).map(one => one.id)
"""


def test_two_texts_stand_beside_each_other_and_the_reader_chooses_which(page):
    page.execute_script("location.hash = 'texts'")
    first = page.execute_script(SEEN)
    assert len(first) == 2
    left = page.find_element("css selector", "#r1 input.l6")
    # By keyboard, as some have to.
    page.find_element("css selector", "#r1 input[class^=l]:checked").send_keys("\ue013")
    second = page.execute_script(SEEN)
    assert second != first
    assert second[1] == first[1]
    page.execute_script("arguments[0].click()", left)
    assert set(page.execute_script(SEEN)) == {"a6", first[1]}


def test_a_link_to_a_text_that_is_not_chosen_puts_it_on_the_right_until_one_goes_back(page):
    chosen = page.execute_script(SEEN)
    other = next(f"a{n}" for n in range(1, 7) if f"a{n}" not in chosen)
    page.execute_script("location.hash = arguments[0]", f"{other}s4")
    assert page.execute_script(SEEN) == [chosen[0], other]
    top, head = page.execute_script(
        "return [document.querySelector(location.hash).getBoundingClientRect().top,"
        f"document.querySelector('#{other} .text-head').getBoundingClientRect().bottom]"
    )
    assert top >= head - 1
    page.find_element("css selector", f"#{other} .back").click()
    assert page.execute_script(SEEN) == chosen


def test_only_what_both_texts_tell_is_coloured(page):
    plain = "rgba(0, 0, 0, 0)"
    looks = page.execute_script(
        "const shown = [...document.querySelectorAll('#r1 .columns .text')].filter(one => one.offsetWidth);"
        "return shown.map(text => [...text.querySelectorAll('.too')].map(one => ["
        "[...one.classList].filter(name => /^w\\d$/.test(name)).map(name => 'a' + name[1]),"
        "getComputedStyle(one).backgroundColor, shown.map(one => one.id)]))"
    )
    told = [one for text in looks for one in text]
    assert {color == plain for _, color, _ in told} == {True, False}
    assert all((color != plain) == bool(set(others) & set(shown)) for others, color, shown in told)
