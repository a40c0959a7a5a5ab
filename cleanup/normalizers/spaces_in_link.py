"""Find a space that slipped inside the brackets of a link: [text ](address)and."""

from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import links, matches_of
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage


@normalizer(
    "spaces-in-link",
    options={},
    triggers=lambda options, languages: (" ](", " ][", "[ "),
    gate=matches_of(r"\[ [^\[\]\n]{1,300}\][(\[]", r" \][(\[]"),
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each end of a link's text with a space: it goes outside, where none is."""
    text = passage.text
    for link in links(passage):
        inside = text[link.start : link.end]
        shown = inside.strip(" ")
        padded = len(inside) - len(shown) > 2  # set in columns
        if not any(map(str.isalnum, shown)) or "\n" in inside or padded:
            continue
        if inside.startswith(" "):
            end = link.start + len(inside) - len(inside.lstrip(" "))
            yield _moved(link.start, end, link.open, text[max(0, link.open - 1) : link.open], shown)
        if inside.endswith(" "):
            start = link.start + len(inside.rstrip(" "))
            yield _moved(start, link.end, link.close, text[link.close : link.close + 1], shown)


def _moved(start: int, end: int, outside: int, neighbour: str, shown: str) -> Match:
    edits = [Edit(start, end, "")]
    said = f"a space stands at the end of “{shown}”, inside the brackets of the link"
    if neighbour.isalnum() or (neighbour and neighbour in '([{"“«`*' and outside >= end):
        edits.append(Edit(outside, outside, " "))
        said += ", and none outside"
    return Match(min(start, outside), max(end, outside), tuple(sorted(edits)), (said,))
