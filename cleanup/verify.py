"""Prove a cleaned article before it is handed out: read anew, it must be the text that the rules were content with."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from operator import attrgetter

from cleanup.engine import Outcome
from cleanup.errors import FormatError
from cleanup.formats import Format
from cleanup.formats.builder import WORDLESS
from cleanup.result import Result
from cleanup.text import Edit, Passage, apply

#: What Markdown drops at the edges of a passage (CommonMark 4.8).
EDGES = " \t"


def broken_promise(
    fmt: Format, passages: Sequence[Passage], outcome: Outcome, result: Result, quiet: Callable[[str], bool]
) -> set[str]:
    """Return the ids of the rules to blame if the format reads the cleaned article in another way; else nothing.

    The engine ends when no rule has anything to do in any passage. So cleaning the cleaned article changes
    nothing, provided that it has the same passages, with the same places locked. Where only blanks at the edges of
    passages differ, which Markdown drops, ``quiet`` is asked: does cleaning the text again change nothing?
    """
    if fmt.apart and _read_alone(fmt, passages, outcome, result):
        return set()
    expected = [passage for passage in outcome.passages if passage.number not in outcome.trails or _has_word(passage)]
    try:
        found = fmt.read(result.text).passages
    except FormatError:
        return _blamed(outcome, outcome.trails)
    if len(found) == len(expected) and all(_same(new, old, passages) for new, old in zip(found, expected, strict=True)):
        return set()
    if _same_but_for_edges(found, expected, passages) and quiet(result.text):
        return set()
    for new, old in zip(found, expected, strict=False):
        if not _same(new, old, passages):
            near = [number for number in range(old.number - 1, old.number + 2) if number in outcome.trails]
            if near:
                return _blamed(outcome, near)
            break
    return _blamed(outcome, outcome.trails)


def _read_alone(fmt: Format, passages: Sequence[Passage], outcome: Outcome, result: Result) -> bool:
    """Are the new sources of the passages that changed read as these passages again, with as many places locked?"""
    numbers = sorted(outcome.trails)
    sources = [_new_source(passages[number], outcome.passages[number], result) for number in numbers]
    found = fmt.read("\n\n".join(sources)).passages
    return len(found) == len(numbers) and all(
        _same(new, outcome.passages[number], passages) for number, new in zip(numbers, found, strict=True)
    )


def _new_source(before: Passage, after: Passage, result: Result) -> str:
    """What stands in the cleaned article for a passage."""
    if len(before.pieces) == 1:
        return after.text
    start, end = before.pieces[0].source_start, before.pieces[-1].source_end
    changes = result.changes
    first = bisect_left(changes, start, key=attrgetter("start"))
    edits = [
        Edit(change.start - start, change.end - start, change.after)
        for change in takewhile(lambda change: change.end <= end, changes[first:])
    ]
    return apply(edits, result.original[start:end])


def _same(new: Passage, old: Passage, as_read: Sequence[Passage]) -> bool:
    return new.text == old.text and _locked(new) == _locked(as_read[old.number])


def _locked(passage: Passage) -> int:
    pieces = passage.pieces
    return sum(piece.locked for piece in pieces) if len(pieces) > 1 else pieces[0].locked


def _same_but_for_edges(found: Sequence[Passage], expected: Sequence[Passage], as_read: Sequence[Passage]) -> bool:
    return len(found) == len(expected) and all(
        _same(new, old, as_read) or (new.text == old.text.strip(EDGES) and new.text != old.text)
        for new, old in zip(found, expected, strict=True)
    )


def _has_word(passage: Passage) -> bool:
    return bool(passage.text.strip(WORDLESS))


def _blamed(outcome: Outcome, numbers: Iterable[int]) -> set[str]:
    """The rules that changed these passages."""
    return {outcome.hands[hand].rule.id for number in numbers for step in outcome.trails[number] for hand in step.hands}
