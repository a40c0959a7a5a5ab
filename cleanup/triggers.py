"""Take from a pattern the literals that wake it: any match contains one of them at a known place.

A trigger is a literal and where the match begins: ``offset`` code points before the literal, or, where a run
of blanks of any length comes first, at the start of that run (``run``).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

#: More literals than this for one rule are no longer worth their place in the automaton.
MAX_LITERALS = 1500
#: A rule woken more often than this, in expected hits per code point of English, is refused (a comma alone is 0.01).
MAX_FREQUENCY = 0.004

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)

#: What one more literal costs while a text is read, in wakings for nothing per code point.
LITERAL_COST = 8e-7

#: Rough relative frequencies of characters in English prose, for choosing the rarest literal.
_FREQUENCY = {" ": 0.17, "e": 0.1, ".": 0.01, ",": 0.01, "\n": 0.005, '"': 0.003, "'": 0.003, "’": 0.003, "-": 0.002}
_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
#: Edited prose sets no blank before these.
_NOT_BEHIND_BLANK = ".,;:!?)]}”’»%"


class Trigger(NamedTuple):
    """Where ``literal`` stands at ``i``, a match can begin at ``i - offset``, or at the start of the ``run`` there."""

    literal: str
    offset: int
    run: frozenset[str] | None = None


#: What has been taken from patterns before.
_TAKEN: dict[str, list[Trigger] | None] = {}


def remember(taken: Mapping[str, Sequence[tuple[str, int, frozenset[str] | None]] | None]) -> None:
    """Spare `take` the work for patterns of which is known what it returns."""
    for pattern, found in taken.items():
        _TAKEN[pattern] = None if found is None else [Trigger(*trigger) for trigger in found]


def take(pattern: str, flags: int = 0) -> list[Trigger] | None:
    """Return the set of triggers of a pattern that costs least; None if it has no finite one at a known place."""
    if not flags and pattern in _TAKEN:
        return _TAKEN[pattern]
    parsed = sre_parser.parse(pattern, flags)
    fold = bool(parsed.state.flags & re.IGNORECASE)
    best: tuple[float, list[Trigger]] | None = None
    for triggers in _candidates(list(parsed), fold):
        # letters are no independent draws: of two sets that look equally rare, the longer literals are the rarer
        cost = weight(trigger.literal for trigger in triggers) * 0.5 ** len(triggers[0].literal)
        cost += len(triggers) * LITERAL_COST
        if best is None or cost < best[0]:
            best = cost, triggers
    return best[1] if best else None


def frequency(literal: str) -> float:
    """Guess how often a literal stands in English prose, per code point."""
    guess = 1.0
    for before, char in zip("x" + literal, literal, strict=False):
        if before in _BLANKS and char in _NOT_BEHIND_BLANK:
            guess *= 0.0005
        else:
            guess *= _FREQUENCY.get(char) or _of_kind(char)
    return guess


def _of_kind(char: str) -> float:
    if char.islower() and char.isascii():
        return 0.04
    if not char.isprintable():
        return 0.00001
    return 0.003 if char.isalnum() else 0.0005


def weight(literals: Iterable[str]) -> float:
    """Guess how often any of these literals stands in English prose, per code point."""
    return sum(map(frequency, literals))


def _candidates(items: list[Any], fold: bool) -> Iterable[list[Trigger]]:
    """Every run of expandable items at a fixed distance from the start, and behind one leading run."""
    columns: list[tuple[int, frozenset[str]]] = []  # offset from the start of the match, what can stand there
    position: int | None = 0
    run: frozenset[str] | None = None
    after_run: list[frozenset[str]] = []
    for kind, value in _flat(items):
        if kind is sre.ASSERT and value[0] < 0:
            behind = _fixed(value[1], fold)
            if behind and position is not None:
                columns += [(position - len(behind) + i, chars) for i, chars in enumerate(behind) if chars]
            continue
        if kind is sre.ASSERT:
            ahead = _fixed(value[1], fold)
            if ahead and position is not None:
                columns += [(position + i, chars) for i, chars in enumerate(ahead) if chars]
            elif ahead and run is not None:
                after_run += [chars for chars in ahead if chars]
            break
        if _is_zero_width([(kind, value)]):
            continue
        fixed = _fixed([(kind, value)], fold)
        if fixed is not None and position is not None:
            columns += [(position + i, chars) for i, chars in enumerate(fixed) if chars]
            position += len(fixed)
        elif fixed is not None and run is not None and all(fixed):
            after_run += [chars for chars in fixed if chars]
        elif position == 0 and kind in (sre.MAX_REPEAT, sre.POSSESSIVE_REPEAT) and value[0] == 1 and run is None:
            inner = _fixed(value[2], fold)
            if not inner or len(inner) != 1 or not inner[0]:
                break
            run, position = inner[0], None
            columns.append((0, run))
        elif kind in _REPEATS and value[0] >= 1 and (inner := _fixed(value[2], fold)) and all(inner):
            if position is not None:
                columns += [(position + i, chars) for i, chars in enumerate(inner)]
            elif run is not None:
                after_run += inner
            break
        else:
            branches = _branches(kind, value)
            if branches is not None and position == 0 and not columns:
                yield from _union(branches, fold)
            break
    yield from _windows(sorted(columns, key=lambda column: column[0]))
    if run is not None and after_run:
        for size in (1, 2, 3):
            behind = after_run[:size]
            if _size([run, *behind]) <= MAX_LITERALS:
                yield [Trigger("".join(literal), 0, run) for literal in product(sorted(run), *map(sorted, behind))]


def _is_zero_width(items: Iterable[Any]) -> bool:
    """Does this group take no code point: nothing but assertions, in branches or not?"""
    return all(
        kind in (sre.ASSERT, sre.ASSERT_NOT, sre.AT)
        or (kind is sre.BRANCH and all(_is_zero_width(branch) for branch in value[1]))
        or (kind is sre.SUBPATTERN and _is_zero_width(value[3]))
        for kind, value in items
    )


def _flat(items: Iterable[Any]) -> Iterable[Any]:
    """The items of a sequence, those of its groups in their place."""
    for kind, value in items:
        if kind is sre.SUBPATTERN and not any(inner is sre.BRANCH for inner, _ in value[3]):
            yield from _flat(value[3])
        else:
            yield kind, value


def _windows(columns: Sequence[tuple[int, frozenset[str]]]) -> Iterable[list[Trigger]]:
    """Each gapless window of columns that expands to few enough literals."""
    for i in range(len(columns)):
        chosen: list[frozenset[str]] = []
        for j in range(i, min(i + 12, len(columns))):
            if j > i and columns[j][0] != columns[j - 1][0] + 1:
                break
            chosen.append(columns[j][1])
            if _size(chosen) > MAX_LITERALS:
                break
            yield [Trigger("".join(literal), columns[i][0]) for literal in product(*map(sorted, chosen))]


def _union(branches: Sequence[list[Any]], fold: bool) -> Iterable[list[Trigger]]:
    """The triggers of an alternation: those of each branch together."""
    together: list[Trigger] = []
    for branch in branches:
        found = sorted(_candidates(branch, fold), key=lambda triggers: weight(t.literal for t in triggers))
        if not found:
            return
        together += found[0]
    if len(together) <= MAX_LITERALS:
        yield together


def _branches(kind: Any, value: Any) -> list[list[Any]] | None:
    if kind is sre.SUBPATTERN:
        inner = list(value[3])
        return _branches(*inner[0]) if len(inner) == 1 else None
    return [list(branch) for branch in value[1]] if kind is sre.BRANCH else None


def _size(sets: Sequence[frozenset[str]]) -> int:
    size = 1
    for chars in sets:
        size *= len(chars)
    return size


def _fixed(items: Iterable[Any], fold: bool) -> list[frozenset[str]] | None:
    """One set of characters per code point that the items take; an empty set: anything; None: no fixed length."""
    columns: list[frozenset[str]] = []
    for kind, value in items:
        if kind is sre.LITERAL:
            char = chr(value)
            columns.append(frozenset({char.lower(), char.upper()} if fold and char.isalpha() else {char}))
        elif kind is sre.IN:
            columns.append(_expanded(value, fold))
        elif kind in (sre.ANY, sre.NOT_LITERAL):
            columns.append(frozenset())
        elif kind is sre.SUBPATTERN:
            inner = _fixed(value[3], fold)
            if inner is None:
                return None
            columns += inner
        elif kind in _REPEATS and value[0] == value[1]:
            inner = _fixed(value[2], fold)
            if inner is None or value[0] > 8:
                return None
            columns += inner * value[0]
        elif kind is sre.BRANCH:
            widths = [_fixed(branch, fold) for branch in value[1]]
            if any(width is None or len(width) != 1 for width in widths):
                return None
            sets = [width[0] for width in widths if width]
            columns.append(frozenset().union(*sets) if all(sets) else frozenset())
        elif kind in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
            continue
        else:
            return None
    return columns


def _expanded(members: Iterable[Any], fold: bool) -> frozenset[str]:
    """The characters of a class such as ``[a-z”]``; empty if it is open-ended (``\\w``, ``[^x]``)."""
    chars: set[str] = set()
    for kind, value in members:
        if kind is sre.LITERAL:
            chars.add(chr(value))
        elif kind is sre.RANGE and value[1] - value[0] <= 128:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        elif kind is sre.CATEGORY and value is sre.CATEGORY_DIGIT:
            chars.update("0123456789")
        else:
            return frozenset()
    if fold:
        chars |= {char.upper() for char in chars} | {char.lower() for char in chars}
    return frozenset(chars)
