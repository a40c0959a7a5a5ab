"""Which passages of an article begin in lower case although the others begin with a capital."""

from collections.abc import Iterator, Sequence

from cleanup.text import HOLE, Passage

#: Marks that can stand before the first word.
_BEFORE = " \t\r\n\"'“”‘’«„("
_ENDS = (".", "!", "?", "”", '"', "’", "»")


def lowercase_starts(passages: Sequence[Passage]) -> frozenset[tuple[int, str]]:
    """Return (passage number, place) of what begins in lower case.

    Place: "alone" is the only passage, "headline" the first of several, "paragraph" one that comes after the end
    of a sentence. The last two are named only where three passages or more begin with a capital, and nearly all.
    """
    firsts = [passage.text[0] if passage.text else "" for passage in passages]
    if "".join(firsts).isupper() or not any(passage.text.lstrip()[:1].islower() for passage in passages):
        return frozenset()
    return frozenset(_starts([(passage, text) for passage in passages if (text := passage.text.strip())]))


def _starts(texts: Sequence[tuple[Passage, str]]) -> Iterator[tuple[int, str]]:
    if len(texts) == 1 and texts[0][1][0].islower():
        yield texts[0][0].number, "alone"
    if len(texts) < 2 or not _begin_upper([text for _, text in texts[1:]]):
        return
    before = ""
    for passage, text in texts:
        if passage.text[0].islower() and (not before or (before.endswith(_ENDS) and HOLE not in before[-4:])):
            yield passage.number, "paragraph" if before else "headline"
        before = text


def _begin_upper(texts: Sequence[str]) -> bool:
    """Nearly all: 19 of 20, or all but one of a few."""
    letters = [rest[0] for text in texts if (rest := text.lstrip(_BEFORE)) and rest[0].isalpha()]
    lower = sum(map(str.islower, letters))
    return len(letters) - lower >= 3 and lower <= max(1, len(letters) // 20)
