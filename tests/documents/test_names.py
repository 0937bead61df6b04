"""Names: found, told apart from other capitals, and given to one entity each."""

from __future__ import annotations

import numpy as np
import pytest

import srccompare
from srccompare.comparison.actors import actors_table, find_actors
from srccompare.documents import Documents, analyze
from srccompare.documents.names import KINDS


def documents(*texts: str) -> Documents:
    return srccompare.analyze([{"id": f"a{row}", "text": text} for row, text in enumerate(texts)])


def people(text: str) -> list[tuple[str, str, int]]:
    """Name, kind and number of mentions of every entity, in order."""
    found = documents(text).entities
    return list(zip(found.name, found.kind, found.mentions.tolist(), strict=True))


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        # Titles are taken off, and a surname belongs to the full name.
        ("Transport Minister Ann Lee spoke. Ms Lee then left.", [("Ann Lee", "person", 2)]),
        ("The chemist Goro Tanaka won. Tanaka smiled.", [("Goro Tanaka", "person", 2)]),
        ("Joan D. Marsh Jr. sang. Joan Marsh bowed.", [("Joan D. Marsh Jr.", "person", 2)]),
        # In names that begin with the surname the first word is the short form; hyphens are no difference.
        ("Kim Jong Un came. Kim waved. Kim Jong-un left.", [("Kim Jong Un", "person", 3)]),
        # Adjectives and plurals of a people name their country.
        ("Norway won. The Norwegian team sang, and Norwegians danced.", [("Norway", "country", 3)]),
        ("The U.S. voted. America waited, and the US agreed.", [("United States", "country", 3)]),
        # A people, an office and a name are three things.
        ("Norwegian President Ole Vik", [("Norway", "country", 1), ("Ole Vik", "person", 1)]),
        # A body is told by its nouns, small words inside it included.
        ("The Ministry of the Interior agreed.", [("Ministry of the Interior", "government", 1)]),
        ("She teaches at Vardal University.", [("Vardal University", "academic", 1)]),
        (
            "The Institute for Fish and Ships closed.",
            [("Institute for Fish and Ships", "think tank or NGO", 1)],
        ),
        ("The Vardal Teachers' Union sued.", [("Vardal Teachers' Union", "union", 1)]),
        ("The baker's Harding Bank failed.", [("Harding Bank", "company", 1)]),
        ("His grandson, Averin Vik, left.", [("Averin Vik", "person", 1)]),
        ("Khalid bin Rashid al-Marri sat. Al-Marri ate.", [("Khalid bin Rashid al-Marri", "person", 2)]),
        ("Oslo-based Harding Bank failed.", [("Harding Bank", "company", 1)]),
        ("It was in Le Monde and on the BBC.", [("Le Monde", "media", 1), ("BBC", "media", 1)]),
        # What "-winner" or "-born" is made of belongs to no name.
        ("Liberal Oscar-winner Vance sang. Petra Vance, 69, bowed.", [("Petra Vance", "person", 2)]),
        (
            "The panel heard South Korean-born Ann Lee.",
            [("Ann Lee", "person", 1)],
        ),
        # A son's surname with his suffix is short for him, and his brother is somebody else.
        ("Marek Dubois III left the bank. Dubois III said so.", [("Marek Dubois III", "person", 2)]),
        (
            "Marek Dubois III and Marek Dubois Jr. left. Dubois III said so.",
            [("Marek Dubois III", "person", 2), ("Marek Dubois Jr.", "person", 1)],
        ),
        # States by their official names.
        (
            "The Democratic People's Republic of Korea sang.",
            [("North Korea", "country", 1)],
        ),
        ("Envoys of DPR Korea left for Vardal.", [("North Korea", "country", 1), ("Vardal", "other", 1)]),
        ("He flew to the People’s Republic of China.", [("China", "country", 1)]),
        # A house that stands for a government stays itself.
        ("The Kremlin declined.", [("Kremlin", "government", 1)]),
        # What is no name: words that open a sentence, offices, days, pronouns.
        ("Critics objected. On Monday the President slept. I agreed.", []),
        ("Us first, he said. The who is who of March.", []),
        ("Officials said so. Police confirmed it.", []),
    ],
)
def test_names_are_found_and_given_to_one_entity(text, entities):
    assert people(text) == entities


