"""A unified diff of one article, made from its changes: as long as they are, whatever the length of the text."""

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.report import Entry, shown_as
from cleanup.text import Edit, apply

CONTEXT = 3
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class _Block(NamedTuple):
    """Lines ``start`` to ``end`` of the article as read, and the lines that take their place."""

    start: int
    end: int
    new: Sequence[str]


def base(names: Iterable[str]) -> str:
    """Return the folder in which a diff of these files is applied: the working one, the root of its repository, or /.

    It is the first of these that holds them all.
    """
    places = [_place(name) for name in names]
    here = os.getcwd()
    for folder in filter(None, (here, _repository(here))):
        if all(os.path.commonpath((folder, place)) == folder for place in places):
            return folder
    return os.path.abspath(os.sep)


def unified(entry: Entry, base: str | None = None) -> Iterator[str]:
    """Yield the lines of the diff, with their line ends as in the article; nothing if nothing changes.

    ``git apply`` and ``patch -p1`` take it in the folder ``base``; None is the working one. A byte order mark is part
    of the first line, as it is in the file. Of a container it shows what people see, file by file inside.
    """
    if not entry.result.changes:
        return
    name = os.path.relpath(_place(entry.name), base or os.getcwd()).replace(os.sep, "/")
    shown = shown_as(entry)
    edits = [Edit(*shown.span(change.start, change.end), shown.prose(change.after)) for change in entry.result.changes]
    mark = "\N{ZERO WIDTH NO-BREAK SPACE}" if entry.mark else ""
    i = 0
    for part, start, end in shown.sections:
        here = []
        while i < len(edits) and edits[i].end <= end:
            here.append(Edit(edits[i].start - start + len(mark), edits[i].end - start + len(mark), edits[i].new))
            i += 1
        yield from _changed(name if part is None else f"{name}!{part}", mark + shown.text[start:end], here)


def _changed(name: str, text: str, edits: Sequence[Edit]) -> Iterator[str]:
    lines = _LINE.findall(text)
    blocks = list(_blocks(lines, edits))
    if not blocks:
        return
    yield f"--- {_header(name, 'a')}\n"
    yield f"+++ {_header(name, 'b')}\n"
    shift = 0
    for hunk in _hunks(blocks):
        low, high = max(hunk[0].start - CONTEXT, 0), min(hunk[-1].end + CONTEXT, len(lines))
        grown = sum(len(block.new) - (block.end - block.start) for block in hunk)
        yield f"@@ -{_range(low, high)} +{_range(low + shift, high + shift + grown)} @@\n"
        shift += grown
        at = low
        for block in hunk:
            yield from _marked(" ", lines[at : block.start])
            yield from _marked("-", lines[block.start : block.end])
            yield from _marked("+", block.new)
            at = block.end
        yield from _marked(" ", lines[at:high])


def _blocks(lines: Sequence[str], edits: Sequence[Edit]) -> Iterator[_Block]:
    """Group the edits by the lines that they touch."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    i = 0
    while i < len(edits):
        low = max(min(bisect_right(starts, edits[i].start), len(lines)) - 1, 0)
        high, first = min(low + 1, len(lines)), i
        text = ""
        while True:
            while i < len(edits) and (edits[i].start < starts[high] or high == len(lines)):
                while starts[high] < edits[i].end:
                    high += 1
                i += 1
            here = [Edit(edit.start - starts[low], edit.end - starts[low], edit.new) for edit in edits[first:i]]
            text = apply(here, "".join(lines[low:high]))
            if high == len(lines) or not text or text.endswith("\n"):
                break
            high += 1  # the line end is gone: the next line is now the end of this one
        yield from _trimmed(lines, low, high, _LINE.findall(text))


def _trimmed(lines: Sequence[str], low: int, high: int, new: Sequence[str]) -> Iterator[_Block]:
    """Take off the lines at both ends that stay as they are."""
    while low < high and new and lines[low] == new[0]:
        low, new = low + 1, new[1:]
    while low < high and new and lines[high - 1] == new[-1]:
        high, new = high - 1, new[:-1]
    if low < high or new:
        yield _Block(low, high, new)


def _hunks(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    hunk: list[_Block] = []
    for block in blocks:
        if hunk and block.start - hunk[-1].end > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(block)
    yield hunk


def _range(low: int, high: int) -> str:
    if high - low == 1:
        return str(low + 1)
    return f"{low + 1 if high > low else low},{high - low}"


def _marked(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _place(name: str) -> str:
    """Where a file is, whatever links lead to its folder."""
    folder, base = os.path.split(os.path.abspath(name))
    return os.path.join(os.path.realpath(folder), base)


def _repository(folder: str) -> str | None:
    """The root of the repository that a folder lies in."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def _header(name: str, side: str) -> str:
    """The name as git writes it: quoted where it holds what would end it."""
    path = f"{side}/{name}"
    if all(char.isprintable() and char not in '"\\' for char in path):
        return path
    return '"' + "".join(_quoted(char) for char in path) + '"'


def _quoted(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    return "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))
