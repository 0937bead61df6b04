"""Words a page sets off as somebody else's keep their marks or get some, and are not the outlet's own."""

from __future__ import annotations

import pytest
from reading import filled, quietly

from srccompare.read import read
from srccompare.read.guests import lxml_html
from srccompare.read.markup import mark_quotations, text_of_markup

pytest.importorskip("lxml")

LEAD = "<p>In a letter to the staff of the line on Tuesday morning, its director, Petra Vance, wrote:</p>"
END = "<p>The union of seamen said on Wednesday that it would ask for a full inquiry into the loss.</p>"


def text_of(inner):
    """The text of a piece of a page."""
    return text_of_markup(f"<div>{LEAD}{inner}{END}</div>")[0].split("\n\n")[1:-1]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<blockquote><p>We did all we could.</p></blockquote>", ["“We did all we could.”"]),
        (
            "<blockquote><p>We did all we could.</p><p>I thank each of you.</p></blockquote>",
            ["“We did all we could.", "“I thank each of you.”"],
        ),
        ("<blockquote>We did all we could.</blockquote>", ["“We did all we could.”"]),
        ("<blockquote><p> We <b>did</b> all we could. </p></blockquote>", ["“We did all we could.”"]),
        (
            '<blockquote><p>He said “no” and "never".</p></blockquote>',
            ["“He said ‘no’ and ‘never’.”"],
        ),
        ("<p>They want <q>a new pump</q> now.</p>", ["They want “a new pump” now."]),
        ("<p>They want <q>a <q>good</q> pump</q> now.</p>", ["They want “a ‘good’ pump” now."]),
        # Who is quoted stands outside.
        (
            "<blockquote><p>We did all we could.</p><footer>Petra Vance</footer></blockquote>",
            ["“We did all we could.”", "Petra Vance"],
        ),
        (
            '<blockquote class="twitter-tweet"><p>We did all.</p>&mdash; Petra Vance (@vance)</blockquote>',
            ["“We did all.”", "— Petra Vance (@vance)"],
        ),
        # Marks of their own are kept, and not doubled.
        ("<blockquote><p>“We did all we could.”</p></blockquote>", ["“We did all we could.”"]),
        ("<p>They want <q>“a new pump”</q> now.</p>", ["They want “a new pump” now."]),
        # No words of others: the article says them itself, or they point elsewhere.
        (
            "<blockquote><p>The pump failed.</p></blockquote><p>The pump failed. It stood still.</p>",
            ["The pump failed.", "The pump failed. It stood still."],
        ),
        ('<blockquote class="pullquote"><p>The pump failed.</p></blockquote>', ["The pump failed."]),
        ('<blockquote class="wp-embedded-content"><p>Read this.</p></blockquote>', ["Read this."]),
        # Marks that do not pair are nobody's to mend.
        ('<blockquote><p>He said "no and left.</p></blockquote>', ['He said "no and left.']),
    ],
)
def test_block_quotations_are_marked_and_others_left_alone(inner, text):
    assert text_of(inner) == text


def test_marks_are_counted_and_the_words_between_stay():
    tree = lxml_html().fragment_fromstring(
        f"<div>{LEAD}<blockquote><p>We did.</p></blockquote><p>a <q>b</q> c</p></div>"
    )
    before = tree.text_content()
    assert mark_quotations(tree) == 2
    assert tree.text_content().replace("“", "").replace("”", "") == before


def test_what_a_page_sets_off_is_quoted_and_said_to_be(tmp_path):
    pytest.importorskip("trafilatura")
    from srccompare.documents import analyze

    quoted = "<blockquote><p>We did all we could that night. I thank each of you for it.</p></blockquote>"
    page = f"<html><body><article><h1>Ferry sinks</h1>{LEAD}{quoted}{END}</article></body></html>"
    (article,), _ = quietly(filled(tmp_path, {"a.html": page}))
    assert article.flags == ("quotation marks given to 1 quotation set off by the page",)
    assert "wrote:\n“We did all we could that night. I thank each of you for it.”\nThe union" in article.text
    spans = analyze(read(tmp_path)).quotations
    assert [article.text[start:end] for start, end in zip(spans.start, spans.end, strict=True)] == [
        "“We did all we could that night. I thank each of you for it.”"
    ]


def test_a_deep_page_needs_no_deep_stack():
    # Deeper than libxml2 reads by default (256) is cut there.
    text, _ = text_of_markup("<div>" * 200 + "<blockquote>Rain fell.</blockquote>" + "</div>" * 200)
    assert text == "“Rain fell.”"
