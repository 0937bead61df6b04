"""Zones: headline, lead, body, captions, and the furniture that is not measured."""

from __future__ import annotations

import pytest
from making import documents

STORY = (
    "The harbour of the small town stayed closed on Monday after the storm of the weekend.\n\n"
    "Fishermen waited on the quay for hours while the council met behind closed doors again."
)


def zones(text: str, title: str | None = None) -> list[tuple[str, str]]:
    made = documents(text, title=title)
    return list(zip(made.zones.labels, made.text_of(made.zones), strict=True))


def zone_of(line: str, place: str = "below") -> str:
    text = f"{STORY}\n\n{line}" if place == "below" else f"{line}\n\n{STORY}"
    return {words: zone for zone, words in zones(text)}[line]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Comment",
        "Post navigation",
        "Share this article",
        "Home > News > World",
        "Quay News | World | Europe | Storm closes harbour and keeps all the boats in",
        "Home / Sport / Rowing",
        "###",
        "Read more: the storm in pictures",
        "Sign up for our newsletter to get the day's stories in your inbox.",
        "We use cookies to improve your visit.",
        "By Jane Doe",
        "(With information from AP)",
        "Jane Doe contributed to this report.",
        "Advertisement",
        "Published 12 May 2026, 19:05 | Updated 20:10",
    ],
)
def test_furniture_is_recognised(line):
    assert zone_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the harbour was open again and boats went out.",
        "The crew went home at noon and slept well. ###",
        "The harbour will be closed until the owners have paid ***",
        "- Tickets rose from $6 to $7 on both routes",
        "Tickets: €3 in 2021, €4 in 2022, €6 in 2023",
        "What a crew, wrote Ida Lowe, a cook, on her page after the storm ❤❤❤",
        "- Marsh & Pike & Harding will pay for the boats",
        "The bus goes Vardal → Lund → Harding and home again",
        "At night it was -6° in the port and -11° on the hill",
        "Section 4 § 2 and section 7 § 1 say nothing of boats",
        "The boats go Lund > Vardal > Harding and home",
        "The council will share the cost of the repairs with the fishermen.",
        "Readers may comment on the plan until Friday, the mayor said.",
        "Nobody reads more than she does.",
        "Cookies and coffee were sold on the quay.",
        "The firm makes most of its money with advertising on Facebook.",
    ],
)
def test_sentences_of_the_story_are_no_furniture(line):
    assert zone_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Boats in the harbour on Sunday (Jane Doe/Reuters)",
        "FILE - The mayor speaks in June.",
        "Photo: the quay at night",
    ],
)
def test_captions_are_recognised(line):
    assert zone_of(line) == "caption"


def test_headlines_of_other_stories_go_with_the_line_that_announces_them():
    teasers = "Related stories\n\nMayor opens new school\n\nTen years of the old market"
    found = zones(f"{STORY}\n\n{teasers}\n\nThe council meets again on Friday to speak about it.")
    assert [zone for zone, _ in found] == ["lead", "body", "furniture", "furniture", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor (and her deputy) came with the harbour master (and his dog)",
        "The boat sank within minutes. (Warning: the video shows the rescue.)",
    ],
)
def test_a_sentence_ending_in_brackets_is_no_caption(line):
    assert zone_of(line) == "body"


def test_a_first_line_that_is_a_headline_becomes_the_title():
    found = zones(f"Storm closes harbour\n\n{STORY}")
    assert found[0] == ("title", "Storm closes harbour")
    assert [zone for zone, _ in found] == ["title", "lead", "body"]


def test_a_first_line_that_is_a_sentence_is_the_lead():
    assert [zone for zone, _ in zones(STORY)] == ["lead", "body"]


def test_a_headline_repeated_is_furniture_and_not_measured():
    made = documents(f"Storm closes harbour.\n\n{STORY}", title="Storm closes harbour")
    assert made.zones.labels == ["title", "furniture", "lead", "body"]
    assert made.words().tolist() == [len(f"Storm closes harbour {STORY}".split())]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Storm closes harbour | The Gull", "Storm closes harbour"),
        ("Storm closes harbour - The Gull", "Storm closes harbour"),
        ("Storm closes harbour – The Gull", "STORM CLOSES HARBOUR"),
        ("Storm closes harbour — BBC News", "Storm closes harbour."),
        ("Storm closes harbour | News | The Gull", "Storm closes harbour"),
        ("Storm – and flood – closes harbour | The Gull", "Storm – and flood – closes harbour"),
        ("Storm closes harbour · gull.example", "Storm closes harbour"),
        ("Harbour shut| The Gull", "Harbour shut"),
        ("Storm closes harbour", "Storm closes harbour | The Gull"),
        (None, "Storm closes harbour | The Gull\n\nStorm closes harbour"),
    ],
)
def test_a_headline_repeated_without_the_name_of_the_site_is_furniture(title, line):
    labels = documents(f"{line}\n\n{STORY}", title=title).zones.labels
    assert labels == ["title", "furniture", "lead", "body"]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Storm closes harbour | The Gull", "The Gull"),
        ("Storm closes harbour | The Gull", "Storm closes"),
        ("Storm closes harbour | The Gull", "Storm closes harbour again"),
        ("Wild storm closes harbour | The Gull", "Storm closes harbour"),
        ("After the storm | harbour closed | The Gull", "Harbour closed"),
        ("Storm-closes-harbour|The Gull", "Storm closes harbour"),
        ("Storm warning – Harbour closes", "Storm warning"),
        ("Storm closes harbour – what we know", "Storm closes harbour"),
        ("Storm warning | what the harbour master and the mayor of the town said", "Storm warning"),
    ],
)
def test_a_first_line_that_is_only_like_a_part_of_the_title_is_none(title, line):
    assert zones(f"{line}\n\n{STORY}", title)[1] == ("body", line)


def test_a_subheading_like_the_headline_stays_when_the_story_has_begun():
    found = zones(f"{STORY}\n\nStorm closes harbour\n\nThe end.", "Storm closes harbour | The Gull")
    assert ("body", "Storm closes harbour") in found


def test_a_breadcrumb_and_a_headline_above_the_story():
    found = zones(f"Home > News > Storm closes harbour\n\nStorm closes harbour\n\n{STORY}")
    assert [zone for zone, _ in found] == ["furniture", "title", "lead", "body"]


def test_furniture_keeps_its_offsets():
    text = f"{STORY}\n\nLeave a Comment"
    made = documents(text)
    last = made.zones[made.zones.category == 4]
    assert text[last.start[0] : last.end[0]] == "Leave a Comment"
