"""Find what English writes with a capital and other languages do not: french, monday, in july, the united states."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from cleanup.beside import FOREIGN_AFTER, FOREIGN_BEFORE
from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import QUOTES, Match, Safety
from cleanup.text import Edit, Passage

_WORD = re.compile(r"[a-zß-ÿ]+")
_PATH = Path(__file__).parent.parent / "data" / "capitals.json"
#: Behind an adjective that is a word of its own these prove that people are meant.
_PROOF = re.compile(
    r" (?:government|president|presidency|prime minister|minister|parliament|people|citizens?|nationals?|language|army|"
    r"troops|soldiers?|forces|authorit(?:y|ies)|police|capital|economy|border|embassy|ambassador|king|queen|state|"
    r"republic|press|media|newspapers?|compan(?:y|ies)|market|team|players?|writers?|artists?|church|clergy|priests?|"
    r"bishops?|community|population|refugees|migrants|women|men|women|leaders?|parties|party|politicians?|voters|court|"
    r"law|constitution|elections?|front|league|spring|world|countries|country|nation|nations|america)\b"
)
#: The views of a people can be orthodox: only a church and its clergy prove that the Orthodox are meant.
_CHURCH = re.compile(
    r" (?:church|clergy|priests?|bishops?|archbishops?|monks?|monaster(?:y|ies)|nuns?|cathedrals?|patriarchs?|"
    r"patriarchates?|metropolitans?|parish(?:es)?|faithful|believers|christians?|christianity|jews?|easter|christmas)\b"
)
#: Materials that have lost the country that they are called after, and end with it.
_MATERIAL_BEFORE = re.compile(r"\b[Gg]um $")
#: What can stand glued to a word of prose; anything else shows a name of a file, a key, an option.
_GLUED_BEFORE = re.compile(
    r"(?:[\w@#/.\\=<>:&_+*~^|]|(?<!\banti)(?<!\bpro)(?<!\bnon)(?<!\bex)(?<!\bpost)(?<!\bpan)(?<!\bmid)-)$"
)
_GLUED_AFTER = re.compile(r"[\w@#/\\=<>&_+*~^|(\[]|[.:]\w|-(?![a-z]{3})")
#: Before a month a preposition or a day, behind it a year or a day.
_DATED_BEFORE = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)?|early|late|mid|last|next) $|\bmid-$", re.IGNORECASE)
_IN_BEFORE = re.compile(r"\b(?:in|since|until|of|by|from|during) $", re.IGNORECASE)
#: The march that people are on: the line of march.
_OF_A_MARCH = re.compile(r"(?<!end )(?<!beginning )(?<!middle )(?<!month )(?<!start )(?<!half )\bof $", re.IGNORECASE)
_YEAR_AFTER = re.compile(r",? (?:1[5-9]|20)\d\d\b")
_DAY_AFTER = re.compile(
    r" (?:[12]?\d|3[01])(?:st|nd|rd|th)?(?:,(?: (?:1[5-9]|20)\d\d\b)?|\.(?:\s|$)| (?:1[5-9]|20)\d\d\b)"
)
_STOP_AFTER = re.compile(r"[.,;:!?)]")
_DAYS = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_DAY_LISTED_BEFORE = re.compile(rf"{_DAYS}, $")
_DAY_LISTED_AFTER = re.compile(rf", {_DAYS}\b")
_OPENED = re.compile(r"(?<!\w)[\"'“‘](?:\w+ ){0,2}$")
_CLOSED = re.compile(r"(?: \w+){0,2}[\"'”’]")
_OFTEN_LOWER = re.compile(r"\bi(?<![\w'’-]i)(?=['’]| [a-z])")


#: “may” is everywhere: a year or a day behind it, and a preposition or a day before it make it a month.
_MAY = tuple(f"may {digit}" for digit in "123")


@cache
def _table() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    rows = json.loads(_PATH.read_text(encoding="utf-8"))
    return {word: (kind, tuple(unless)) for word, (kind, unless) in rows.items()}


@cache
def _by_first_word(kinds: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """First word → the names that begin with it, the longest first."""
    names: dict[str, list[str]] = {}
    for name in sorted((word for word, (kind, _) in _table().items() if kind in kinds), key=len, reverse=True):
        names.setdefault(_WORD.findall(name)[0], []).append(name)
    return {first: tuple(found) for first, found in names.items()}


def _names(text: str, kinds: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield (place, name) for the names of these kinds that stand in lower case: looked up word by word."""
    names = _by_first_word(kinds)
    for found in _WORD.finditer(text):
        for name in names.get(found[0], ()):
            start = found.start()
            if text.startswith(name, start) and not text[start + len(name) : start + len(name) + 1].isalnum():
                yield start, name
                break


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    for word, (kind, _) in _table().items():
        if kind in options["kinds"]:
            yield from _MAY if word == "may" else (word,)


