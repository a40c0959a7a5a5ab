"""Suppression comments in a text: ``mt-cleanup: allow pack/rule (reason)``, ``off``, ``on``."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_DIRECTIVE = re.compile(r"\s*mt-cleanup:\s*(?P<word>allow|off|on)\b(?P<rest>.*)", re.S)
_RULE = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?")


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


def read(
    comments: Iterable[tuple[int, int, str]], blocks: Sequence[tuple[int, int]], length: int
) -> tuple[Allowance, ...]:
    """Return the allowances that comments give.

    ``comments`` are (start, end, text between the comment marks); ``blocks`` are the spans of the article's
    blocks, in order: ``allow`` holds for the first one that ends after the comment, ``off`` up to the next
    ``on`` or the end (``length``).
    """
    allowances: list[Allowance] = []
    off: tuple[int, tuple[str, ...], str] | None = None
    for start, end, text in comments:
        directive = _DIRECTIVE.match(text)
        if directive is None:
            continue
        names, _, reason = directive["rest"].partition("(")
        rules = tuple(_RULE.findall(names))
        reason = reason.strip().removesuffix(")").strip()
        if directive["word"] == "on":
            if off is not None:
                allowances.append(Allowance(start=off[0], end=start, rules=off[1], reason=off[2], at=off[0]))
            off = None
        elif directive["word"] == "off":
            off = off or (start, rules, reason)
        else:
            block = next(((low, high) for low, high in blocks if low >= end), None)
            if block is not None:
                allowances.append(Allowance(start=block[0], end=block[1], rules=rules, reason=reason, at=start))
    if off is not None:
        allowances.append(Allowance(start=off[0], end=length, rules=off[1], reason=off[2], at=off[0]))
    return tuple(allowances)
