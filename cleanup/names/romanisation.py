"""How a language writes Russian, Ukrainian, Belarusian and Bulgarian names, and which English spellings that allows.

A romanisation is a table (``cleanup/data/romanisation/<language>.toml``): a name is read from left to right, at each
place by the longest form that fits; a form may give several things, for each way of writing loses something else. All
ways together are the candidates. A candidate proves nothing: it must stand in the article or in the gazetteer.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
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
_VOWELS = "aeiouyäöüàâáéèêëíìîïóòôúùûý"
#: Kinds of letters that a rule can want beside its form.
_LETTERS = {"vowel": f"[{_VOWELS}]", "consonant": rf"[^\W\d_{_VOWELS}]"}
_HYPHENS = frozenset("- \n")
_APART = ("-", " ")


class Rule(NamedTuple):
    """One row: a form, where it may stand, and what it gives, the likeliest first."""

    form: str
    gives: tuple[str, ...]
    at: str = ""
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class OfLetter(NamedTuple):
    """The rules whose forms begin with one letter, and a pattern with a group for each, in order."""

    pattern: re.Pattern[str]
    rules: tuple[Rule, ...]


class Step(NamedTuple):
    """A piece of a name as it was read, and what it can give."""

    form: str
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Romanisation:
    """The table of one language."""

    language: str
    #: What no English spelling would have: only a name that shows one is read.
    marker: re.Pattern[str]
    #: What this romanisation never has: a word with it is not read.
    alien: re.Pattern[str]
    #: Names so shaped are borne by people who write themselves so: the gazetteer alone proves nothing for them.
    borne: re.Pattern[str] | None
    #: Names so shaped can be two names of which the gazetteer may have only one.
    doubtful: re.Pattern[str] | None
    #: Forms that names of other languages have, too: one of them alone proves nothing with the gazetteer.
    weak: frozenset[str]
    #: Folded: people and things that English writes in this way, too.
    kept: frozenset[str]
    rules: Mapping[str, OfLetter]
    examples: Mapping[str, str]
    not_marked: tuple[str, ...]

    def read(self, name: str) -> tuple[Step, ...]:
        """Read a name from left to right, in lower case."""
        name = name.lower() if name.isascii() else unicodedata.normalize("NFC", name.lower())
        steps, at = [], 0
        while at < len(name):
            char = name[at]
            of_letter = self.rules.get(char)
            found = of_letter.pattern.match(name, at) if of_letter is not None else None
            if of_letter is not None and found is not None and found.lastindex is not None:
                rule = of_letter.rules[found.lastindex - 1]
                steps.append(Step(rule.form, rule.gives))
                at = found.end()
            else:
                steps.append(Step(char, _APART if char in _HYPHENS else (folded(char),)))
                at += 1
        return tuple(steps)

    @lru_cache(maxsize=4096)  # noqa: B019  (there is one table per language, for good)
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
    return Romanisation(
        language=data["language"],
        marker=re.compile("|".join(data["markers"])),
        alien=re.compile("|".join(data["alien"])),
        borne=_any_of(data.get("borne", ())),
        doubtful=_any_of(data.get("doubtful", ())),
        weak=frozenset(data.get("weak", ())),
        kept=frozenset(map(folded, data.get("kept", ()))),
        rules={letter: _of_letter(found) for letter, found in rules.items()},
        examples=data["examples"],
        not_marked=tuple(data.get("not_marked", ())),
    )


def _any_of(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns)) if patterns else None


def _letters(row: Mapping[str, Any], side: str) -> tuple[str, ...]:
    given = row.get(side, ())
    return (given,) if isinstance(given, str) else tuple(given)


def _of_letter(rules: Sequence[Rule]) -> OfLetter:
    """The rules whose forms begin with one letter: the longest first, of equal ones that with the narrower place."""
    ordered = sorted(rules, key=lambda rule: (-len(rule.form), -bool(rule.at), -bool(rule.after) - bool(rule.before)))
    return OfLetter(re.compile("|".join(f"({_pattern(rule)})" for rule in ordered)), tuple(ordered))


def _pattern(rule: Rule) -> str:
    start = r"(?:\A|(?<=[- \n]))" if rule.at == "start" else ""
    end = r"(?=[- \n]|\Z)" if rule.at == "end" else ""
    after = "|".join(f"(?<={_LETTERS.get(want, re.escape(want))})" for want in rule.after)
    before = "|".join(_LETTERS.get(want, re.escape(want)) for want in rule.before)
    return f"{start}(?:{after}){re.escape(rule.form)}{end}" + (f"(?={before})" if before else "")
