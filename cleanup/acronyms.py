"""The tables of acronyms: what another language writes, what English writes, and how English uses it."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cleanup.beside import ALONE, COMPLETE, PLURAL_VERB, PREPOSITION, SINGULAR_VERB

_PATH = Path(__file__).parent / "data" / "acronyms.json"
_SMALL = frozenset(["of", "the", "for", "and", "in", "on", "to", "de", "la", "du", "des", "und", "der"])
_WORDS = re.compile(r"[^\W\d_]+")
#: Acronyms that are spoken as a word: "a NATO summit", but "an NGO".
_SPOKEN = frozenset({"NATO", "NAFTA", "FATF"})
_ARTICLE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?) |\b[LlDd]['’])$")
_SHARE = re.compile(r"(?:%|per ?cent|percentage points?|share|half|third|quarter) of $")
_MANY = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|thousands of|several|many|some|these|"
    r"those|various|most|all|other|few|number of|both)(?: [a-z]+)? $",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:an?|one|this|that|its|each|every|another|any)(?: [a-z]+)? $", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(
    r"\s+(?:The|A|An|In|On|At|He|She|It|They|We|But|And|This|That|These|For|When|While|After|According|As|However)\b"
)
_CLOSED = re.compile(r"[”\"’»)]*\s*$")
_PRONOUN = re.compile(r" (?:they|he|she|it|we|there|people)\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|\n)[“\"‘«]?$")


class Acronym(NamedTuple):
    """What English writes for a form. ``level``: sure, the, proof; ``unless``: words that speak for another meaning."""

    english: str
    level: str
    unless: tuple[str, ...]


class English(NamedTuple):
    """How English uses an acronym: its article, its names, and words of an article that speaks of it.

    ``article`` is "the", "-" (none), or "term" (none as part of a whole); ``many``: it has a plural.
    """

    article: str
    many: bool
    names: tuple[str, ...]
    context: tuple[str, ...]


@cache
def _data() -> Mapping[str, Mapping[str, object]]:
    data: Mapping[str, Mapping[str, object]] = json.loads(_PATH.read_text(encoding="utf-8"))
    return data


@cache
def table(language: str) -> Mapping[str, Acronym]:
    """Return form → Acronym for one source language; an empty table if there is none."""
    rows = _data()["forms"].get(language, {})
    assert isinstance(rows, dict)
    return {form: Acronym(english, level, tuple(unless)) for form, (english, level, unless) in rows.items()}


@cache
def languages() -> tuple[str, ...]:
    """Return the source languages that have a table."""
    return tuple(sorted(_data()["forms"]))


@cache
def english(acronym: str) -> English:
    """Return how English uses one of its acronyms."""
    row = _data()["english"][acronym]
    assert isinstance(row, list)
    return English(row[0], row[1] == "many", tuple(row[2]), tuple(row[3]))


@cache
def pattern(tables: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all forms of some languages, standing free; group 1 is the form, 2 the s of a plural."""
    by_first: dict[str, list[str]] = {}
    for form in sorted({form for language in tables for form in table(language)}, key=len, reverse=True):
        by_first.setdefault(form[0], []).append(re.escape(form[1:]))
    written = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
    # the form first: what stands before it is looked at behind it, so that the search runs on literals
    return re.compile(rf"({written})(s?)(?![\w@/&\\]|\.\w|-\d)")


_GLUED = re.compile(r"(?:[\w@#/.&\\]|(?<!\bpro)(?<!\banti)(?<!\bnon)(?<!\bex)(?<!\bpost)-)$")


def free(text: str, at: int) -> bool:
    """Does no part of another word, address or compound stand before ``at``? Prefixes such as "anti-" may."""
    return not _GLUED.search(text, max(0, at - 6), at)


def initials(before: str, size: int, *, capitals: bool) -> str:
    """The initials of the last words of ``before``, small ones left out; "" if there are not ``size`` of them.

    With ``capitals`` all these words must begin with one.
    """
    words = [word for word in _WORDS.findall(before[-120:]) if word.casefold() not in _SMALL][-size:]
    if len(words) < size or (capitals and not all(word[0].isupper() for word in words)):
        return ""
    return "".join(word[0] for word in words).upper()


def names_it(before: str, acronym: str) -> str:
    """Return the name that ``before`` ends with and ``acronym`` abbreviates; "" if there is none."""
    folded = before.casefold()
    for name in english(acronym).names:
        if folded.endswith(name.casefold()):
            return before[len(before) - len(name) :]
    if len(acronym) >= 3 and initials(before, len(acronym), capitals=True) == acronym:
        return " ".join(_WORDS.findall(before)[-len(acronym) :])
    return ""


def replaced(text: str, start: int, end: int, acronym: str, *, several: bool) -> tuple[int, str]:
    """Return where the replacement of the form at ``text[start:end]`` begins, and its text.

    It takes in an article that the English acronym does not want, adds one that it wants, and keeps the full
    stop of a sentence that the form has swallowed. ``several``: is it a plural?
    """
    use = english(acronym)
    word = acronym + ("s" if several else "")
    form = text[start:end]
    closes = form.endswith(".") and bool(_CLOSED.match(text, end) or _NEXT_SENTENCE.match(text, end))
    if closes:
        word += "."
    alone = closes or bool(ALONE.match(text, end)) or text[end : end + 2] in ("'s", "’s")
    found = _ARTICLE.search(text, max(0, start - 5), start)
    if found is None:
        verb = COMPLETE.match(text, end)
        if (
            use.article == "the"
            and _SENTENCE_START.search(text, max(0, start - 4), start)
            and verb
            and verb[0][-1:].isalpha()
        ):
            return start, f"The {word}"
        if (
            use.article == "the"
            and (alone or _PRONOUN.match(text, end))
            and PREPOSITION.search(text, max(0, start - 9), start)
        ):
            return start, f"the {word}"
        return start, word
    article = found[0].strip()
    if article.lower() in ("a", "an"):
        return found.start(), f"{_indefinite(article, acronym)} {word}"
    the = "The" if article[0].isupper() else "the"
    if use.article == "-" and alone:
        return found.start(), word
    if (
        use.article == "term"
        and not text.startswith(" of ", end)
        and _SHARE.search(text, max(0, found.start() - 25), found.start())
    ):
        return found.start(), word
    return found.start(), f"{the} {word}"


def _indefinite(article: str, acronym: str) -> str:
    vowel = acronym[0] in "AEIO" or (acronym[0] in "FHLMNRSX" and acronym not in _SPOKEN)
    return article[0] + ("n" if vowel else "")


def number(text: str, start: int, end: int) -> bool | None:
    """Are several meant by the form at ``text[start:end]``? None where it cannot be told."""
    before = text[max(0, start - 40) : start]
    if PLURAL_VERB.match(text, end) or _MANY.search(before):
        return True
    if SINGULAR_VERB.match(text, end) or _ONE.search(before):
        return False
    # before a noun it is no plural: "NGO workers"
    return None if ALONE.match(text, end) else False
