"""A run of marks that were read together, and the repairs that come of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cleanup.quotations.marks import Mark, Section
from cleanup.quotations.reading import Read, Role
from cleanup.rule import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A match in a passage and its kind: the name of the rule that it belongs to, "reversed-pair"."""

    passage: int
    kind: str
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Marks that were read together, in order, each with what it was read as.

    ``texts`` are those of the passages, ``given_up`` the sections at whose end a quotation was never closed.
    """

    texts: dict[int, str]
    sections: Sequence[Section]
    marks: Sequence[Mark]
    reads: Sequence[Read]
    given_up: Sequence[int]

    def passage(self, mark: Mark) -> int:
        """The number of the passage that a mark stands in."""
        return self.sections[mark.section].passage

    def text(self, mark: Mark) -> str:
        """The text of that passage."""
        return self.texts[self.passage(mark)]

    def partner(self, i: int) -> Mark | None:
        """The other mark of the pair that mark ``i`` belongs to."""
        other = self.reads[i].partner
        return None if other is None else self.marks[other]

    def margin(self, i: int) -> float:
        """How sure the reading of mark ``i`` is, and of its partner."""
        read = self.reads[i]
        return read.margin if read.partner is None else min(read.margin, self.reads[read.partner].margin)

    def continued(self) -> frozenset[int]:
        """The sections that take up a quotation again."""
        return frozenset(
            mark.section for mark, read in zip(self.marks, self.reads, strict=True) if read.role == Role.CONTINUES
        )


def excerpt(text: str, at: int, limit: int | None = None, *, size: int = 24) -> str:
    """A few words of a text from a place on, at most up to ``limit``, with an ellipsis where they are cut."""
    end = len(text) if limit is None else limit
    cut = text[at : min(at + size, end)].strip()
    if at + size >= end:
        return cut
    return cut.rpartition(" ")[0] + " …" if " " in cut else cut + "…"