def test_what_opens_a_sentence_is_a_name_where_it_is_one_elsewhere():
    assert people("Zemlin opened a shop. The shop made Zemlin rich.") == [("Zemlin", "other", 2)]
    assert people("Shops opened. They were rich.") == []


def test_a_house_is_linked_to_its_country():
    found = documents("Downing Street waited for Washington and for the Kremlin.").entities
    assert found.linked == ["United Kingdom", "United States", "Russia"]
    assert found.kind == ["government", "place", "government"]


def test_the_other_gender_is_no_short_form():
    found = documents("Anna Bell met Peter Bell. Mrs. Bell laughed. Mr. Bell did not.").entities
    assert found.mentions.tolist() == [2, 2]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("James Earl Vik said that he would stay.", ["James Earl Vik"]),
        ("The Rev. Martin King Vik Jr. said no.", ["Martin King Vik Jr."]),
        ("Willem van 't Hoff and Ann in ’t Veld slept. It rained.", ["Willem van 't Hoff", "Ann in ’t Veld"]),
        ("Rep. Bob Marsh (D-N.C.) slept. It rained.", ["Bob Marsh"]),
        ("President Macron came. Ida Macron slept. Macron left.", ["Macron", "Ida Macron"]),
        ("Do you like the Vik Agenda? President Vik said no.", ["Vik Agenda", "Vik"]),
        ("Tom Lee came. His father, Tom Lee, slept.", ["Tom Lee", "Tom Lee"]),
        ("Tom Lee came. His wife, Ann Lee, slept. Tom Lee’s friend, Tom Lee, left.", ["Tom Lee", "Ann Lee"]),
    ],
)
def test_what_stands_in_or_beside_a_name_does_not_cut_it(text, names):
    assert srccompare.analyze([{"id": "a", "text": text}]).entities.name == names


def test_a_country_stands_in_a_headline_where_the_text_never_names_it():
    article = {"id": "a", "title": "China Asks Two Ferries To Leave Today", "text": "They left. It rained."}
    assert srccompare.analyze([article]).entities.name == ["China"]


def test_headlines_in_capitals_hold_only_names_known_from_the_text():
    text = "Minister Ann Lee Visits Troubled Harbour\n\nThe minister Ann Lee came by boat."
    assert people(text) == [("Ann Lee", "person", 2)]


def test_an_article_reads_the_same_alone_and_in_a_batch():
    texts = ["Ann Lee met Kim Jong Un in Oslo.", "Lee spoke. The Kremlin did not.", "Nothing here."]
    together, alone = documents(*texts), [documents(text) for text in texts]
    assert [int((together.mentions.article == row).sum()) for row in range(3)] == [3, 2, 0]
    for row, single in enumerate(alone):
        spans = together.mentions[together.mentions.article == row]
        for name in ("start", "end", "category", "group"):
            assert np.array_equal(getattr(spans, name), getattr(single.mentions, name))


def test_the_table_has_its_columns_whatever_was_found():
    empty = srccompare.mentions([{"id": "a", "text": "it rained."}])
    full = srccompare.mentions([{"id": "a", "text": "Former Judge Ann Lee saw the Norwegian fleet."}])
    assert list(empty.columns) == list(full.columns)
    assert (empty.dtypes == full.dtypes).all()
    first = full.iloc[0]
    assert (first["text"], first["title"], first["kind"], first["form"]) == (
        "Ann Lee",
        "Former Judge",
        "person",
        "name",
    )
    assert full.iloc[1]["form"] == "demonym"
    assert set(full["kind"]) <= set(KINDS)


