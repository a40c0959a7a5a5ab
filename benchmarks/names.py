"""How many names does cleaning restore, and how many does it get wrong: ``python benchmarks/names.py FILE…``.

FILE has tab-separated columns under a first line of names: either one column per source language and ``en``, or
``lang``, ``form`` and ``en`` (with ``en_accepted`` or ``geonames_name``: other spellings that count as right, separated
by semicolons). Forms that equal the English one are rows, too: they must come back as they are.

Each form is set into three sentences, in an article that has the English spelling elsewhere and in one that has not,
and for harm into one that has the English names of twenty other rows instead. A place counts as right, right in another
spelling, wrong or left alone. Of the romanisation alone it is told how often the English spelling is a candidate.
``--misses`` lists what was left, ``--wrong`` what was wrong.
"""

import argparse
import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cleanup import Cleaner
from cleanup.language import ENGLISH_NAMES
from cleanup.names.romanisation import romanisation
from cleanup.names.spelling import folded, key

SENTENCES = (
    "The report mentions NAME only twice, and both times in a note.",
    "Nobody doubts that NAME’s history is long, said the guide.",
    "According to the letter, nothing was known about NAME.",
)
ELSEWHERE = "Two pages on, the writer comes back to NAME and to what the archives hold."
FILLER = "The reading room closes at six, and the lamps go out one by one."
OTHERS = 20
OUTCOMES = ("right", "other spelling", "wrong", "left alone")


class Row(NamedTuple):
    """A form, the language that writes it so, and the English spellings that are right, the first one preferred."""

    language: str
    form: str
    english: tuple[str, ...]


def read(path: Path) -> Iterator[Row]:
    """Yield the rows of a file, each name with capitals."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            others = (row.get("en_accepted") or row.get("geonames_name") or "").split(";")
            english = tuple(dict.fromkeys(_named(name) for name in (row["en"], *others) if name))
            if "form" in row:
                yield Row(row["lang"], _named(row["form"]), english)
            else:
                for language in sorted(ENGLISH_NAMES.keys() - {"en"}):
                    if row.get(language):
                        yield Row(language, _named(row[language]), english)


def _named(name: str) -> str:
    return name if name != name.lower() else "-".join(part[:1].upper() + part[1:] for part in name.split("-"))


def article(form: str, elsewhere: Sequence[str]) -> str:
    """Return an article with ``form`` in its sentences and other names in sentences of their own."""
    told = [ELSEWHERE.replace("NAME", name) for name in elsewhere]
    return "\n\n".join([FILLER, *(sentence.replace("NAME", form) for sentence in SENTENCES), FILLER, *told]) + "\n"


def judge(cleaner: Cleaner, row: Row, elsewhere: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (outcome, what stands there now) for each place of the form."""
    found = cleaner.clean(article(row.form, elsewhere)).text.split("\n\n")[1 : 1 + len(SENTENCES)]
    for sentence, now in zip(SENTENCES, found, strict=True):
        before, after = sentence.split("NAME")
        name = now.removeprefix(before).removesuffix(after)
        if any(folded(name) == folded(english) for english in row.english):
            yield "right", name
        elif name == row.form:
            yield "left alone", name
        elif any(key(name) == key(english) for english in row.english):
            yield "other spelling", name
        else:
            yield "wrong", name


def main() -> None:
    """Print one line per language and kind of article."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    for path in options.files:
        rows = list(read(path))
        for language in dict.fromkeys(row.language for row in rows):
            _measure(path, language, [row for row in rows if row.language == language], options)


def _measure(path: Path, language: str, rows: Sequence[Row], options: argparse.Namespace) -> None:
    cleaner = Cleaner(language="en", source_language=language, select=["names"])
    chance = random.Random(1)
    differing = [row for row in rows if all(folded(row.form) != folded(english) for english in row.english)]
    same = [row for row in rows if row not in differing]
    for kind in ("English elsewhere", "alone", "others elsewhere"):
        counts: Counter[str] = Counter()
        for row in differing:
            elsewhere = {"English elsewhere": row.english[:1], "alone": ()}.get(kind)
            if elsewhere is None:
                drawn = chance.sample(rows, min(OTHERS, len(rows)))
                elsewhere = tuple(other.english[0] for other in drawn if not set(other.english) & set(row.english))
            for outcome, name in judge(cleaner, row, elsewhere):
                counts[outcome] += 1
                if (outcome == "wrong" and options.wrong) or (outcome == "left alone" and options.misses):
                    print(f"    {kind}: {row.form} -> {name} (wanted {row.english[0]})")
        total = max(1, counts.total())
        shown = ", ".join(f"{outcome} {counts[outcome] / total:.1%}" for outcome in OUTCOMES)
        print(f"{path.name} {language} ({len(differing)} names), {kind}: {shown} ({counts['wrong']} wrong)")
    table = romanisation(language)
    if differing and table is not None:
        read_as = [
            {english for english in row.english if folded(english) in table.candidates(row.form)} for row in differing
        ]
        print(
            f"{path.name} {language} ({len(differing)} names): the English spelling is among the candidates of the "
            f"romanisation of {sum(map(bool, read_as)) / len(differing):.1%}"
        )
    touched = sum(outcome != "right" for row in same for outcome, _ in judge(cleaner, row, ()))
    print(f"{path.name} {language}: {touched} of {len(same) * len(SENTENCES)} places changed that were right")


if __name__ == "__main__":
    sys.exit(main())
