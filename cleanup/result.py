"""What comes back from cleaning one article: changes, findings, the text."""

from dataclasses import dataclass

from cleanup.rule import Safety
from cleanup.text import Edit, apply


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place that was replaced: ``text[start:end]`` of the article as read, ``before``, became ``after``.

    ``rule`` is the one that did most of it, ``rules`` are all that had a hand in it. Changes of one
    ``group`` belong together (the two marks of a pair): take all of them or none.
    """

    rule: str
    rules: tuple[str, ...]
    start: int
    end: int
    before: str
    after: str
    message: str
    evidence: tuple[str, ...]
    safety: Safety
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place that was seen and left alone: a span of the article as read, and why nothing was done.

    ``proposal`` is the new text for ``text[start:end]`` where there is one, else None. Findings of one ``group``
    belong together, as changes do: take the proposals of all or of none. One that stands alone has a number of its
    own, and no number is also that of changes; None only where no result was cleaned.
    """

    rule: str
    start: int
    end: int
    message: str
    evidence: tuple[str, ...]
    safety: Safety
    reason: str
    proposal: str | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One article, cleaned.

    ``changes`` are in order and do not overlap; applied to ``original`` they give ``text``. ``findings``
    are in order. ``language`` is a BCP 47 tag or "und"; ``source_language`` is None if it is not known.
    ``notes`` tell of what went on around the rules: how a language was found, a rule that was switched off.
    """

    original: str
    text: str
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    language: str
    source_language: str | None
    notes: tuple[str, ...] = ()
    #: Suppressions in the text that suppressed nothing: (offset, what was allowed). What is wrong with one is a note.
    unused_suppressions: tuple[tuple[int, str], ...] = ()

    def revert(self) -> str:
        """Return the text as given, rebuilt from the cleaned text and the changes."""
        edits, shift = [], 0
        for change in self.changes:
            start = change.start + shift
            edits.append(Edit(start, start + len(change.after), change.before))
            shift += len(change.after) - len(change.before)
        return apply(edits, self.text)
