"""The edits that follow from a reading of the quotation marks, each with its kind, its reason and its proof."""

import re
from collections.abc import Iterable, Mapping

from cleanup.function_words import is_foreign
from cleanup.pattern import smallest
from cleanup.quotations.costs import SINGLE
from cleanup.quotations.doubts import MARGIN, NEAR, doubt, passages_that_show_marks
from cleanup.quotations.marks import SPACES, Mark, beside_mark, follows_attribution
from cleanup.quotations.reading import Read, Role
from cleanup.quotations.run import Repair, Run, excerpt
from cleanup.quotations.strings import (
    Strings,
    are_named,
    ends_a_string,
    is_data,
    is_field,
    is_name_of_a_work,
    is_seconds,
)
from cleanup.quotations.unfinished import unclosed, without_continuation
from cleanup.quotations.words import begins_a_word, ends_a_word, spaces_words
from cleanup.rule import Match, Safety
from cleanup.text import Edit
from cleanup.typography import Convention

#: What can stand beside a space inside the marks, so that the quotation is prose.
_ENDS_OF_PROSE = frozenset(".,;:!?…)]%([¿¡$€£")
_OF_OTHER_LANGUAGES = frozenset("«»‹›„‚‟")
#: Pairs of single marks that people type and nobody repairs.
_TYPED = ("''", "’’", "'’", "‘'", "’'")
#: More spaces than these are a column.
WIDEST = 2
#: A straight mark glued to the end of a sentence opens a quotation of so many words; fewer may be a name in a program.
WORDS = 3
_SENTENCE_END = re.compile(r"(?:[^\W\d_A-ZÀ-Þ]{2}|[)%”»\"])[.!?…](?<!\.\.)\Z")
_COPULA = re.compile(r"\b(?:is|was|are|were|been) $")


