"""What stands in a translated message besides its prose: placeholders, access keys, what the original has too."""

import re
from collections.abc import Collection, Iterator
from html import unescape
from typing import NamedTuple


class Fixed(NamedTuple):
    """A span of a message that stays: a hole (None), or what a reader sees of it."""

    start: int
    end: int
    shown: str | None


#: printf of C, Objective-C and PHP, %-formatting of Python, Perl and Ruby; a bare % too.
_PERCENT = re.compile(
    r"%%|%(?:\(\w{0,60}\)|\{\w{0,60}\}|<\w{0,60}>)?"
    r"(?:(?:\d{1,3}\$)?[-+ #0',I]{0,6}(?:\d{1,4}|\*(?:\d{1,3}\$)?)?(?:\.(?:\d{1,4}|\*(?:\d{1,3}\$)?)?)?"
    r"(?:hh?|ll?|[qjzLt])?(?:[A-Za-z@%]|<[A-Z]\w{0,20}>))?"
)
_PERCENT_NUMBER = re.compile(r"%(?:L?\d{1,2}|n\b)")
_BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}")
_VARIABLE = re.compile(r"\$(?:\{[^{}]{0,200}\}|\w{1,60})")
#: A mark before the letter of an access key, and the one in brackets behind the label, as in Chinese: (&F).
_KEY = re.compile(r"\([&_~]\w\)|[&_~](?=\w)(?!\w{1,30};)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
#: What a rule might mend, though the original means it so: columns set with spaces, marks that are spoken of.
_ODD = re.compile(r"[ \t]*[.,;:!?]{2,}|[ \t]+[.,;:!?]|[ \t]{2,}")


def fixed(text: str, original: str, flags: Collection[str]) -> list[Fixed]:
    """Return what must stay in the translation ``text`` of ``original``, in order and apart."""
    found = list(_placeholders(text, [flag for flag in flags if flag.endswith("-format")]))
    found += _keys(text, original)
    if "&" in text and (_ENTITY.search(original) or _TAG.search(original)):
        found += (Fixed(*entity.span(), unescape(entity[0])) for entity in _ENTITY.finditer(text))
    if _ODD.search(original) is not None:
        found += (Fixed(*odd.span(), odd[0]) for odd in _ODD.finditer(text) if odd[0] in original)
    return _apart(found)


def _apart(found: list[Fixed]) -> list[Fixed]:
    """In order; of those that overlap the one that was found first."""
    if len(found) < 2:
        return found
    ranks = sorted(range(len(found)), key=lambda i: found[i].start)
    apart: list[int] = []
    for i in ranks:
        if apart and found[apart[-1]].end > found[i].start:
            if apart[-1] < i:
                continue
            apart.pop()
        apart.append(i)
    return [found[i] for i in apart]


def _placeholders(text: str, flags: Collection[str]) -> Iterator[Fixed]:
    kinds = {flag for flag in flags if not flag.startswith("no-")}
    if not kinds:
        return
    if "%" in text:
        numbered = any(kind.startswith(("qt", "kde")) for kind in kinds)
        pattern = _PERCENT_NUMBER if numbered else _PERCENT
        yield from (Fixed(*found.span(), None) for found in pattern.finditer(text))
    if "$" in text:
        yield from (Fixed(*found.span(), None) for found in _VARIABLE.finditer(text))
    if "{" in text or "}" in text:
        yield from (Fixed(*found.span(), None) for found in _BRACES.finditer(text))


def _keys(text: str, original: str) -> Iterator[Fixed]:
    """The one mark of an access key that a label has, if its original has one; no name with an underscore in it."""
    for mark in "&_~":
        if mark not in text or mark not in original:
            continue
        here = [found for found in _KEY.finditer(text) if mark in found[0]]
        there = [found for found in _KEY.finditer(original) if mark in found[0]]
        if len(here) == len(there) == 1 and _word(text, here[0].start()) != _word(original, there[0].start()):
            yield Fixed(*here[0].span(), "")


def _word(text: str, at: int) -> str:
    """What stands around a place, up to white space on both sides."""
    start = max(text.rfind(space, 0, at) for space in " \t\n") + 1
    return text[start:].split(None, 1)[0]
