"""Damaged text is mended where there is one way to, with a flag; what cannot be mended is flagged."""

from __future__ import annotations

import pytest
from reading import filled, quietly

from srccompare.documents import analyze
from srccompare.read.mending import mend

MARKS_LOST = "characters lost: question marks stand for other characters"
SAID = "“We will stay,” said Petra Vance. The café’s crew didn’t answer – not yet."


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("rounds", [1, 2])
def test_utf8_decoded_wrongly_once_or_twice_is_mended(encoding, rounds):
    text = SAID
    for _ in range(rounds):
        # Browsers and Python decode bytes that cp1252 leaves undefined as control characters.
        data = text.encode()
        text = "".join(
            bytes([byte]).decode(encoding) if not (encoding == "cp1252" and byte in UNDEFINED) else chr(byte)
            for byte in data
        )
    mended, (flag,) = mend(text)
    assert mended == SAID
    assert flag.startswith("mended: ")


UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("â€œWe stay,â€ she said.", "“We stay,” she said."),
        ("don&#8217;t say &quot;Q&amp;A&quot; at AT&amp;amp;T", 'don’t say "Q&A" at AT&T'),
        ("don\\u2019t \\ud83d\\ude00", "don’t 😀"),
        ("WaÅ‚Ä™sa in RÄ«ga and Ä°stanbul", "Wałęsa in Rīga and İstanbul"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚, she said", "Привет, she said"),
        ("ÒWe stay,Ó she said. It wonÕt.", "“We stay,” she said. It won’t."),
        ("Mr. MÃ¼ller met GÃ1⁄4nter", "Mr. Müller met Günter"),
        ("Prices: â‚¬5, Â£5, 5Â°", "Prices: €5, £5, 5°"),
    ],
)
def test_each_kind_of_damage_is_mended(damaged, mended):
    assert mend(damaged)[0] == mended
    assert mend(damaged)[1]


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "CAFÉ” it said over the door of SÃO PAULO’s bar",
        "Ó Súilleabháin sang in Òran Mòr",
        "à «bonjour», pâté â la carte",
        "The firm AT&T and R&D; see ?a=1&b=2",
        "Õhtu is Estonian for evening",
        "Ärzte, Øre, Île, Ångström’s Ä",
        "C:\\users\\u20\\x",
    ],
)
def test_what_is_no_damage_is_left_alone(text):
    assert mend(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("He said he don\ufffdt know.", "characters lost: U+FFFD in 1 place, as in 'don\ufffdt'"),
        (
            "He said he don?t know.",
            "characters lost: question marks stand for other characters, as in 'don?t'",
        ),
        ("Ïðèâåò íàðîäíûé, she said.", "mojibake: 'Ïðèâåò'; may be Cyrillic decoded as cp1252"),
    ],
)
def test_what_cannot_be_mended_is_flagged_and_kept(text, flag):
    (article,), _ = quietly([{"text": text}])
    assert (article.text, article.flags) == (text, (flag,))


def test_a_question_is_no_damage():
    (article,), said = quietly([{"text": "Did it rain? Yes. See https://gull.example/watch?t=10 for more."}])
    assert (article.flags, said) == ((), [])


def test_a_file_of_excel_for_mac_has_its_quotations(tmp_path):
    rows = f'text,outlet\n"{SAID.replace("“", "“").replace("–", "–")}",Gull\n"Caf\u00e9",Post\n'
    filled(tmp_path, {"a.csv": rows.encode("mac_roman")})
    articles, _ = quietly(tmp_path / "a.csv")
    assert articles[0].text == SAID
    assert articles[1].text == "Café"
    assert articles[0].flags == ("decoded as mac-roman",)
    assert articles[0].metadata["encoding"] == "mac-roman"
    assert len(analyze(articles).quotations) == 1


def test_utf16_without_its_mark_is_read_and_flagged(tmp_path):
    for encoding in ("utf-16-le", "utf-16-be"):
        filled(tmp_path, {"a.txt": SAID.encode(encoding)})
        (article,), _ = quietly(tmp_path)
        assert article.text == SAID
        assert article.flags == ("decoded as utf-16, without a byte order mark",)


def test_titles_and_names_are_mended_too_and_the_warning_names_the_row():
    (article,), (said,) = quietly([{"text": "Rain.", "title": "Itâ€™s wet", "outlet": "El PaÃ­s"}])
    assert (article.title, article.outlet) == ("It’s wet", "El País")
    assert said.startswith("Damaged characters were mended: row 1 (index 0) (mended: 'â€™' read as '’'")


def test_the_source_of_a_page_stays_as_it_is():
    source = "<html><body><p>Q&amp;A</p></body></html>"
    (article,), _ = quietly([{"text": source}])
    assert article.text == source