def test_actors_are_merged_across_articles_only_where_the_surname_is_clear():
    both = documents("The judge Ann Lee spoke.", "Ms Lee agreed. Washington and America did not.")
    clear = find_actors(both)
    assert clear.name == ["Ann Lee", "Washington", "United States"]
    assert actors_table(both)["articles"].tolist() == [2, 1, 1]
    assert clear.of(1, 0) == clear.of(0, 0)
    unclear = find_actors(documents("Ann Lee met Bo Lee, who agreed.", "Ms Lee left."))
    assert len(unclear) == 3


def test_no_articles_have_no_actors():
    assert len(find_actors(documents(""))) == 0
    assert list(actors_table(documents("")).columns)[:2] == ["actor", "name"]
    assert len(analyze(srccompare.Articles(())).mentions) == 0


OWN = [
    {
        "name": "Harding Bank",
        "kind": "company",
        "aliases": ["Harding", "The Money House"],
        "linked": "Norway",
    },
    {"name": "Ole Vik", "kind": "person", "aliases": "Old Bear; The Bear"},
]


def test_a_table_of_ones_own_goes_before_what_is_known():
    text = "Mr Vik spoke for The Money House. Old Bear said Harding was sound. Ole Vik left."
    made = srccompare.analyze([{"id": "a", "text": text}], entities=OWN)
    found = made.entities
    assert list(zip(found.name, found.kind, found.mentions.tolist(), strict=True)) == [
        ("Ole Vik", "person", 3),
        ("Harding Bank", "company", 2),
    ]
    assert found.linked[1] == "Norway"
    assert [made[0].entities.name, srccompare.analyze(made).entities.name] == [found.name] * 2
    assert "Money House" in documents(text).entities.name