@normalizer("lowercase-name", options={"kinds": list}, triggers=_literals)
def lowercase_name(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield words of the table in lower case with the edits that capitalise them.

    ``kinds`` are those of scripts/data/capitals.tsv. A word that is one of its own (polish, march) wants a neighbour
    that proves it. Where the passage has no capital at all, or writes “i”, its lower case is its own.
    """
    text = passage.text
    for start, word in _names(text, tuple(options["kinds"])):
        end = start + len(word)
        before, after = text[max(0, start - 24) : start], text[end : end + 24]
        if (before and _GLUED_BEFORE.search(before)) or _GLUED_AFTER.match(after):
            continue
        if before[-1:] in QUOTES and after[:1] in QUOTES:
            continue
        if FOREIGN_BEFORE.search(before) or FOREIGN_AFTER.match(after):
            continue
        kind, unless = _table()[word]
        if kind == "adjective" and _MATERIAL_BEFORE.search(before):
            continue
        if kind == "day" and _is_literal(text, start, end):
            continue
        if unless and re.match(rf"[ -](?:{'|'.join(unless)})\b", text[end : end + 24]):
            continue
        told = _told(kind, word, before, text, end)
        if told and _is_casual(text):
            return
        if told:
            edits = tuple(Edit(start + at, start + at + 1, word[at].upper()) for at in _heads(word))
            yield Match(start, end, edits, (told,), Safety.SAFE)


def _is_literal(text: str, start: int, end: int) -> bool:
    """Is the day one of a list of days, or a part of a few words in marks: what somebody has to type?"""
    if _DAY_LISTED_BEFORE.search(text, max(0, start - 14), start) or _DAY_LISTED_AFTER.match(text, end):
        return True
    opened = _OPENED.search(text, max(0, start - 30), start)
    return opened is not None and _CLOSED.match(text, end) is not None


def _is_casual(text: str) -> bool:
    """Is lower case the habit of this text?"""
    return text.islower() or _OFTEN_LOWER.search(text) is not None


def _heads(word: str) -> Iterable[int]:
    return (at for at in range(len(word)) if at == 0 or word[at - 1] in " -")


def _told(kind: str, word: str, before: str, text: str, end: int) -> str:
    """Say what proves that the word is a name; "" where nothing does."""
    if kind in ("proof", "religion"):
        noun = (_PROOF if kind == "proof" else _CHURCH).match(text, end)
        return f"“{noun[0].strip()}” behind “{word}” shows that it is a name" if noun else ""
    if kind in ("month", "proof-month"):
        return f"the words beside “{word}” show that it is a month" if _is_month(word, before, text, end) else ""
    if kind == "day":
        return f"“{word}” is a day of the week"
    return f"“{word}” is a name in English"


def _is_month(word: str, before: str, text: str, end: int) -> bool:
    """Does a year, a day or a preposition stand beside the month: the more, the more it is a word of its own?"""
    year, day = _YEAR_AFTER.match(text, end), _DAY_AFTER.match(text, end)
    dated, preposition = _DATED_BEFORE.search(before), _IN_BEFORE.search(before)
    whole_date = bool(day and day[0][-4:].isdigit())
    if word == "may":
        return whole_date or bool(year and (dated or preposition))
    if word in ("march", "august"):
        if word == "march" and not year and not whole_date and _OF_A_MARCH.search(before):
            return False
        day_before = dated is not None and dated[0][0].isdigit() and word == "august"
        return bool(year or whole_date or day_before or (_STOP_AFTER.match(text, end) and (dated or preposition)))
    return bool(year or day or dated or preposition)
