"""Where sentences end: references, names, times, notes and counted lines, after the golden rules of pySBD."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import documents

import srccompare

GOLDEN = (
    "The board rejected Resolution No. 44 on Monday.",
    "See Sec. 12 of the act.",
    "It is shown in Fig. 3 above.",
    "The text (see fig. 3) is short.",
    "Turn to p. 72 for the plan.",
    "The mill, est. 1884, closed.",
    "The vase, c. 1720, was sold.",
    "He moved ca. 1900 to Bergen.",
    "They allow max. 40 guests.",
    "Call ext. 212 for help.",
    "Nr. 4 is the pilot's house.",
    "It weighed 12 lbs. 4 ounces more than before.",
    "Under para. 9 the fee is due.",
    "Art. 5 bars such loans.",
    "The case Pike v. Ward opened on Monday.",
    "In Roe v. Wade the court ruled.",
    "The Rev. Dr. Otto Pike spoke last.",
    "Atty. Gen. Lena Ward left.",
    "Dist. Atty. Lena Ward left.",
    "Ald. Lund voted no.",
    "Del. Marsh voted no.",
    "Amb. Ward flew home.",
    "At 7 a.m. Mrs. Lowe opened the hall.",
    "In the U.S. Mr. Marsh is known.",
    "She left the hall at 6 p.m.|Mr. Marsh stayed.",
    "Lena I. Ward said so.",
    "So did I.|Ward left.",
    "The ferry sank.|$4 million went missing.",
    "The ferry sank.|£4 went missing.",
    "It grew.|eBay fell.",
    "It grew.|iPhone sales fell.",
    "It grew.|al-Haddad left.",
    "It grew.|de la Cruz left.",
    "He lives in the U.S.|Officials said so.",
    "They sell oars, ropes, etc.|Lund buys them.",
    "It sank.³|The crew left.",
    "It sank.[3]|The crew left.",
    "Lund et al. [2004] say so.",
    "Lund et al. (2004) say so.",
    "They said no.|Marsh left.",
    "“I knew it then and now” (Lane 71).",
    "The parcel N°. 4417.208.331 was lost.",
    "1.) The first oar|2.) The second oar",
    "1.) The first oar.|2.) The second oar.",
    "1) The first oar|2) The second oar",
    "1) The first oar.|2) The second oar.",
    "1. The first oar|2. The second oar",
    "1. The first oar.|2. The second oar.",
    "• 9. The first oar|• 10. The second oar",
    "⁃9. The first oar|⁃10. The second oar",
    "a. The first oar|b. The second oar|c. The third oar",
    "1. Who pays?",
    "12. Who pays for it?|The owner pays.",
    "The vote was No. 1.|Then they left.",
    "He is no. 3 in the line.",
    "It fell to 5.|3 boats sank.",
    "He got an F.|Dr. Lund was told.",
    "The Jan. 6 panel met.",
    "It was on Jan. 6.|The panel met.",
    "He met Lund Jr.|The panel met.",
    "The Rt. Rev. Lena Ward spoke last.|Nobody left.",
    "It was on RT.|Rev. Ward saw it.",
    "The pilot T. I. Ward agreed.|I was late.",
    "Seats are left at Gate B.|Gate C is shut.",
    "He has hepatitis C.|Doctors say he will live.",
    "Ward et al. v. Harn Council was heard.|It took a year.",
    "The town of Harn (pop. 1,200) has two mills.|Both burned.",
    "The novel (trans. Lena Ward, 2004) sold well.|Critics loved it.",
    "The boats (there were 40. I counted) left.|They came back.",
    "He left.|(It was late.)|Nobody saw it.",
    "He swam for 2 hrs. 5 min. in the cold.|It was a record.",
    "See Matt. 5:3 and Isa. 40:8.|Both are short.",
    "Take Rte. 66 west.|Turn at Hwy. 12 and stop.",
    "The fair is open until 9 p.m.|Tickets cost $4.",
    "The fair opens at 9 a.m. Eastern time.|Boats leave at 9 a.m. Monday.",
    "At 9 a.m. Ward opened the fair.|It rained.",
)


@pytest.mark.parametrize("text", GOLDEN)
def test_sentences_end_at_the_bars_and_nowhere_else(text):
    made = documents(text.replace("|", " "))
    assert made.text_of(made.sentences) == text.split("|")


PLAIN = st.text(alphabet="aeT .,?!\n\u2029\u00a0“”'()19#", max_size=60)


@given(before=PLAIN, text=PLAIN, behind=PLAIN)
def test_the_sentences_of_a_text_do_not_depend_on_its_neighbours(before, text, behind):
    batch, alone = documents(before, text, behind), documents(text)
    rows = batch.sentences[batch.sentences.article == 1]
    assert list(zip(rows.start.tolist(), rows.end.tolist(), strict=True)) == list(
        zip(alone.sentences.start.tolist(), alone.sentences.end.tolist(), strict=True)
    )
    assert batch.zone[batch.tokens.article == 1].tolist() == alone.zone.tolist()


def test_a_wrapped_text_is_joined_the_same_first_and_last():
    wrapped = {"text": "the ferry\nsank\nat dawn and\nthe crew was\nsaved. It rained."}
    other = {"text": "Nobody spoke."}
    first, last = srccompare.measure([wrapped, other]), srccompare.measure([other, wrapped])
    assert first.drop(columns="id").iloc[0].equals(last.drop(columns="id").iloc[1])


ACCENTED = st.text(alphabet="aéíöçÅñ .“”,TSN", max_size=80)


@given(text=ACCENTED)
def test_composed_and_decomposed_letters_give_the_same_tokens_at_their_own_places(text):
    apart = unicodedata.normalize("NFD", text)
    one, other = documents(text), documents(apart)
    assert one.tokens.norm.tolist() == other.tokens.norm.tolist()
    assert one.sentence.tolist() == other.sentence.tolist()
    words = other.text_of(other.tokens.spans)
    assert [unicodedata.normalize("NFC", word) for word in words] == one.text_of(one.tokens.spans)
    first, stop = other.token_range(other.tokens.spans)
    assert first.tolist() == list(range(len(words)))
    assert (stop - first == 1).all()


def test_the_same_sources_are_found_however_accents_are_written():
    text = (
        "RNC Chairman Michaél Stéélé is éxpected to leave, according to multiple reports. “We will stay,” "
        "Andrés Müller said. Kraków’s mayor Zoë Ångström agreed that it was late."
    )
    apart = unicodedata.normalize("NFD", text)
    one, other = ([*srccompare.sources([{"text": version}])["name"]] for version in (text, apart))
    assert one == other == ["multiple reports", "Andrés Müller", "Zoë Ångström"]
