"""How a language writes Russian, Ukrainian, Belarusian and Bulgarian names, and which English spellings that allows.

A romanisation is a table (``cleanup/data/romanisation/<language>.toml``): a name is read from left to right, at each
place by the longest form that fits; a form may give several things, for each way of writing loses something else. All
ways together are the candidates. A candidate proves nothing: it must stand in the article or in the gazetteer.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.names.spelling import folded

FOLDER = Path(__file__).parent.parent / "data" / "romanisation"
#: More candidates than this are cut off, the least likely ones; 2 to 4 is usual.
MAX_CANDIDATES = 512
#: Longer words are no names.
MAX_LENGTH = 40
_VOWELS = frozenset("aeiouyäöüàâáéèêëíìîïóòôúùûý")
_HYPHENS = frozenset("- \n")


class Rule(NamedTuple):
    """One row: a form, where it may stand, and what it gives, the likeliest first."""

    form: str
    gives: tuple[str, ...]
    at: str = ""
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class Step(NamedTuple):
    """A piece of a name as it was read, and what it can give."""

    form: str
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Romanisation:
    """The table of one language."""

    language: str
    #: What no English spelling would have: only a name that shows one is read.
    marker: re.Pattern[str]
    #: Names so shaped are borne by people who write themselves so: the gazetteer alone proves nothing for them.
    borne: re.Pattern[str] | None
    #: Names so shaped can be two names of which the gazetteer may have only one.
    doubtful: re.Pattern[str] | None
    #: Forms that names of other languages have, too: one of them alone proves nothing with the gazetteer.
    weak: frozenset[str]
    #: Folded: people and things that English writes in this way, too.
    kept: frozenset[str]
    rules: Mapping[str, tuple[Rule, ...]]
    examples: Mapping[str, str]
    not_marked: tuple[str, ...]

    def read(self, name: str) -> tuple[Step, ...]:
        """Read a name from left to right, in lower case."""
        name = unicodedata.normalize("NFC", name.lower())
        steps, at = [], 0
        while at < len(name):
            rule = next((rule for rule in self.rules.get(name[at], ()) if _fits(rule, name, at)), None)
            if rule is not None:
                steps.append(Step(rule.form, rule.gives))
                at += len(rule.form)
                continue
            char = name[at]
            steps.append(Step(char, ("-", " ") if char in _HYPHENS else (folded(char),)))
            at += 1
        return tuple(steps)

    def candidates(self, name: str) -> tuple[str, ...]:
        """Return the English spellings that ``name`` can stand for, folded, the likeliest first."""
        if len(name) > MAX_LENGTH:
            return ()
        steps = self.read(name)
        ways = [step.gives for step in steps]
        while prod(map(len, ways)) > MAX_CANDIDATES:
            cut = max(i for i, way in enumerate(ways) if len(way) == max(map(len, ways)))
            ways[cut] = ways[cut][:-1]
        ranked = sorted(
            (sum(rank for rank, _ in chosen), i, "".join(piece for _, piece in chosen))
            for i, chosen in enumerate(product(*(tuple(enumerate(way)) for way in ways)))
        )
        return tuple(dict.fromkeys(spelled for _, _, spelled in ranked))

    def path(self, name: str, english: str) -> tuple[tuple[str, str], ...]:
        """Return the steps that change something on the way from ``name`` to ``english``, a candidate of it."""
        steps, wanted = self.read(name), folded(english)
        ends: list[dict[int, tuple[int, str]]] = [{0: (0, "")}]
        for step in steps:
            reached: dict[int, tuple[int, str]] = {}
            for end in ends[-1]:
                for piece in step.gives:
                    if wanted.startswith(piece, end):
                        reached.setdefault(end + len(piece), (end, piece))
            ends.append(reached)
        at, way = len(wanted), []
        for step, reached in zip(reversed(steps), reversed(ends), strict=False):
            if at not in reached:
                return ()
            at, piece = reached[at]
            if piece != step.form:
                way.append((step.form, piece))
        return tuple(reversed(way))


@cache
def romanisation(language: str) -> Romanisation | None:
    """Return the table of one source language; None if there is none."""
    path = FOLDER / f"{language}.toml"
    if not path.is_file():
        return None
    import tomllib

    return parse(tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a table of romanisation."""
    return tuple(sorted(path.stem for path in FOLDER.glob("??.toml")))


def parse(data: Mapping[str, Any]) -> Romanisation:
    """Make a romanisation of the content of its file."""
    rules: dict[str, list[Rule]] = {}
    for row in data["rules"]:
        forms = [row["form"]] if isinstance(row["form"], str) else row["form"]
        for form in forms:
            rule = Rule(form, tuple(row["gives"]), row.get("at", ""), _letters(row, "after"), _letters(row, "before"))
            rules.setdefault(form[0], []).append(rule)
    for of_letter in rules.values():
        # the longest form first, of equal ones that with the narrower place; else the order of the file
        of_letter.sort(key=lambda rule: (-len(rule.form), -bool(rule.at), -bool(rule.after) - bool(rule.before)))
    return Romanisation(
        language=data["language"],
        marker=re.compile("|".join(data["markers"])),
        borne=_any_of(data.get("borne", ())),
        doubtful=_any_of(data.get("doubtful", ())),
        weak=frozenset(data.get("weak", ())),
        kept=frozenset(map(folded, data.get("kept", ()))),
        rules={letter: tuple(of_letter) for letter, of_letter in rules.items()},
        examples=data["examples"],
        not_marked=tuple(data.get("not_marked", ())),
    )


def _any_of(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns)) if patterns else None


def _letters(row: Mapping[str, Any], side: str) -> tuple[str, ...]:
    given = row.get(side, ())
    return (given,) if isinstance(given, str) else tuple(given)


def _fits(rule: Rule, name: str, at: int) -> bool:
    end = at + len(rule.form)
    if not name.startswith(rule.form, at):
        return False
    if (rule.at == "start" and at and name[at - 1] not in _HYPHENS) or (
        rule.at == "end" and end < len(name) and name[end] not in _HYPHENS
    ):
        return False
    return _beside(rule.after, name[:at], last=True) and _beside(rule.before, name[end:], last=False)


def _beside(wanted: Sequence[str], text: str, *, last: bool) -> bool:
    """Does what stands beside a form end (``last``) or begin with one of these letters, or kinds of letters?"""
    if not wanted:
        return True
    char = text[-1:] if last else text[:1]
    return any(
        (char in _VOWELS if char else False)
        if want == "vowel"
        else (char.isalpha() and char not in _VOWELS)
        if want == "consonant"
        else text.endswith(want)
        if last
        else text.startswith(want)
        for want in wanted
    )