class Repairer:
    """Derives repairs from the reading of a run, in the convention of the article."""

    def __init__(self, run: Run, convention: Convention, styles: Mapping[int, tuple[str, str]], doubled: int) -> None:
        """``styles`` are the outer and inner pair by passage; ``doubled`` counts the ``""`` in the article."""
        self._run = run
        self._convention = convention
        self._base = convention.language.partition("-")[0]
        self._styles = styles
        self._doubled = doubled
        self._continued = run.continued()
        self._strings = Strings(run)
        self._showing = passages_that_show_marks(run)

    def repairs(self) -> Iterable[Repair]:
        """Yield all repairs of the run, mark by mark."""
        for i, read in enumerate(self._run.reads):
            if read.role == Role.STRAY:
                yield from self._apostrophe(i)
            elif not self._is_left_alone(read):
                yield from self._of_mark(i, read)
        yield from unclosed(self._run)
        if self._run.reads:
            outer = self._style_at(self._run.marks[0])[0]
            yield from without_continuation(self._run, self._base, self._continued, outer)

    @staticmethod
    def _is_left_alone(read: Read) -> bool:
        return read.role in (Role.APOSTROPHE, Role.CLOSES_BOTH) or (read.local.single and read.role == Role.UNOPENED)

    def _of_mark(self, i: int, read: Read) -> Iterable[Repair]:
        mark, other = self._run.marks[i], self._run.partner(i)
        opening = read.role in (Role.OPENS, Role.CONTINUES)
        if other is not None and self._is_in_order(mark, other, opening=opening):
            return
        if other is not None:
            pair = (mark, other) if opening else (other, mark)
            if self._quotes_another_language(*pair) or are_named(self._run, *pair):
                return
        want, kind = self._glyph(i, read, opening=opening)
        before, after = self._spaces(mark, read, want, opening=opening)
        if read.role == Role.CLOSES and mark.around.glyph not in SINGLE:
            yield from self._lost_comma(mark, read)
        if want is None and before is None and after is None:
            return
        kind = kind or _space_kind(before, after, opening=opening)
        match = self._match(i, want, before, after, tied=want is not None or kind == "reversed-pair", opening=opening)
        yield self._repair(mark, kind, match)

    def _is_in_order(self, mark: Mark, other: Mark, *, opening: bool) -> bool:
        """Do both marks make a pair of the language, and does this one stand as it should? Most do."""
        around = mark.around
        glyphs = around.glyph + other.around.glyph if opening else other.around.glyph + around.glyph
        if (
            glyphs not in self._convention.accepted
            or self._convention.spaced
            or (self._base == "de" and glyphs == "«»")
        ):
            return False
        if opening:
            return not around.right_space and (
                around.left_space or not (around.left.isalnum() or around.left in ":,;.!?…")
            )
        return not around.left_space and not (around.right.islower() if around.right_space else around.right.isalnum())

    def _match(
        self, i: int, want: str | None, before: Edit | None, after: Edit | None, *, tied: bool, opening: bool
    ) -> Match:
        """One match with one edit for all that is to be done at a mark; ``tied`` to that of its partner."""
        run = self._run
        mark, text = run.marks[i], run.text(run.marks[i])
        low = before.start if before and before.end == mark.start else mark.start
        high = after.end if after and after.start == mark.end else mark.end
        glyph = text[mark.start : mark.end] if want is None else want
        edit = smallest(low, text[low:high], (before.new if before else "") + glyph + (after.new if after else ""))
        partner = run.reads[i].partner
        group: object = None
        if tied and partner is not None:
            opener = run.marks[min(i, partner)]
            group = ("pair", run.passage(opener), opener.start)
        reason = doubt(run, i, self._base, self._continued, self._doubled)
        if run.passage(mark) in self._showing:
            reason = "the passage shows the marks of several languages"
        evidence = self._evidence(i, tied=group is not None, opening=opening)
        return Match(mark.start, mark.end, (edit,), evidence, Safety.SUGGESTION if reason else None, reason, group)

    def _glyph(self, i: int, read: Read, *, opening: bool) -> tuple[str | None, str]:
        """The glyph that should stand there, if another, and the kind of damage."""
        mark, other = self._run.marks[i], self._run.partner(i)
        glyph = mark.around.glyph
        if other is not None:
            return self._pair_glyph(mark, other, read, opening=opening)
        if read.local.single or self._base != "en":
            return None, ""
        want = self._style_at(mark)[0][0 if opening else 1]
        if glyph != want and (glyph == '""' or glyph in "«»„″" or (glyph in "“”" and (glyph == "”") == opening)):
            return want, _kind_of(glyph + glyph)
        return None, ""

    def _pair_glyph(self, mark: Mark, other: Mark, read: Read, *, opening: bool) -> tuple[str | None, str]:
        opener, closer = (mark, other) if opening else (other, mark)
        glyphs = opener.around.glyph + closer.around.glyph
        glyph = mark.around.glyph
        french_in_german = self._base == "de" and glyphs == "«»" and opener.around.right_space
        if (glyphs in self._convention.accepted and not french_in_german) or glyphs in _TYPED:
            return None, ""
        if glyphs in ("‹›", "›‹") and not any("«" in text or "»" in text for text in self._run.texts.values()):
            return None, ""  # alone they are placeholders of a syntax
        if {"`", "´"}.intersection((opener.around.glyph, closer.around.glyph)):
            return None, ""
        loose = opener.around.right_space or closer.around.left_space
        if loose and glyphs in ("‹›", "›‹", "''" * 2, "``''"):
            return None, ""  # arrows of a menu, empty strings of a program, code whose marks were taken for quotes
        target = self._style_at(opener)[1 if read.depth >= 1 or glyph in SINGLE else 0]
        # one mark is the language's own, which nobody types by mistake, the other straight
        own = {*target}.intersection(glyphs, "„«»")
        half_typed = self._base != "en" and '"' in glyphs and bool(own)
        foreign = "„" in glyphs or glyphs in ("«»", "»«", "‹›", "›‹") or french_in_german
        if self._base != "en" and not foreign and not half_typed and glyphs != "”“":
            return None, ""
        want = target[0 if opening else 1]
        if want == glyph:
            return None, _kind_of(glyphs) if glyphs == "”“" else ""
        return want, "mixed-pair" if half_typed else _kind_of(glyphs)

    def _quotes_another_language(self, opener: Mark, closer: Mark) -> bool:
        """Are these the marks of another language around words of another language?"""
        glyphs = opener.around.glyph + closer.around.glyph
        if glyphs in self._convention.accepted or not _OF_OTHER_LANGUAGES.intersection(glyphs):
            return False
        text = self._run.text(opener)
        end = closer.start if self._run.passage(opener) == self._run.passage(closer) else len(text)
        inside = text[opener.end : min(end, opener.end + 2 * NEAR)]
        near = text[max(0, opener.start - 25) : opener.end] + inside + text[end : end + 25]
        return is_foreign(inside, near, self._base)

    def _spaces(self, mark: Mark, read: Read, want: str | None, *, opening: bool) -> tuple[Edit | None, Edit | None]:
        """The edits of the spaces left and right of a mark."""
        around = mark.around
        if (read.local.single or around.glyph in ("''", "``", "‘‘", "’’")) and want is None:
            return None, None
        section, text = self._run.sections[mark.section], self._run.text(mark)
        inside = self._inside(want or around.glyph, around.glyph)
        if want is None and around.glyph == '"' and self._strings.holds(mark, read, opening=opening):
            inside = None
        before = after = None
        if opening:
            touched = around.left and not around.left_space and text[mark.start - 1] == around.left
            if touched and self._leans(mark, read) and spaces_words(around.left):
                word = ends_a_word(text, mark.start, self._base, around.right)
                before = Edit(mark.start, mark.start, " ") if word and not is_data(text, mark) else None
            if want is not None or around.glyph != '"' or around.right.isalnum() or around.right in "([¿¡$€£…":
                after = _inner_edit(text, mark.end, section.end, around.right, inside, forward=True)
        else:
            if want is not None or around.glyph != '"' or not ends_a_string(text, mark):
                before = _inner_edit(text, mark.start, section.start, around.left, inside, forward=False)
            touched = around.right.isalnum() and not around.right_space and text[mark.end] == around.right
            if touched and spaces_words(around.right) and begins_a_word(text, mark.end, self._base):
                after = (
                    None if is_field(text, mark.start - 2) or is_seconds(text, mark) else Edit(mark.end, mark.end, " ")
                )
        return before, after

    def _leans(self, mark: Mark, read: Read) -> bool:
        """Does an opening mark touch something that wants a space behind it: a word, a comma, the end of a sentence?"""
        left = mark.around.left
        if left not in ".!?…":
            return left.isalnum() or left in ":,;"
        text = self._run.text(mark)
        if (
            read.partner is None
            or not mark.around.right.isupper()
            or not _SENTENCE_END.search(text, max(0, mark.start - 4), mark.start)
        ):
            return False
        closer = self._run.marks[read.partner]
        quoted = (
            text[mark.end : closer.start] if self._run.passage(closer) == self._run.passage(mark) else text[mark.end :]
        )
        return mark.around.glyph != '"' or closer.around.attribution or len(quoted.split()) >= WORDS

    def _inside(self, glyph: str, old: str) -> str | None:
        """The space that belongs inside a mark; None: whatever stands there is right."""
        if not self._convention.spaced:
            return ""
        if glyph in "«»" and old not in "«»":
            return "\N{NO-BREAK SPACE}"  # turned into a guillemet: its space comes along
        return None

    def _evidence(self, i: int, *, tied: bool, opening: bool) -> tuple[str, ...]:
        """Why the mark is read so, in the words of this article."""
        run = self._run
        mark, read, other = run.marks[i], run.reads[i], run.partner(i)
        if other is not None:
            opener, closer = (mark, other) if opening else (other, mark)
            distance = run.passage(closer) - run.passage(opener)
            limit = closer.start if not distance else len(run.text(opener))
            quoted = f"“{excerpt(run.text(opener), opener.end, limit)}”"
            if tied:
                told = f"the two marks enclose {quoted}"
            else:
                told = f"it {'opens' if opening else 'closes'} the quotation {quoted}"
            if distance and not opening:
                told += f", which began {distance} paragraph{'s' if distance > 1 else ''} before"
        elif read.role == Role.CONTINUES:
            told = "it takes up again the quotation of the paragraph before"
        elif opening:
            told = "it opens a quotation that is never closed"
        else:
            told = "it closes a quotation whose beginning is not in this text"
        if mark.around.attribution:
            told += ", and an attribution follows"
        margin = run.margin(i)
        if margin > 50:
            sure = "no other reading of the marks comes near"
        elif margin >= MARGIN:
            sure = f"no other reading of the marks comes near (by {margin:.1f}; {MARGIN:.0f} is enough)"
        else:
            sure = f"another reading of the marks is nearly as good (by {margin:.1f}; {MARGIN:.0f} would be enough)"
        return (told, sure)

    def _apostrophe(self, i: int) -> Iterable[Repair]:
        """A double mark that stands for the apostrophe of an elided word."""
        mark, read = self._run.marks[i], self._run.reads[i]
        around = mark.around
        if not around.elided or not around.left.isalpha():
            return
        near = self._run.text(mark)[max(0, mark.start - NEAR) : mark.end + NEAR]
        new = "’" if "’" in near else "'"
        told = f"“{around.left}” before it is elided before “{around.right}…”: the mark is an apostrophe"
        reason = "" if read.margin >= MARGIN else "another reading is about equally good"
        edit = Edit(mark.start, mark.end, new)
        match = Match(mark.start, mark.end, (edit,), (told,), Safety.SUGGESTION if reason else None, reason)
        yield self._repair(mark, "apostrophe-as-quotation-mark", match)

    def _lost_comma(self, mark: Mark, read: Read) -> Iterable[Repair]:
        """A closing mark and a space before an attribution, with no mark of punctuation on either side.

        Behind a word the quotation is a part of the sentence (the “experts” say), not what somebody said.
        """
        around = mark.around
        if read.partner is None or self._is_part_of_a_sentence(self._run.marks[read.partner]):
            return
        if not around.right_space or not around.right.islower() or around.left in ".,;:!?…—–":
            return
        text, at = self._run.text(mark), mark.end + 1
        if read.margin < MARGIN or not follows_attribution(text, at, self._base):
            return
        opener = self._run.marks[read.partner]
        if self._run.passage(opener) == self._run.passage(mark) and is_name_of_a_work(
            text[opener.end : mark.start], text[at : at + 12]
        ):
            return
        told = f"an attribution (“{excerpt(text, at)}”) follows the quotation, with no comma before it"
        match = Match(mark.start, mark.end, (Edit(mark.end, mark.end, ","),), (told,))
        yield self._repair(mark, "lost-comma", match)

    def _is_part_of_a_sentence(self, opener: Mark) -> bool:
        """Does a word other than “is” or “was” stand before a quotation?"""
        text = self._run.text(opener)
        return opener.around.left.isalnum() and not _COPULA.search(text, max(0, opener.start - 8), opener.start)

    def _style_at(self, mark: Mark) -> tuple[str, str]:
        return self._styles[self._run.passage(mark)]

    def _repair(self, mark: Mark, kind: str, match: Match) -> Repair:
        return Repair(passage=self._run.passage(mark), kind=kind, match=match)


