"""Suppression comments in a text: ``mt-cleanup: allow pack/rule (reason)``, ``off``, ``on``."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from cleanup.errors import nearest
from cleanup.selection import unknown

#: What a comment can say, and what it says to.
DIRECTIVES = ("allow", "off", "on")
#: Names that a message lists at most.
SAID = 5
_DIRECTIVE = re.compile(r"\s*mt-cleanup:\s*(?P<word>[^\s(,]*)(?P<names>[^(]*)(?:\((?P<reason>.*))?", re.S)
_NAME = re.compile(r"[^\s,]+")


class Comment(NamedTuple):
    """A comment of the article: its span, the text between its marks, the span of the block it stands in, if in one."""

    start: int
    end: int
    text: str
    block: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A span of the article in which some rules (ids or packs; empty for all) stay silent, and why."""

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    #: Where the comment stands, for reports.
    at: int

    def covers(self, rule: str) -> bool:
        """Does it silence the rule with this id?"""
        return not self.rules or rule in self.rules or rule.partition("/")[0] in self.rules


class Mistake(NamedTuple):
    """A comment that does nothing: where it stands, what it says, and what is wrong with it."""

    at: int
    written: str
    said: str


class Suppressions(NamedTuple):
    """What the comments of an article say, and what in them cannot be followed; both in the order of the text."""

    allowances: tuple[Allowance, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


NONE = Suppressions()


def comments(article: str, start: int, end: int) -> Iterator[Comment]:
    """Yield the comments ``<!-- … -->`` in a span of ``article``; one that is not closed is none."""
    while (low := article.find("<!--", start, end)) >= 0:
        high = article.find("-->", low + 4, end)
        if high < 0:
            return
        yield Comment(low, high + 3, article[low + 4 : high])
        start = high + 3


def read(found: Iterable[Comment], blocks: Iterable[tuple[int, int]], length: int) -> Suppressions:
    """Return the allowances that comments (in order) give, and the comments that give none.

    ``allow`` holds for the block that the comment stands in, or else for the next one; ``blocks`` are the spans
    of those that can be next, and where two begin at one place (a list and its first item) the longer is meant.
    ``off`` holds for each of its names (none: all rules) up to an ``on`` with that name, its pack or no name, or the
    end (``length``).
    """
    following = sorted(blocks, key=lambda block: (block[0], -block[1]))
    allowances: list[Allowance] = []
    mistakes: list[Mistake] = []
    off = _Off()
    for comment in found:
        directive = _DIRECTIVE.match(comment.text)
        if directive is None:
            continue
        word, names = directive["word"], tuple(_NAME.findall(directive["names"]))
        reason = (directive["reason"] or "").strip().removesuffix(")").strip()
        written = " ".join((word, *names))
        if word == "off":
            off.begin(names, comment.start, reason)
        elif word == "on":
            for name in names or ("",):
                ended = off.end(name, comment.start)
                allowances += ended
                if not ended:
                    mistakes.append(Mistake(comment.start, written, off.ends_nothing(name)))
        elif word == "allow":
            block = comment.block or _next(following, comment.end)
            if block is not None:
                allowances.append(Allowance(start=block[0], end=block[1], rules=names, reason=reason, at=comment.start))
            else:
                mistakes.append(Mistake(comment.start, written, f"{written!r} allows nothing: no block comes after it"))
        else:
            said = f"unknown directive {word!r}{nearest(word, DIRECTIVES)}: known are {', '.join(DIRECTIVES)}"
            mistakes.append(Mistake(comment.start, written, said))
    allowances += off.end("", length)
    return Suppressions(tuple(sorted(allowances, key=lambda allowance: allowance.at)), tuple(mistakes))


def idle(
    suppressions: Suppressions,
    known: Collection[str],
    silences: Callable[[Allowance], bool],
    *,
    require_reason: bool = False,
) -> tuple[tuple[Mistake, ...], tuple[tuple[int, str], ...]]:
    """Return the mistakes in suppressions, and all that suppresses nothing, by mistake or not: (offset, what it says).

    ``known`` are the rules and packs there are; ``silences`` tells whether an allowance kept anything quiet. With
    ``require_reason`` it is a mistake to give none; what is allowed stays silent all the same.
    """
    mistakes, nothing = list(suppressions.mistakes), []
    if require_reason:
        mistakes += _unreasoned(suppressions.allowances)
    for allowance in suppressions.allowances:
        mistake = misnamed(allowance, known)
        if mistake is not None:
            mistakes.append(mistake)
        right = [name for name in allowance.rules if name in known]
        if (right or mistake is None) and not silences(allowance):
            nothing.append((allowance.at, ", ".join(right) or "all rules"))
    nothing += [(mistake.at, mistake.written) for mistake in mistakes]
    return tuple(sorted(mistakes)), tuple(sorted(nothing))


def misnamed(allowance: Allowance, known: Collection[str]) -> Mistake | None:
    """Return what is wrong with an allowance that names what is no rule or pack; None if there is nothing."""
    wrong = tuple(name for name in allowance.rules if name not in known)
    if not wrong:
        return None
    said = "; ".join(unknown(name, known) for name in wrong[:SAID])
    return Mistake(allowance.at, ", ".join(wrong), said)


def _unreasoned(allowances: Iterable[Allowance]) -> Iterator[Mistake]:
    """Yield the comments that say no reason, each once."""
    names: dict[int, list[str]] = {}
    for allowance in allowances:
        if not allowance.reason:
            names.setdefault(allowance.at, []).extend(allowance.rules)
    for at, rules in names.items():
        written = ", ".join(rules) or "all rules"
        yield Mistake(at, written, f"the suppression of {written} gives no reason: add one in brackets, (why)")


class _Off:
    """What is off at a place: each name ("" for all rules), by its pack, with the place and reason of its comment."""

    def __init__(self) -> None:
        self._open: dict[str, dict[str, tuple[int, str]]] = {}

    def begin(self, names: tuple[str, ...], at: int, reason: str) -> None:
        for name in names or ("",):
            self._open.setdefault(name.partition("/")[0], {}).setdefault(name, (at, reason))

    def end(self, name: str, at: int) -> list[Allowance]:
        """Return the allowances that end here: one for each comment that began some of what ``name`` means."""
        ended: dict[tuple[int, str], list[str]] = {}
        for known, begun in self._taken(name):
            ended.setdefault(begun, []).append(known)
        return [
            Allowance(start=begun, end=at, rules=tuple(filter(None, names)), reason=reason, at=begun)
            for (begun, reason), names in ended.items()
        ]

    def _taken(self, name: str) -> list[tuple[str, tuple[int, str]]]:
        if not name:
            taken = [item for pack in self._open.values() for item in pack.items()]
            self._open = {}
            return taken
        pack = name.partition("/")[0]
        if pack == name:
            return list(self._open.pop(pack, {}).items())
        begun = self._open.get(pack, {}).pop(name, None)
        return [] if begun is None else [(name, begun)]

    def ends_nothing(self, name: str) -> str:
        """Return what to say of an ``on`` with a name that is not off."""
        names = (known or "everything" for pack in self._open.values() for known in pack)
        off = ", ".join(islice(names, SAID))
        return f"{('on ' + name).strip()!r} ends nothing: {f'off here is {off}' if off else 'nothing is off here'}"


def _next(blocks: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    i = bisect_left(blocks, place, key=lambda block: block[0])
    return blocks[i] if i < len(blocks) else None
