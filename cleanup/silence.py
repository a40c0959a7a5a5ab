"""Which rules the suppressions of a document keep quiet in which of its passages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from cleanup.formats import Document
from cleanup.suppression import Mistake
from cleanup.text import Passage


def told(text: str, document: Document, mistakes: Iterable[Mistake]) -> Iterator[str]:
    """Say what is wrong with suppressions, in order, each with its line, from 1."""
    line, at = 1, 0
    for mistake in mistakes:
        if document.line is not None:
            yield f"{document.line(mistake.at)}: {mistake.said}"
            continue
        line += len(re.findall(r"\r\n?|\n", text[at : mistake.at]))
        at = mistake.at
        yield f"line {line}: {mistake.said}"


def silent_in(document: Document, passages: Sequence[Passage]) -> dict[int, set[str]]:
    """By passage, by number: the ids and packs of the rules that suppressions keep quiet there; "*" is all rules."""
    silent: dict[int, set[str]] = {}
    for allowance in document.suppressions.allowances:
        for number in covered(allowance.start, allowance.end, passages):
            silent.setdefault(number, set()).update(allowance.rules or ("*",))
    return silent


def covered(start: int, end: int, passages: Sequence[Passage]) -> list[int]:
    """The passages that lie in a span of the article; they are in order and apart."""
    first = bisect_right(passages, start, key=lambda passage: passage.pieces[-1].source_end)
    last = bisect_left(passages, end, key=lambda passage: passage.pieces[0].source_start)
    return [passage.number for passage in passages[first:last]]
