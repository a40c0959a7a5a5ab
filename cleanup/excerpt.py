"""Excerpts for people: the place in its line, cut to the width, with what cannot be seen made visible.

Nothing that a terminal or a log would obey comes out of here: control characters of the article are shown by
their number where they are what changed, and left out around it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanup.report import Spot
from cleanup.text import common_ends

#: Columns of unchanged text between two places of one artifact that are still shown in one line.
NEAR = 40
_MARKS = {
    " ": "·", "\N{NO-BREAK SPACE}": "⍽", "\N{NARROW NO-BREAK SPACE}": "[narrow ⍽]", "\t": "⇥", "\n": "⏎", "\r\n": "⏎",
    "\r": "⏎",
}  # fmt: skip
#: Spaces that can be seen to be spaces only by their mark: at the edges of what changed, or two and more.
_SPACES = re.compile(r"^ +| +$| {2,}")
#: Joiners are part of how emoji and some scripts are written.
_HARMLESS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
_TOUCHING_LEFT = re.compile(r"\S*\Z")
_TOUCHING_RIGHT = re.compile(r"\S*")
_LINE = re.compile(r"[\r\n\u2028\u2029]")


class Run(NamedTuple):
    """A part of an excerpt; ``hot`` is what changed or what is meant."""

    text: str
    hot: bool


class Excerpt(NamedTuple):
    """A place before and, if something is proposed, after; ``after`` is empty if the whole line goes."""

    before: tuple[Run, ...]
    after: tuple[Run, ...] | None


def excerpts(article: str, spots: Sequence[Spot], width: int) -> Iterator[Excerpt]:
    """Yield the places of one artifact; those near each other in one excerpt. No line is wider than ``width``."""
    near: list[Spot] = []
    for spot in map(_without_line_ends, spots):
        far = near and spot.start - near[-1].end > min(NEAR, width // 3)
        if near and (far or _LINE.search(article, near[-1].end, spot.start)):
            yield _excerpt(article, near, width)
            near = []
        near.append(spot)
    yield _excerpt(article, near, width)


def short(article: str, spot: Spot) -> tuple[str, str | None]:
    """Return a place before and after with what it touches, for a report of one line each."""
    spot = _without_line_ends(spot)
    head, tail = _kept(spot)
    start, end = spot.start + head, spot.end - tail
    left = plain(_TOUCHING_LEFT.search(article, max(start - 20, 0), start)[0])  # type: ignore[index]
    right = plain(_TOUCHING_RIGHT.match(article, end, end + 20)[0])  # type: ignore[index]
    before = left + _shortened(visible(article[start:end]), 40) + right
    if spot.after is None:
        return before, None
    return before, left + _shortened(visible(spot.after[head : len(spot.after) - tail]), 40) + right


def visible(text: str) -> str:
    """Show what changed: spaces at its edges and all other invisible characters as marks or by number."""
    text = _SPACES.sub(lambda match: "·" * len(match[0]), text)
    return re.sub(r"\r\n|[^ -~]", lambda match: _mark(match[0]), text)


def plain(text: str) -> str:
    """Make text of the article fit for a line of a report: no line end, no control character."""
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or _may_stand(char))


def columns(text: str) -> int:
    """Return the width of a text on a terminal."""
    return sum(_columns(char) for char in text)


def _mark(char: str) -> str:
    if char in _MARKS:
        return _MARKS[char]
    return char if char in _HARMLESS or char.isprintable() else f"[U+{ord(char):04X}]"


def _may_stand(char: str) -> bool:
    return char.isprintable() or char in _HARMLESS


def _columns(char: str) -> int:
    if unicodedata.combining(char) or char in _HARMLESS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _excerpt(article: str, spots: Sequence[Spot], width: int) -> Excerpt:
    before: list[Run] = []
    after: list[Run] = []
    room = max(max(width - 24, width // 2) // len(spots), 8)
    at = first = spots[0].start + _kept(spots[0])[0]
    for spot in spots:
        head, tail = _kept(spot)
        start, end = spot.start + head, spot.end - tail
        between = Run(plain(article[at:start]), hot=False)
        before += (between, Run(_shortened(visible(article[start:end]), room), hot=True))
        if spot.after is not None:
            new = spot.after[head : len(spot.after) - tail]
            after += (between, Run(_shortened(visible(new), room), hot=True))
        at = end
    used = max(_width(before), _width(after))
    left, right = _left(article, first), _right(article, at)
    if not left.strip() and first < at and article[at - 1] in "\r\n":
        right = ""  # a whole line: what follows is another one
    free = max(width - used, 0)
    share = max(free // 2, free - columns(right))
    left = _cut(left[::-1], share)[::-1]
    right = _cut(right, free - columns(left))
    sides = Run(left, hot=False), Run(right, hot=False)
    if spots[-1].after is None:
        return Excerpt((sides[0], *before, sides[1]), None)
    gone = not (left + right).strip() and not any(run.text for run in after)
    return Excerpt((sides[0], *before, sides[1]), () if gone else (sides[0], *after, sides[1]))


def _without_line_ends(spot: Spot) -> Spot:
    """Leave out the line ends that go along with a deleted line: they are not what a reader looks for."""
    line = spot.before.strip("\r\n")
    if spot.after != "" or not line or line == spot.before:
        return spot
    start = spot.start + len(spot.before) - len(spot.before.lstrip("\r\n"))
    return Spot(start=start, end=start + len(line), before=line, after="")


def _kept(spot: Spot) -> tuple[int, int]:
    """How many characters at its beginning and its end a change leaves as they are."""
    if spot.after is None:
        return 0, 0
    return common_ends(spot.before, spot.after)


def _left(article: str, at: int) -> str:
    window = article[max(at - 300, 0) : at]
    return plain(_LINE.split(window)[-1])


def _right(article: str, at: int) -> str:
    return plain(_LINE.split(article[at : at + 300])[0])


def _cut(text: str, room: int) -> str:
    """Cut a text after its last whole word that fits; the cut is marked."""
    if columns(text) <= room:
        return text
    kept, used = 0, 1
    while kept < len(text) and used + _columns(text[kept]) <= room:
        used += _columns(text[kept])
        kept += 1
    if room < 1:
        return ""
    word = text.rfind(" ", 0, kept + 1)
    return text[: word if word > 0 else kept] + "…"


def _shortened(text: str, room: int) -> str:
    """Leave the middle of a long text out."""
    if columns(text) <= room:
        return text
    half = max((room - 3) // 2, 1)
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def _width(runs: Sequence[Run]) -> int:
    return sum(columns(run.text) for run in runs)
