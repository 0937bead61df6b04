"""A report is inert, whatever stands in the articles, and wherever it stands in them."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hostile_cases import quietly
from payloads import GROUPS, PAYLOADS, TOGETHER, articles_with
from report_cases import COAST, HARBOUR

import srccompare
from srccompare.comparison import Comparison
from srccompare.errors import SrccompareError
from srccompare.report import FORMS, gather, gather_explorer
from srccompare.report.explorer import Explorer
from srccompare.report.forms import html
from srccompare.writing import csv_text

# What a spreadsheet takes for a formula, as its makers say it, also behind blanks.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
COMMAND = re.compile(r"\\(?:input|write18|newread|href|immediate)")


@pytest.fixture(scope="module", params=range(len(GROUPS)), ids=lambda number: f"group {number}")
def hostile(request) -> Comparison:
    payloads = GROUPS[request.param]
    read = quietly(srccompare.read, articles_with(payloads, payloads[0]))
    assert len(read) == len(payloads)
    return quietly(srccompare.compare, read, by="outlet", families=["counts", "hedging", "attribution"])


@pytest.fixture(scope="module")
def told(hostile) -> dict[str, str]:
    """The report in each form."""
    view = gather(hostile, title=hostile.groups[0])
    return {name: FORMS[name](view) for name in ("html", "markdown", "json")}


@pytest.fixture(scope="module")
def allowed(bundled_comparison) -> list[set[str]]:
    """The tags and the attributes of pages on harmless articles: words for payloads, the bundled ones."""
    words = tuple(f"payload{number}x" for number in range(TOGETHER))
    made = srccompare.compare(
        articles_with(words, "event"), by="outlet", families=["counts", "hedging", "attribution"]
    )
    pages = [seen(page) for page in (made.to_html(title="payload"), bundled_comparison.to_html())]
    return [set.union(*(page[part] for page in pages)) for part in (0, 1)]


@pytest.fixture(scope="module")
def explored(hostile) -> tuple[Explorer, str]:
    """The explorer, and its page."""
    held = gather_explorer(hostile, title=hostile.groups[0])
    return held, html.explorer(held)


def seen(page: str) -> tuple[set[str], set[str], list[str]]:
    """The tags of a page, its attributes, and what it leads to."""
    html = pytest.importorskip("lxml.html")
    elements = [element for element in html.document_fromstring(page).iter() if isinstance(element.tag, str)]
    leads = [
        element.get(name) for element in elements for name in ("href", "src", "action") if element.get(name)
    ]
    return {element.tag for element in elements}, {name for one in elements for name in one.attrib}, leads


def test_there_are_as_many_as_the_issue_asks_for():
    assert len(set(PAYLOADS)) >= 150


def test_a_page_has_no_tag_no_attribute_and_no_link_it_had_not_without(told, allowed):
    allowed_tags, allowed_attributes = allowed
    found_tags, found_attributes, leads = seen(told["html"])
    assert found_tags <= allowed_tags
    assert found_attributes <= allowed_attributes
    assert leads
    assert [one for one in leads if not re.match(r"#|https?://", one)] == []


def test_the_data_of_an_explorer_is_data_whatever_stands_in_it(explored, bundled_comparison):
    held, page = explored
    allowed_tags, allowed_attributes, _ = seen(bundled_comparison.to_html(explore=True))
    tags, attributes, leads = seen(page)
    assert tags <= allowed_tags
    assert attributes <= allowed_attributes
    assert leads == ["#rows"]
    parse = pytest.importorskip("lxml.html").document_fromstring
    data, script = parse(page).xpath("//script")
    assert html.fingerprint(script.text) in page
    assert json.loads(data.text) == json.loads(json.dumps(html.packed(held)))
    assert sum(len(row.told) for row in held.rows) > TOGETHER
    assert not set("<>&\u2028\u2029") & set(data.text)


def test_markdown_renders_to_text(told):
    markdown = pytest.importorskip("markdown_it")
    tags, attributes, leads = seen(markdown.MarkdownIt("commonmark").enable("table").render(told["markdown"]))
    assert tags <= {
        "html", "body", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th",
        "td", "strong", "em", "code", "pre", "blockquote", "a", "hr", "br",
    }  # fmt: skip
    assert attributes <= {"href", "style", "start", "class", "title"}
    assert [one for one in leads if not re.match(r"#|https?://", one)] == []


def test_no_cell_of_a_csv_is_a_formula(hostile):
    cells = 0
    for name in ("statements", "sources", "articles", "attributions"):
        for row in csv.reader(io.StringIO(csv_text(getattr(hostile, name)))):
            for cell in row:
                cells += 1
                assert not FORMULA.match(cell) or re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell), cell
    assert cells > 100


def test_latex_holds_no_command_of_theirs(hostile):
    for name in ("articles", "sources"):
        text = hostile.to_latex(name)
        assert COMMAND.search(text) is None
        assert text.count("\\end{tabular}") <= 1


def test_json_is_json_whatever_stands_in_it(told):
    assert len(json.loads(told["json"])) > 3


@pytest.mark.parametrize("payload", PAYLOADS[::7])
def test_names_of_dictionaries_are_names_or_refused(payload):
    try:
        words = srccompare.read_dictionary({payload: ["harbour", "strike"]}, name="own")
    except SrccompareError:
        return
    made = srccompare.compare(
        [{"id": "a", "text": HARBOUR}, {"id": "b", "text": COAST}], families=["counts"], lexicons=[words]
    )
    tags, attributes, leads = seen(made.to_html())
    assert not tags & {"script", "img", "iframe", "object", "base", "link", "form", "animate"}
    assert not [name for name in attributes if name.startswith("on")]
    assert [one for one in leads if not re.match(r"#|https?://", one)] == []
