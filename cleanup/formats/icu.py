"""Plurals and choices of ICU: the texts of their branches, where a message is nothing but one of them."""

import re
from typing import NamedTuple

#: Plurals in choices in plurals; a message that nests deeper is left alone.
MAX_DEPTH = 6
#: Where one begins, with its first branch still to come.
_HEAD = re.compile(
    r"\s*+\{\s*+[\w.-]{1,80}\s*+,\s*+(?P<kind>plural|selectordinal|select)\s*+,(?P<offset>\s*+offset:\s*+\d{1,9})?"
)
_BRANCH = re.compile(r"\s*+(?:=\d{1,9}|[^\s{}'#=,|]{1,80})\s*+\{")
_END = re.compile(r"\s*+\}\s*+")
_BRACE = re.compile(r"[{}]")
#: Quoted braces: a program may read them in another way than the next one does (ICU, JDK, FormatJS).
_QUOTED = re.compile(r"'[{}#|<]|[{}]'")


class Branch(NamedTuple):
    """The text of a branch, without the blanks around it; in a plural ``#`` stands for the number."""

    start: int
    end: int
    numbered: bool


def branches(text: str) -> list[Branch] | None:
    """Return the texts of the branches, down to the innermost, of a message that is one plural or choice as a whole.

    None if it is none, or not sure to be one: text stands around it, braces are quoted or do not close.
    """
    if _HEAD.match(text) is None or _QUOTED.search(text) is not None:
        return None
    found: list[Branch] = []
    return found if _read(text, 0, len(text), found, depth=1, numbered=False) else None


def _read(text: str, start: int, end: int, found: list[Branch], *, depth: int, numbered: bool) -> bool:
    """Collect the branches in a span; tell whether it was read to its end."""
    head = _HEAD.match(text, start, end)
    if head is None or depth > MAX_DEPTH:
        return False
    numbered = numbered or head["kind"] != "select"
    if head["offset"] and head["kind"] == "select":
        return False
    at = head.end()
    spans = []
    while (branch := _BRANCH.match(text, at, end)) is not None:
        at = _closed(text, branch.end(), end)
        if at < 0:
            return False
        spans.append((branch.end(), at - 1))
    closed = _END.match(text, at, end)
    if not spans or closed is None or closed.end() < end:
        return False
    for low, high in spans:
        if _HEAD.match(text, low, high) is not None:
            deeper: list[Branch] = []
            if _read(text, low, high, deeper, depth=depth + 1, numbered=numbered):
                found += deeper
                continue
        found.append(_trimmed(text, low, high, numbered))
    return True


def _closed(text: str, at: int, end: int) -> int:
    """Where a brace is closed that was opened just before ``at``; -1 if it is not."""
    depth = 1
    for brace in _BRACE.finditer(text, at, end):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return -1


def _trimmed(text: str, start: int, end: int, numbered: bool) -> Branch:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return Branch(start, max(start, end - len(inside) + len(inside.rstrip())), numbered)
