"""Articles and attributions as notebooks show them: inert, complete, with every layer to switch."""

from __future__ import annotations

import datetime
import re

import numpy as np
import pandas as pd
import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.report.forms.html import style

STORY = [
    {"id": "a", "title": "Rain <may> fall", "text": "The dam may fail, engineers said.\n\nA <b>dry</b> day."},
    {"id": "b", "text": ""},
]


def test_an_article_is_shown_with_its_layers():
    page = srccompare.show(STORY)._repr_html_()
    for layer in ("source", "cue", "content", "hedging", "loaded"):
        assert f'class="sc-show-{layer}"' in page
    assert '<span class="hedging">may</span>' in page
    assert "A &lt;" in page
    assert "<b>" not in page
    assert "Rain &lt;<span" in page
    assert "This text is empty." in page


def test_every_layer_can_be_switched_off():
    shown = srccompare.show(STORY, families=None)
    css = str(style("show.css"))
    assert len(shown.layers) > 4
    for layer in shown.layers:
        assert re.search(
            rf"\.sc-show-{layer.key}:not\(:checked\)\) p \.{layer.key} ?[{{,]|p \.{layer.key},", css
        )


def test_a_table_of_attributions_is_shown_row_by_row():
    table = srccompare.attributions(STORY)
    page = srccompare.show(table)._repr_html_()
    assert page.count("<tr>") == len(table) + 1
    assert "<script" not in srccompare.show(table.assign(source="<script>x</script>"))._repr_html_()


def test_as_text_it_is_the_words():
    assert str(srccompare.show(STORY)).startswith("Rain <may> fall\nThe dam may fail, engineers said.")


def test_nothing_to_show_is_said():
    assert "This text is empty." in srccompare.show(STORY[1:])._repr_html_()
    assert "No attributions." in srccompare.show(srccompare.attributions(STORY[1:]))._repr_html_()
    with pytest.raises(srccompare.SrccompareError, match="there are no articles"):
        srccompare.show([])


def test_articles_and_documents_are_shown_in_a_line_and_listed_in_a_notebook():
    articles = srccompare.read(
        [{"id": f"a{n}", "outlet": "Gull <b>", "text": "<i>Rain</i> may fall. " * 999} for n in range(60)]
    )
    documents = srccompare.analyze(articles)
    assert repr(articles) == "Articles(60 articles: Gull <b> 60)"
    assert repr(documents) == "Documents(60 articles: Gull <b> 60; engine full)"
    assert len(repr(articles[0])) < 200
    assert repr(articles[0]).startswith("Article(id='a0', outlet='Gull <b>', ")
    for page in (articles._repr_html_(), documents._repr_html_(), articles[0]._repr_html_()):
        assert "Gull &lt;b&gt;" in page
        assert "&lt;i&gt;Rain" in page
        assert "<i>" not in page
        assert len(page) < 40_000
    assert "and 40 more" in articles._repr_html_()


def test_an_article_made_by_hand_is_shown_whatever_its_values_are():
    odd = Article(id="z", text=7, title=["a"] * 99, published="2026")
    assert repr(odd).startswith("Article(id='z', published='2026', title=['a', 'a', ")
    assert repr(odd).endswith("…, text=7)")
    for value in (10**6000, np.zeros(2), pd.NA, float("nan"), {}, object()):
        strange = Article(id=value, text=value, outlet=value, title=value, flags=value)
        assert len(repr(strange)) < 400
        assert repr(Articles((strange, value))) == "Articles(2 articles)"
    assert "datetime" not in repr(Article(id="a", text="Rain.", published=datetime.date(2026, 5, 12)))
    assert len(repr(Article(id="x" * 999, text="Rain fell. " * 99))) < 150
