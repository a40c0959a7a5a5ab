"""The texts that speed is measured on: good prose, the same damaged, many small files, large ones, hostile ones.

All are made from the text files of a folder, or from the paragraphs of the project's own good prose, which is full of
traps; nothing is fetched, and the same folder gives the same texts.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cleanup import Cleaner

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from damage import spoil  # noqa: E402

SIZE, ARTICLES = 5_000, 60
PER_THOUSAND = 5.0
#: A list of traps, not prose.
_PECULIAR = ("notes-of-a-copy-desk",)
_ASCII = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "--", "…": "...",
        "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "×": "x", "−": "-",
    }
)  # fmt: skip


class Corpus(NamedTuple):
    """Articles of about SIZE code points: good ones, the same in ASCII, and the good ones damaged."""

    clean: list[str]
    ascii: list[str]
    dirty: list[str]


def corpus(folder: Path | None) -> Corpus:
    """Return the articles that are cut from a folder, or put together from the project's own."""
    clean = cut(folder) if folder else prose()
    return Corpus(
        clean=clean,
        ascii=[text.translate(_ASCII).encode("ascii", "ignore").decode() for text in clean],
        dirty=damaged(clean),
    )


def damaged(articles: Sequence[str], per_thousand: float = PER_THOUSAND) -> list[str]:
    """Return the articles with so many artifacts per 1,000 code points, of all the kinds of tests/damage.py."""
    return [spoil(text, random.Random(number), per_thousand) for number, text in enumerate(articles)]


def cut(folder: Path) -> list[str]:
    """Return articles of about SIZE code points, whole paragraphs, chosen from the text files of a folder."""
    made = []
    for path in sorted(folder.rglob("*.txt")):
        article = ""
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            article += paragraph + "\n\n"
            if len(article) > SIZE:
                made.append(article)
                article = ""
    return random.Random(1).sample(made, min(ARTICLES, len(made)))


def prose() -> list[str]:
    """Return articles of good English prose, each of about SIZE bytes, no two alike."""
    paths = sorted((ROOT / "fixtures/clean/en").glob("*.txt")) + sorted(
        (ROOT / "fixtures/articles/en").glob("*.fixed.txt")
    )
    texts = [path.read_text(encoding="utf-8") for path in paths if path.stem not in _PECULIAR]
    chance = random.Random(1)
    made = []
    for _ in range(ARTICLES):
        article = ""
        while len(article) < SIZE:
            article += chance.choice(texts)
        made.append(article)
    cleaner = Cleaner(language="en", source_language="fr")
    return [cleaner.clean(text).text for text in made]


def small_files(folder: Path, articles: Sequence[str], count: int, size: int = 3_000) -> None:
    """Write so many files of about ``size`` code points into a folder, 100 to a subfolder."""
    paragraphs = [paragraph for article in articles for paragraph in article.split("\n\n") if paragraph.strip()]
    chance = random.Random(1)
    for number in range(count):
        text = ""
        while len(text) < size:
            text += chance.choice(paragraphs) + "\n\n"
        path = folder / f"{number // 100:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def large(articles: Sequence[str], size: int, *, one_line: bool = False) -> str:
    """Return a text of about ``size`` bytes: the articles in changing order, as they are or all on one line."""
    chance = random.Random(1)
    parts: list[str] = []
    made = 0
    while made < size:
        for article in chance.sample(list(articles), len(articles)):
            parts.append(" ".join(article.split()) + " " if one_line else article)
            made += len(parts[-1].encode())
            if made >= size:
                break
    return "".join(parts) + "\n"


#: What hostile texts repeat.
HOSTILE = {
    "spaces": " ", "no-break spaces": "\N{NO-BREAK SPACE}", "narrow no-break spaces": "\N{NARROW NO-BREAK SPACE}",
    "tabs": "\t", "zero-width spaces": "\N{ZERO WIDTH SPACE}", "soft hyphens": "\N{SOFT HYPHEN}",
    "newlines": "\n", "lines of a space": " \n", "carriage returns": "\r", "NUL": "\0", "commas": ",", "dots": ".",
    "ellipses": "…", "question marks": "?", "colons": ":", "hyphens": "-", "dashes": "—",
    "straight quotation marks": '"', "straight apostrophes": "'", "backquotes": "`", "opening marks": "“",
    "closing marks": "”", "opening single marks": "‘", "closing single marks": "’", "low marks": "„",
    "left guillemets": "«", "right guillemets": "»", "left single guillemets": "‹", "right single guillemets": "›",
    "opening brackets": "(", "closing brackets": ")", "opening square brackets": "[", "closing square brackets": "]",
    "braces": "{", "angle brackets": "<", "asterisks": "*", "underscores": "_", "letters": "a", "capitals": "A",
    "digits": "7", "emoji": "😀", "combining marks": "\N{COMBINING ACUTE ACCENT}", "mojibake": "â€™",
    "one long word": "incomprehensibilities", "dotted word": "w.w.", "hyphened word": "on-and-", "doubled word": "the ",
    "capitalised words": "Paris ", "spaced commas": " ,", "spaced dots": ". ", "spaced closing marks": "” ",
    "spaced guillemets": "« a » ", "spaced straight marks": '" ', "spaced apostrophes": "a ' s ",
    "pairs": "“a” ", "pairs reversed": "”a“ ", "nested marks": "“‘", "spaced brackets": "( a ) ",
    "spaced numbers": "1 000 ", "decimal commas": "1,5 ", "dates": "12.03.2020 ", "sentences": "It is. ",
    "short lines": "a\n", "paragraphs": "a\n\n", "quoted lines": "“a\n", "list items": "- a\n", "addresses": "www.a.b/",
    "mail addresses": "a@b.c@", "entities": "&amp;", "placeholders": "%s{0}", "tags": "<b>",
}  # fmt: skip


def repeated(unit: str, size: int) -> str:
    """Return one thing again and again, so many code points of it."""
    return (unit * (size // len(unit) + 1))[:size]
