"""Texts to try promises on: the fixtures, damaged prose, hostile runs, and the evaluation set where there is one."""

import json
import random
from collections.abc import Iterator

from conftest import EVAL, FIXTURES
from damage import spoil

#: Characters that make trouble, for random texts.
NASTY = "ab Z.,;:!?'\"’‘“”„«»‹›`´-–—…()[]{}%€5\n\r\t\u00a0\u202f\u200b\ufeff\ufffcéßЖ中「」，。：😀\u0301|*_#<>&@/\\"
WORDS = (
    "the", "The", "of", "said", "he", "she", "Poutine", "Putin", "“", "”", '"', "«", "»", "„", "``", "''", "’", "'",
    " ", " ", "  ", ".", ". .", "..", ",", " ,", ":", " :", "?", "!", "\n", "\n\n", "\r\n", "&amp;", "Ã©", "\u200b",
    "announced", "not", "3,000", "6\"", "5'", "www.a.org", "x@y.fr", "(", ")", "( ", " )", "meters", "Read also", "—",
)  # fmt: skip


def articles() -> Iterator[tuple[str, str, str, str]]:
    """Yield (name, language, format, text) of all fixtures."""
    for path in sorted(FIXTURES.glob("*/*/*")):
        if path.suffix in (".txt", ".md") and path.parent.parent.name in ("articles", "clean"):
            yield str(path.relative_to(FIXTURES)), path.parent.name, path.suffix[1:], path.read_bytes().decode("utf-8")


def clean_articles() -> Iterator[tuple[str, str, str, str]]:
    """Yield those that must come back as they are."""
    return (article for article in articles() if article[0].startswith("clean/") or ".fixed." in article[0])


def evaluation() -> Iterator[tuple[str, str, str, str]]:
    """Yield (name, language, format, text) of the evaluation set; nothing where it is not beside the checkout."""
    for name in ("gold", "negatives"):
        path = EVAL / f"{name}.jsonl"
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                item = json.loads(line)
                yield (
                    item["id"],
                    item.get("target_lang") or item["lang"],
                    item["format"],
                    item.get("before") or item["text"],
                )
    for path in sorted(EVAL.glob("*/*")):
        if path.suffix in (".txt", ".md") and path.is_file():
            languages = path.name.split("_")[0].split("-")
            yield path.name, languages[-1], path.suffix[1:], path.read_bytes().decode("utf-8")


def generated(count: int, seed: int = 0) -> Iterator[tuple[str, str, str, str]]:
    """Yield random texts: characters and words that make trouble, and good prose damaged, long and very short.

    The short ones have about as many letters as it takes to find out a language.
    """
    chance = random.Random(seed)
    prose = [
        text
        for name, language, fmt, text in articles()
        if language == "en" and fmt == "txt" and name.startswith("clean")
    ]
    for i in range(count):
        kind = i % 4
        if kind == 0:
            text = "".join(chance.choices(NASTY, k=chance.randint(1, 200)))
        elif kind == 1:
            text = "".join(
                part + chance.choice(("", " ", " ")) for part in chance.choices(WORDS, k=chance.randint(2, 60))
            )
        elif kind == 2:
            source = chance.choice(prose)
            start = chance.randrange(len(source))
            text = source[start : start + chance.randint(50, 110)]
            for word in (chance.choice(WORDS), "&quot;", "Vladimir Poutine"):
                at = chance.randrange(len(text) + 1)
                text = f"{text[:at]} {word} {text[at:]}"
        else:
            source = chance.choice(prose)
            start = chance.randrange(len(source))
            text = spoil(source[start : start + 1500], chance, per_thousand=12)
        yield f"generated {seed}/{i}", "en", "md" if i % 7 == 6 else "txt", text
