"""Find numbers whose separators are those of the source language."""

import re
from collections.abc import Callable, Iterable
from itertools import product

from cleanup.evidence import Evidence
from cleanup.function_words import is_english
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.numbers import others
from cleanup.numbers.conventions import SPACES, convention
from cleanup.numbers.decimals import decimal
from cleanup.numbers.numerals import Numeral, numerals
from cleanup.numbers.place import Place, Verdict, place
from cleanup.numbers.pointed import pointed
from cleanup.numbers.spaced import spaced
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_MARKS = {"spaces": SPACES + "'’", "points": ".", "commas": ",", "decimals": ",", "point-decimals": "."}
#: So far to both sides the words tell in which language a number stands.
_NEAR = 200
#: What a passage must hold for a kind of number to stand in it.
_CANDIDATES = {
    "spaces": re.compile(rf"\d[{SPACES}'’]\d{{3}}(?!\d)"),
    "points": re.compile(r"\d\.\d{3}(?!\d)"),
    "commas": re.compile(r"\d,\d{3}(?!\d)"),
    "decimals": re.compile(r"\d,(?:\d{1,2}(?!\d)|(?<=0,)\d)"),
    "point-decimals": re.compile(r"\d\.\d{1,2}(?!\d)"),
}
_SHAPES: dict[str, Callable[[Numeral], bool]] = {
    "spaces": lambda number: number.marks[0] in " '",
    "points": lambda number: number.grouped_by(".") or number.grouped_with_decimals(".", ","),
    "commas": lambda number: number.marks[0] == "," and number.groups[0] != "0",
    "decimals": lambda number: (
        number.marks[-1] == "," == number.marks[0] and (len(number.decimals) != 3 or number.groups[0] == "0")
    ),
    "point-decimals": lambda number: number.marks == (".",),
}
_INTO_ENGLISH: dict[str, Callable[[Place, Evidence], Verdict | None]] = {
    "spaces": spaced,
    "points": pointed,
    "decimals": decimal,
}
_INTO_OTHERS: dict[str, Callable[[Place, Evidence, str], Verdict | None]] = {
    "points": others.pointed,
    "commas": others.commas,
    "point-decimals": others.point_decimals,
}


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    for first, mark, second in product("0123456789", _MARKS[options["kind"]], "0123456789"):
        yield first + mark + second


@normalizer("number-separators", options={"kind": str}, triggers=_triggers)
def number_separators(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each number with foreign separators of one ``kind``, and the article's own separators for it.

    ``kind``: "spaces" (12 000, also 12'000), "points" (12.000), "commas" (12,000) between groups of three,
    "decimals" (3,5) and "point-decimals" (3.5). A number that can be read in the article's own way is left
    alone unless something proves its value.
    """
    language = passage.language or evidence.language
    kind = options["kind"]
    if convention(language) is None or not _CANDIDATES[kind].search(passage.text):
        return
    for number in numerals(passage.text):
        if not _SHAPES[kind](number):
            continue
        verdict = _weigh(passage.text, number, language, kind, evidence)
        if verdict is not None:
            edits = tuple(_edits(passage.text, number, language))
            yield Match(number.start, number.end, edits, verdict.told, verdict.safety, verdict.reason)


def _weigh(text: str, number: Numeral, language: str, kind: str, evidence: Evidence) -> Verdict | None:
    base = language.partition("-")[0]
    at = place(text, number, base)
    if at is None:
        return None
    if base == "en":
        return _INTO_ENGLISH[kind](at, evidence) if kind in _INTO_ENGLISH else None
    if kind not in _INTO_OTHERS or is_english(text[max(0, number.start - _NEAR) : number.end + _NEAR], base):
        return None  # a paragraph that was not translated writes its numbers in its own way
    return _INTO_OTHERS[kind](at, evidence, language)


def _edits(text: str, number: Numeral, language: str) -> Iterable[Edit]:
    """Set the separators of the language: the last mark is the decimal one unless three digits follow it."""
    own = convention(language)
    assert own is not None
    decimals = number.marks[-1] in ",." and not (number.grouped_by(number.marks[-1]) and number.groups[0] != "0")
    digits = sum(map(len, number.groups[:-1] if decimals else number.groups))
    for i, at in enumerate(number.at):
        if decimals and i == len(number.at) - 1:
            new = own.decimal
        else:
            new = own.group if digits >= 3 + own.minimum_grouping else ""
        if text[at] != new:
            yield Edit(at, at + 1, new)
    if decimals and text[number.end : number.end + 1] == "%" and own.percent_space:
        yield Edit(number.end, number.end, own.percent_space)