def test_a_table_of_ones_own_may_be_a_file_or_a_frame(tmp_path):
    import pandas as pd

    path = tmp_path / "own.csv"
    path.write_text("name,kind,aliases\nHarding Bank,company,Harding; Money House\n", encoding="utf-8")
    article = [{"id": "a", "text": "It was Harding that failed."}]
    for table in (str(path), pd.read_csv(path)):
        assert srccompare.analyze(article, entities=table).entities.name == ["Harding Bank"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([{"name": "x"}], "no column 'kind' in the table of entities"),
        (
            [{"name": "x", "kind": "bird"}],
            r"row 1 \(index 0\): 'bird' is no kind of entity; choose one of person",
        ),
        ([{"name": "", "kind": "person"}], "there is no name"),
        (
            [{"name": "a", "kind": "person"}, {"name": "b", "kind": "person", "aliases": "A"}],
            "row 2 .*'A' stands for 'a' already; keep one of them",
        ),
        ([{"name": "a", "kind": "person", "aliases": [3]}], "wanted texts"),
        (3, "entities=3 cannot be read; wanted a .csv file"),
    ],
)
def test_a_broken_table_of_ones_own_is_named_with_row_and_remedy(table, message):
    with pytest.raises(srccompare.ReadError, match=message):
        srccompare.analyze([{"id": "a", "text": "Rain."}], entities=table)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Suffixes and initials part people, where two full names differ.
        ("Tom Barlow Jr. left. His father, Tom Barlow Sr., stayed.", ["Tom Barlow Jr.", "Tom Barlow Sr."]),
        ("Tom Barlow left. His son Tom Barlow Jr. stayed.", ["Tom Barlow", "Tom Barlow Jr."]),
        ("Tom Barlow Jr. left. Tom Barlow was late.", ["Tom Barlow Jr."]),
        ("Tom Barlow, Jr., left. Tom Barlow, Sr., stayed.", ["Tom Barlow Jr.", "Tom Barlow Sr."]),
        # A suffix is a person's, whatever the name.
        ("Harding Barlow Jr. said no.", ["Harding Barlow Jr."]),
        ("George H. W. Barlow left. George W. Barlow stayed.", ["George H. W. Barlow", "George W. Barlow"]),
        ("Donald J. Barlow left. Donald John Barlow stayed.", ["Donald J. Barlow"]),
        # Particles belong to the name, an Arabic article too.
        ("Rosa de la Cruz left. De la Cruz wept.", ["Rosa de la Cruz"]),
        ("Piet van der Meer left. Mr. van der Meer wept.", ["Piet van der Meer"]),
        ("Abdel Fattah el-Haddad left. El-Haddad wept.", ["Abdel Fattah el-Haddad"]),
        ("Anna dalla Torre left. Mrs. dalla Torre wept.", ["Anna dalla Torre"]),
        ("They met in Paris and in the Hague.", ["Paris", "Hague"]),
        # Given names that are months or verbs, and months that are none.
        ("April Marsh left. The board met in April.", ["April Marsh"]),
        ("In April Marsh left. Marsh was tired.", ["Marsh"]),
        ("Theresa May left. May wept. It was in May.", ["Theresa May"]),
        ("Will Hurd left. Will Lund win?", ["Will Hurd", "Lund"]),
        # Surnames that are trades or look like adverbs, alone; and those words where they are none.
        ("Peter Cook left. Cook said no. They met Cook. Cook declined.", ["Peter Cook"]),
        ("Peter Vik left. Cook said no. The Cook wept.", ["Peter Vik"]),
        ("Ann Reilly left. Reilly also wept.", ["Ann Reilly"]),
        ("Ann Vik left. Really also wept.", ["Ann Vik"]),
        ("Will Hurd left. Will said no. It will rain.", ["Will Hurd"]),
        # A title that is a given name before an Arabic surname, and one that is a title.
        ("Sultan al-Jaber left. Mr. al-Jaber wept.", ["Sultan al-Jaber"]),
        ("Sultan Qaboos left.", ["Qaboos"]),
        # Behind what an office is of; words before a name that are none of it.
        ("The Director of Port Safety Ann Marsh left. Marsh wept.", ["Ann Marsh"]),
        ("The Director of the Secret Service Ann Marsh left.", ["Secret Service", "Ann Marsh"]),
        ("Assistant Secretary of State for Port Affairs Ann Marsh left.", ["Ann Marsh"]),
        ("Minister for Trade and Industry Ann Marsh left. Trade fell.", ["Ann Marsh"]),
        ("The ambassador to Peru Ann Marsh left.", ["Peru", "Ann Marsh"]),
        ("University of Vardal President Ann Marsh left.", ["University of Vardal", "Ann Marsh"]),
        ("A spokesman for Harbour Chief Ann Marsh left.", ["Ann Marsh"]),
        ("The secretary of Peru and Ann Marsh left.", ["Peru", "Ann Marsh"]),
        # Who has the name of an agency, and who holds no office yet.
        ("Michael Bloomberg left. Mr. Bloomberg wept.", ["Michael Bloomberg"]),
        ("Michael Bloomberg left. Bloomberg reported it.", ["Michael Bloomberg", "Bloomberg"]),
        ("Representative-elect Ann Marsh left.", ["Ann Marsh"]),
        # A body goes on behind what it is for.
        (
            "Many people from the National Society for the Reform of Harbour Laws were late again.",
            ["National Society for the Reform of Harbour Laws"],
        ),
        ("The House Speaker-to-be Ann Marsh left.", ["Ann Marsh"]),
        ("Former Marsh aides came. Ann Marsh left.", ["Ann Marsh"]),
        ("The head of the House Ann Marsh left. The GOP-controlled Congress met.", ["Ann Marsh", "Congress"]),
        (
            "Democratic leaders met. The Democratic Harbour Forum said no.",
            ["Democratic Party", "Democratic Harbour Forum"],
        ),
        # Two who share a surname.
        ("Joe and Ida Marsh left. Ida Marsh wept.", ["Joe Marsh", "Ida Marsh"]),
        ("Joe and Harding Bank left.", ["Harding Bank"]),
        # Who rules is nobody else of the surname, though only the other is named in full.
        ("Ivanka Trump left. President Trump wept.", ["Ivanka Trump", "Trump"]),
        # A slip in a day is no name; committees with "and"; call letters; the paper that is named in full.
        ("They met on Wedensday, on Wednedsay and on Thrusday.", []),
        ("The National Organization for Harbours met.", ["National Organization for Harbours"]),
        ("The House Ways and Means Committee met.", ["Ways and Means Committee"]),
        ("The Vardal Times came. The Times was late.", ["Vardal Times"]),
        ("The Times was late.", ["The Times"]),
        ("KVAR-TV was late. The WTO was not.", ["KVAR-TV", "World Trade Organization"]),
        # Surnames that are places.
        ("Denzel Washington left. Mr. Washington wept. Washington said no.", ["Denzel Washington"]),
        ("Denzel Washington left. He lives in Washington.", ["Denzel Washington", "Washington"]),
        ("Mark Cuban left. Cuban said no. Cuban officials slept.", ["Mark Cuban", "Cuba"]),
        ("The United States Senate met. The Senate and the U.S. Senate slept.", ["Senate"]),
        # Usual short forms, and a slip of the pen.
        ("Bill Marsh left. William Marsh wept.", ["Bill Marsh"]),
        ("Bill Marsh left. Robert Marsh wept.", ["Bill Marsh", "Robert Marsh"]),
        ("Petra Vance left. Petra Vannce wept.", ["Petra Vance"]),
        # Who goes by the second name, or by initials.
        ("A. Barry Vance left. Barry Vance wept.", ["A. Barry Vance"]),
        ("Thomas J. Vance left. T. J. Vance wept. T. R. Vance stayed.", ["Thomas J. Vance", "T. R. Vance"]),
        ("Maria Vance left. Marie Vance wept.", ["Maria Vance", "Marie Vance"]),
        # Initials that speak are some body, not a person.
        ("The QXV said no.", ["QXV"]),
    ],
)
def test_full_names_are_told_apart_and_brought_together(text, names):
    assert documents(text).entities.name == names


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # Not the first by default: the one named in full last, or the one the title fits.
        ("Ann Lee came. Tom Lee came. Lee said no.", "Tom Lee"),
        ("Senator Ann Lee came. Tom Lee came. Senator Lee said no.", "Ann Lee"),
        ("Ann Lee came. Tom Lee came. Mrs. Lee said no.", "Ann Lee"),
        # An office told behind the name fits a title too; the older and the younger of two by their suffixes.
        ("Ann Lee was elected sheriff. Tom Lee came. Sheriff Lee said no.", "Ann Lee"),
        ("Ann Lee, a judge, came. Tom Lee came. Judge Lee said no.", "Ann Lee"),
        ("Tom Lee Jr. came. Tom Lee Sr. came. The younger Lee said no.", "Tom Lee Jr."),
        ("Tom Lee Sr. came. Tom Lee Jr. came. The elder Lee said no.", "Tom Lee Sr."),
        # Who is only mentioned with somebody else is passed over.
        ("Ann Lee came. A friend of Tom Lee came too. Lee said no.", "Ann Lee"),
        ("Ann Lee, whose husband, Tom Lee, was lost, came. Lee said no.", "Ann Lee"),
        # Who the article is about.
        ("Ann Lee came. Lee ate. Lee slept. Tom Lee came. Lee said no.", "Ann Lee"),
    ],
)
def test_a_surname_goes_to_who_was_named_in_full_last_or_has_the_title(text, last):
    found = documents(text)
    mentions = found.mentions
    assert found.entities.name[int(found.names.entity[len(mentions) - 1])] == last


def test_a_department_is_called_by_its_word_where_no_party_has_it():
    state = documents("The State Department wrote on Monday. Ann Lee asked State about it.")
    labor = documents("The Labor Department wrote on Monday. In the hall he praised Labor and its songs.")
    assert [found.entities.name.count(name) for found, name in ((state, "State"), (labor, "Labor"))] == [0, 1]
