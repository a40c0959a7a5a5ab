"""Articles that are well formed but quote in two ways, or with marks that are not those of their language."""

from collections.abc import Sequence

from cleanup.quotations.gate import Scan
from cleanup.quotations.run import Repair
from cleanup.rule import Match
from cleanup.text import Edit, Passage
from cleanup.typography import Convention

#: The usual pair must stand this often, and this many times as often as the other one.
USUAL, TIMES = 3, 2
_NEUTRAL = ("“”", '""')
_OUTER = ("“”", '""', "«»", "„“", "„”", "»«")


def other_convention(passages: Sequence[Passage], scans: Sequence[Scan], rules: Convention) -> list[Repair]:
    """Return the repairs that give an article one convention: all of them or none.

    Nothing if any mark of the article is not one of a well-formed pair.
    """
    counts: dict[str, int] = {}
    for found in scans:
        if found.open or found.data:
            return []
        for _, _, glyphs in found.pairs:
            if glyphs in _OUTER:
                counts[glyphs] = counts.get(glyphs, 0) + 1
    if not counts:
        return []
    usual = max(counts, key=lambda glyphs: counts[glyphs])
    rest = sum(counts.values()) - counts[usual]
    if rest:
        if counts[usual] < USUAL or counts[usual] < TIMES * rest:
            return []
        told = f"{counts[usual]} pairs of this article are {usual}, {rest} are not"
        return _converted(passages, scans, usual, rules, "two-conventions", told)
    if usual == '""' and rules.outer not in _NEUTRAL and counts[usual] >= USUAL:
        told = f"all {counts[usual]} pairs of this article are straight; the marks of the language are {rules.outer}"
        return _converted(passages, scans, rules.outer, rules, "straight-marks", told)
    return []


def _converted(
    passages: Sequence[Passage], scans: Sequence[Scan], pair: str, rules: Convention, kind: str, told: str
) -> list[Repair]:
    """Set every outer pair that is another one as ``pair``."""
    spaced = rules.spaced and pair == "«»"
    made: list[Repair] = []
    for passage, found in zip(passages, scans, strict=True):
        for opens, closes, glyphs in found.pairs:
            if glyphs == pair or glyphs not in _OUTER:
                continue
            inside = passage.text[opens + 1 : closes]
            before = len(inside) - len(inside.lstrip()) if spaced else 0
            behind = len(inside) - len(inside.rstrip()) if spaced else 0
            space = "\N{NO-BREAK SPACE}" if spaced else ""
            for start, end, new in (
                (opens, opens + 1 + before, pair[0] + space),
                (closes - behind, closes + 1, space + pair[1]),
            ):
                edit = Edit(start, end, new)
                match = Match(start, end, (edit,), (told,), group=("article", kind))
                made.append(Repair(passage=passage.number, kind=kind, match=match))
    return made
