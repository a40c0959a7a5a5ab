"""Find bold words whose marks have a space on the wrong side, so that Markdown shows the marks: ** bold **."""

import re
from collections.abc import Iterable, Iterator

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_MARKS = re.compile(r"\*+")
_BOLD = re.compile(r"\*\*(?!\*)([^*\n]{1,250}+(?:\n[^*\n]{1,250}+)?)\*\*")
_BEFORE_CLOSING = ".,;:!?…"


def _gate(article: str, options: Options) -> Iterable[int]:
    return (found.start() for found in _BOLD.finditer(article) if " " in (found[1][0], found[1][-1]))


@normalizer("spaces-in-emphasis", options={}, triggers=lambda options, languages: ("** ", " **"), gate=_gate)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each pair of ``**`` that the parser made nothing of, where a space explains why."""
    text = passage.text
    free: list[int] = []
    for marks in _MARKS.finditer(text):
        if not is_free(passage, marks.start(), marks.end()):
            if marks[0] != "*" and "\\" not in text[marks.start() - 1 : marks.start()]:
                free.append(-1)  # a pair that is right ends what could be one
            continue
        if marks[0] != "**":
            return
        free.append(marks.start())
    pairs = list(_pairs(free))
    for pair in pairs:
        match = _repaired(text, *pair, evidence, alone=len(pairs) == 1 and free.count(-1) % 2 == 0)
        if match is not None:
            yield match


def _pairs(free: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the marks two by two; none if they do not come out even between those that are right."""
    run: list[int] = []
    for at in (*free, -1):
        if at >= 0:
            run.append(at)
            continue
        if len(run) % 2 == 0:
            yield from zip(run[::2], run[1::2], strict=True)
        run = []


def _repaired(text: str, low: int, high: int, evidence: Evidence, *, alone: bool) -> Match | None:
    start, end = low + 2, high
    inside = text[start:end]
    words = inside.strip(" ")
    if not words or "\n\n" in inside or "\n" in (inside[:1], inside[-1:]) or not any(map(str.isalpha, words)):
        return None
    if not (words[0].isalnum() or words[0] in "“\"«'‘(¿¡[`") or "**" in words:
        return None
    before, after = text[low - 1 : low], text[high + 2 : high + 3]
    leads, trails = len(inside) - len(inside.lstrip(" ")), len(inside) - len(inside.rstrip(" "))
    if not (leads or trails) or leads > 2 or trails > 2:
        return None
    edits = []
    if leads:
        edits.append(Edit(start, start + leads, ""))
        if before.isalnum() or (before in ".,;:!?)”" and before):
            edits.append(Edit(low, low, " "))
    if trails:
        edits.append(Edit(end - trails, end, ""))
        if after.isalnum() or (after in "(“[`" and after):
            edits.append(Edit(high + 2, high + 2, " "))
    # 2 ** n and x ** y: a sign between blanks is an operator
    lone = leads and trails and before in ("", " ", "\n") and after in ("", " ", "\n", *_BEFORE_CLOSING)
    many = len([word for word in words.split() if len(word) > 1 and word[0].isalpha()]) > 1
    sure = not lone or (many and not text[max(0, low - 20) : low].strip(" \t>-*+")) or (many and len(words.split()) < 9)
    word = (words.isalpha() and len(words) > 2) or words.strip("`") not in (words, "")
    if not sure and not (many or (word and alone) or f"**{words}**" in evidence.article):
        return None
    where = "at both ends" if leads and trails else "behind the first mark" if leads else "before the last mark"
    return Match(
        low,
        high + 2,
        tuple(sorted(edits)),
        (f"a space stands inside the marks of “{words[:60]}”, {where}: so they are shown as they are",),
        Safety.SAFE if sure else Safety.UNSAFE,
        "" if sure else "the marks may be operators",
    )
