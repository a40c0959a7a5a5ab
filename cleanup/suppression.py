"""Suppression comments in a text: ``mt-cleanup: allow pack/rule (reason)``, ``off``, ``on``."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_DIRECTIVE = re.compile(r"\s*mt-cleanup:\s*(?P<word>allow|off|on)\b(?P<rest>.*)", re.S)
_RULE = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?")


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


def comments(article: str, start: int, end: int) -> Iterator[Comment]:
    """Yield the comments ``<!-- … -->`` in a span of ``article``; one that is not closed is none."""
    while (low := article.find("<!--", start, end)) >= 0:
        high = article.find("-->", low + 4, end)
        if high < 0:
            return
        yield Comment(low, high + 3, article[low + 4 : high])
        start = high + 3


def read(found: Iterable[Comment], blocks: Iterable[tuple[int, int]], length: int) -> tuple[Allowance, ...]:
    """Return the allowances that comments (in order) give.

    ``allow`` holds for the block that the comment stands in, or else for the next one; ``blocks`` are the spans
    of those that can be next, and where two begin at one place (a list and its first item) the longer is meant.
    ``off`` holds up to the next ``on`` or the end (``length``).
    """
    following = sorted(blocks, key=lambda block: (block[0], -block[1]))
    allowances: list[Allowance] = []
    off: tuple[int, tuple[str, ...], str] | None = None
    for comment in found:
        directive = _DIRECTIVE.match(comment.text)
        if directive is None:
            continue
        names, _, reason = directive["rest"].partition("(")
        rules = tuple(_RULE.findall(names))
        reason = reason.strip().removesuffix(")").strip()
        if directive["word"] == "on":
            if off is not None:
                allowances.append(_allowance((off[0], comment.start), off[1], off[2], off[0]))
            off = None
        elif directive["word"] == "off":
            off = off or (comment.start, rules, reason)
        else:
            block = comment.block or _next(following, comment.end)
            if block is not None:
                allowances.append(_allowance(block, rules, reason, comment.start))
    if off is not None:
        allowances.append(_allowance((off[0], length), off[1], off[2], off[0]))
    return tuple(allowances)


def _allowance(block: tuple[int, int], rules: tuple[str, ...], reason: str, at: int) -> Allowance:
    return Allowance(start=block[0], end=block[1], rules=rules, reason=reason, at=at)


def _next(blocks: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    i = bisect_left(blocks, place, key=lambda block: block[0])
    return blocks[i] if i < len(blocks) else None