def _inner_edit(text: str, at: int, limit: int, beside: str, inside: str | None, *, forward: bool) -> Edit | None:
    """Put the right space inside a mark, where a space touches it and the line does not end."""
    if inside is None or not beside or beside_mark(beside) or not (beside.isalnum() or beside in _ENDS_OF_PROSE):
        return None
    low = high = at
    if forward:
        while high < limit and text[high] in SPACES:
            high += 1
    else:
        while low > limit and text[low - 1] in SPACES:
            low -= 1
    found = text[low:high]
    if found == inside or len(found) > WIDEST or "\n" in found or "\r" in found:
        return None
    return Edit(low, high, inside)


def _space_kind(before: Edit | None, after: Edit | None, *, opening: bool) -> str:
    if before is not None and after is not None:
        return "mark-on-wrong-side"
    if opening:
        return "glued-opening-mark" if before is not None else "space-inside-marks"
    return "glued-closing-mark" if after is not None else "space-inside-marks"


def _kind_of(glyphs: str) -> str:
    """The kind of damage that a pair of glyphs shows."""
    if "``" in glyphs or (glyphs.endswith("''") and glyphs != "''"):
        return "latex-marks"
    if '""' in glyphs or "‘‘" in glyphs or len(glyphs) > 2:
        return "doubled-mark"
    if any(char in "«»‹›" for char in glyphs):
        return "leftover-guillemet"
    if any(char in "„‚‟" for char in glyphs):
        return "low-mark"
    if glyphs == "”“":
        return "reversed-pair"
    if any(char in "“”" for char in glyphs) and '"' in glyphs:
        return "mixed-pair"
    return "reversed-mark"
