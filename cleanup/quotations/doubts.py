"""When a repair must not be made, and why: the guards that keep a reading from doing harm."""

from collections.abc import Collection

from cleanup.quotations.costs import bias
from cleanup.quotations.marks import Mark
from cleanup.quotations.reading import Read, Role
from cleanup.quotations.run import Run

#: A reading must be cheaper by this than any other, or the mark is left alone: 0.5 to 1 made 14 % more changes in
#: human text, 3 and more fixed less; nothing was gained above 2.
MARGIN = 2.0
#: Moving a mark over to another word on parity alone needs this: where a mark was lost, parity makes all later
#: marks look wrong (4.4 % wrong edits without this guard, 0.5 % with it).
FLIP_MARGIN = 6.0
#: So many code points beside a mark tell whether it stands in a program.
NEAR = 400
#: Pairs that are right in one language or another, and not in English.
_MANNERS = frozenset(("«»", "»«", "„“", "„”"))
#: Passages inside a quotation that may lack their continuation mark.
MISSING_CONTINUATIONS = 3
#: So many ``""`` must stand in an article before a pair of them, or one of them, is taken for a single mark.
DOUBLED_PAIR, DOUBLED = 4, 2


def passages_that_show_marks(run: Run) -> frozenset[int]:
    """The passages with pairs in the manner of two languages or more: they tell how each language quotes."""
    manners: dict[int, set[str]] = {}
    for i, read in enumerate(run.reads):
        other = run.partner(i)
        if read.role == Role.OPENS and other is not None:
            glyphs = run.marks[i].around.glyph + other.around.glyph
            if glyphs in _MANNERS:
                manners.setdefault(run.passage(run.marks[i]), set()).add(glyphs)
    return frozenset(number for number, found in manners.items() if len(found) > 1)


def doubt(run: Run, i: int, base: str, continued: Collection[int], doubled: int) -> str:
    """Say why the repair of mark ``i`` must not be made; nothing if it may be.

    ``continued`` are the sections that take a quotation up again, ``doubled`` counts the ``""`` of the article.
    """
    mark, read, other = run.marks[i], run.reads[i], run.partner(i)
    around = mark.around
    opening = read.role in (Role.OPENS, Role.CONTINUES)
    margin = run.margin(i)
    if around.left == "=" or '="' in run.text(mark)[max(0, mark.start - NEAR) : mark.end + NEAR]:
        return "the marks look like those of a program or a tag"
    if margin < MARGIN:
        return f"another reading costs only {max(margin, 0):.1f} more: two readings are about equally good"
    first, last = sorted((mark.section, other.section if other else mark.section))
    missing = sum(section not in continued for section in range(first + 1, last + 1))
    if missing > MISSING_CONTINUATIONS:
        return f"{missing} paragraphs between the marks do not take the quotation up again"
    if opening and around.right and around.right in ",;:!?)]}":
        return "punctuation follows the mark: its quotation may be lost"
    if other is not None and _is_inside_words(mark, other):
        return "both marks stand inside words, as stress marks and inches do"
    if around.glyph == '""' and read.role != Role.UNOPENED:
        pair = other is not None and other.around.glyph == around.glyph
        if (other is not None and not pair) or doubled < (DOUBLED_PAIR if pair else DOUBLED):
            return "the doubled mark may close two quotations, one of which opened earlier"
    if not opening and _closer_leans_on_next_word(mark, read, margin, base):
        return "only the parity of the marks says that it closes; where a mark was lost, that is no proof"
    if opening and _opener_leans_on_last_word(run, mark, read, other, base):
        return "only the parity of the marks says that it opens; where a mark was lost, that is no proof"
    return ""


def _is_inside_words(mark: Mark, other: Mark) -> bool:
    """Do both marks of a straight pair have a letter right before and right behind them?"""
    return all(
        each.around.glyph == '"'
        and each.around.left.isalpha()
        and each.around.right.isalpha()
        and not each.around.left_space
        and not each.around.right_space
        for each in (mark, other)
    )


def _closer_leans_on_next_word(mark: Mark, read: Read, margin: float, base: str) -> bool:
    """Does a closing mark stand like an opening one, with nothing but parity against that?"""
    around = mark.around
    if not around.left_space or not around.right.isalnum() or around.right_space or around.attribution:
        return False
    against_opening, against_closing = bias(around.glyph, base)
    return against_closing >= against_opening and read.local.open_side <= 0.5 and margin < FLIP_MARGIN


def _opener_leans_on_last_word(run: Run, mark: Mark, read: Read, other: Mark | None, base: str) -> bool:
    """Does an opening mark stand like a closing one, with nothing but parity against that?"""
    around = mark.around
    leans = around.left and not around.left_space and around.left not in "([{—–-/|\ufffc"
    if not leans or not (around.right_space or (around.right and around.right in "—–.,;:!?")):
        return False
    against_opening, against_closing = bias(around.glyph, base)
    if against_opening < against_closing:
        return False
    same_damage = (
        other is not None
        and read.partner is not None
        and other.around.left_space
        and run.reads[read.partner].local.close_side >= 1
    )
    return not same_damage
