"""Find guillemets that translation put inside a span of code: `«run»`."""

from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import code_in_lines, code_spans
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_PAIRS = {"«": "»", "»": "«", "‹": "›"}
_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def _gate(article: str, options: Options) -> Iterable[int]:
    if not article.isascii():
        yield from (found.start() for found in code_in_lines(article) if found[2].strip(_BLANKS)[:1] in _PAIRS)


@normalizer("guillemets-in-code", options={}, triggers=lambda options, languages: ("`«", "`»", "`‹", "` «"), gate=_gate)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for code that stands as a whole between one pair of guillemets."""
    text = passage.text
    for span in code_spans(passage):
        inside = text[span.start : span.end].strip(_BLANKS)
        if len(inside) < 3 or _PAIRS.get(inside[0]) != inside[-1]:
            continue
        name = inside[1:-1].strip(_BLANKS)
        if not name or any(mark in name for mark in "«»‹›"):
            continue
        low = text.index(name, span.start)
        high = low + len(name)
        yield Match(
            span.start,
            span.end,
            (Edit(span.start, low, ""), Edit(high, span.end, "")),
            (f"{inside[0]} and {inside[-1]} stand around all of “{name}”, inside its code marks",),
        )
