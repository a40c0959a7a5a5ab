"""The edits that follow from a reading of the quotation marks, each with its kind, its reason and its proof."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleanup.quotations.costs import SINGLE, Weights, bias
from cleanup.quotations.marks import SPACES, Mark, Section, beside_mark, follows_attribution
from cleanup.quotations.reading import Read, Role
from cleanup.rule import Match, Safety
from cleanup.text import Edit
from cleanup.typography import Convention

#: A reading must be cheaper by this than any other, or the mark is left alone: 0.5 to 1 made 14 % more changes in
#: human text, 3 and more fixed less; nothing was gained above 2.
MARGIN = 2.0
#: Moving a mark over to another word on parity alone.
FLIP_MARGIN = 6.0
#: Passages inside a quotation that may lack their continuation mark.
MISSING_CONTINUATIONS = 3

#: Languages that write compounds with a quoted first part.
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "fi", "hu"})
#: What can stand beside a space inside the marks, so that the quotation is prose.
_ENDS_OF_PROSE = frozenset(".,;:!?…)]%([¿¡$€£")
_NO_SPACE_AFTER = re.compile(r"(?:s|ed|ing|er|ly|ish|style|like)\b")
_WORDS = {
    "en": frozenset("the of and to is in that for it with as was on be are this by".split()),
    "fr": frozenset("le la les des est une dans pour que qui et du avec sur pas nous vous".split()),
    "de": frozenset("der die das und ist nicht ein eine mit von zu den für auf wir".split()),
    "es": frozenset("el los las una que por con para es y se su del".split()),
    "it": frozenset("il gli una che per con non sono è di del della".split()),
    "pt": frozenset("o os uma que por com para não são do da dos das".split()),
}
_WORD = re.compile(r"\w+")
_LATIN_LANGUAGES_EXCEPT = frozenset({"ru", "uk", "be", "bg", "sr", "el", "zh", "ja", "ko", "ar", "he"})
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u3040-\u9fff\uac00-\ud7af]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A match in a passage and its kind: the name of the rule that it belongs to, "reversed-pair"."""

    passage: int
    kind: str
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Marks that were read together: their texts, sections, marks and what was read."""

    texts: dict[int, str]
    sections: Sequence[Section]
    marks: Sequence[Mark]
    reads: Sequence[Read]
    given_up: Sequence[int]


class Repairer:
    """Derives repairs from the reading of a run, in the convention of the article."""

    def __init__(self, run: Run, convention: Convention, style: tuple[str, str], weights: Weights, doubled: int) -> None:
        """``style`` is the article's outer and inner pair; ``doubled`` counts the ``""`` in the article."""
        self._run = run
        self._convention = convention
        self._base = convention.language.partition("-")[0]
        self._outer, self._inner = style
        self._weights = weights
        self._doubled = doubled
        self._continued = {mark.section for mark, read in zip(run.marks, run.reads, strict=True) if read.role == Role.CONTINUES}

    def repairs(self) -> Iterable[Repair]:
        """Yield all repairs of the run, mark by mark."""
        for i, read in enumerate(self._run.reads):
            yield from self._of_mark(i, read)
        yield from self._unfinished()

    def _of_mark(self, i: int, read: Read) -> Iterable[Repair]:
        mark = self._run.marks[i]
        around = mark.around
        if read.role == Role.STRAY:
            if around.elided and around.left.isalpha():
                yield self._apostrophe(mark, read)
            return
        if read.role in (Role.APOSTROPHE, Role.CLOSES_BOTH) or (read.local.single and read.role == Role.UNOPENED):
            return
        opening = read.role in (Role.OPENS, Role.CONTINUES)
        want, kind = self._glyph(i, read)
        before, after = self._spaces(mark, read, want, opening=opening)
        if read.role == Role.CLOSES and around.glyph not in SINGLE:
            yield from self._lost_comma(mark, read)
        if want is None and before is None and after is None:
            return
        kind = kind or self._space_kind(mark, before, after, opening=opening)
        yield self._repair(mark, kind, self._match(i, read, want, before, after, kind, opening=opening))

    def _match(
        self, i: int, read: Read, want: str | None, before: Edit | None, after: Edit | None, kind: str, *, opening: bool
    ) -> Match:
        """One match with all edits at one mark, as one edit where they touch."""
        mark, run = self._run.marks[i], self._run
        text = run.texts[run.sections[mark.section].passage]
        low = before.start if before and before.end == mark.start else mark.start
        high = after.end if after and after.start == mark.end else mark.end
        glyph = text[mark.start : mark.end] if want is None else want
        new = (before.new if before else "") + glyph + (after.new if after else "")
        edit = _without_common_ends(low, text[low:high], new)
        margin = read.margin
        partner = read.partner
        group: object = None
        if partner is not None:
            margin = min(margin, run.reads[partner].margin)
            if want is not None or kind == "reversed-pair":
                other = run.marks[partner]
                first, last = sorted((i, partner))
                group = ("pair", run.sections[run.marks[first].section].passage, run.marks[first].start, last - first, other.around.glyph)
        evidence = self._evidence(i, read, text, margin, opening=opening)
        doubt = self._doubt(i, read, margin, opening=opening)
        if doubt:
            return Match(mark.start, mark.end, (edit,), evidence, Safety.SUGGESTION, doubt, group)
        return Match(mark.start, mark.end, (edit,), evidence, None, "", group)

    def _glyph(self, i: int, read: Read) -> tuple[str | None, str]:
        """The glyph that should stand there, if another, and the kind of damage."""
        mark, run = self._run.marks[i], self._run
        glyph = mark.around.glyph
        opening = read.role in (Role.OPENS, Role.CONTINUES)
        if read.partner is not None and read.role in (Role.OPENS, Role.CLOSES):
            other = run.marks[read.partner]
            opener, closer = (mark, other) if opening else (other, mark)
            return self._pair_glyph(opener, closer, read, opening=opening)
        if read.local.single or self._base != "en":
            return None, ""
        want = self._outer[0 if opening else 1]
        if glyph == '""' or glyph in "«»„″" or (glyph in "“”" and (glyph == "”") == opening):
            return (want, _kind_of(glyph + glyph, glyph)) if glyph != want else (None, "")
        return None, ""

    def _pair_glyph(self, opener: Mark, closer: Mark, read: Read, *, opening: bool) -> tuple[str | None, str]:
        glyphs = opener.around.glyph + closer.around.glyph
        own = opener if opening else closer
        glyph = own.around.glyph
        french_in_german = self._base == "de" and glyphs == "«»" and opener.around.right_space
        if glyphs in self._convention.accepted and not french_in_german:
            return None, ""
        if "`" in glyphs.replace("``", "") or "´" in glyphs or glyphs in ("’’", "'’", "‘'", "’'"):
            return None, ""
        loose = opener.around.right_space or closer.around.left_space
        if loose and glyphs in ("‹›", "›‹", "''" * 2):
            return None, ""  # arrows of a menu, empty strings of a program
        if self._is_foreign(opener, closer):
            return None, ""
        foreign = "„" in glyphs or glyphs in ("«»", "»«", "‹›", "›‹") or french_in_german
        if self._base != "en" and not foreign and glyphs != "”“":
            return None, ""
        target = self._inner if read.depth >= 1 or glyph in SINGLE else self._outer
        want = target[0 if opening else 1]
        if want == glyph:
            return None, _kind_of(glyphs, glyph) if glyphs == "”“" else ""
        return want, _kind_of(glyphs, glyph)

    def _is_foreign(self, opener: Mark, closer: Mark) -> bool:
        """Is the quotation, or what stands around it, in another script or language?"""
        run = self._run
        first, last = run.sections[opener.section], run.sections[closer.section]
        text = run.texts[first.passage]
        if first.passage == last.passage:
            inside = text[opener.end : closer.start]
            near = text[max(0, opener.start - 25) : closer.end + 25]
        else:
            inside, near = text[opener.end :], text[max(0, opener.start - 25) :]
        if not _WORD.search(inside):
            return True
        if self._base not in _LATIN_LANGUAGES_EXCEPT and _OTHER_SCRIPT.search(near):
            return True
        words = [word.lower() for word in _WORD.findall(inside)]
        own = sum(word in _WORDS.get(self._base, ()) for word in words)
        return any(sum(word in known for word in words) > own for language, known in _WORDS.items() if language != self._base)

    def _spaces(self, mark: Mark, read: Read, want: str | None, *, opening: bool) -> tuple[Edit | None, Edit | None]:
        """The edits of the spaces left and right of a mark."""
        around = mark.around
        glyph = want or around.glyph
        if (read.local.single or around.glyph in ("''", "``")) and want is None:
            return None, None
        section = self._run.sections[mark.section]
        text = self._run.texts[section.passage]
        inside = self._inside(glyph, around.glyph)
        before = after = None
        if opening:
            if (around.left.isalnum() or around.left in ":,;") and around.left and not around.left_space:
                if text[mark.start - 1] == around.left and not _is_data(text, mark.start) and _spaces_words(around.left):
                    before = Edit(mark.start, mark.start, " ")
            after = self._inner_edit(text, mark.end, section.end, around.right, inside, forward=True)
        else:
            before = self._inner_edit(text, mark.start, section.start, around.left, inside, forward=False)
            if around.right.isalnum() and not around.right_space and text[mark.end] == around.right:
                if _spaces_words(around.right) and self._begins_a_word(text, mark.end):
                    after = Edit(mark.end, mark.end, " ")
        return before, after

    def _begins_a_word(self, text: str, at: int) -> bool:
        """Is what follows a closing mark a word of its own, not an ending (“x”s) or half a compound („x“sbetrag)?"""
        if self._base not in _COMPOUNDING:
            return not _NO_SPACE_AFTER.match(text, at)
        word = _WORD.match(text, at)
        if word is None or text[at].isupper() or text[at].isdigit():
            return True
        return word[0] in _WORDS.get(self._base, ()) or follows_attribution(text, at, self._base)

    def _inside(self, glyph: str, old: str) -> str | None:
        """The space that belongs inside a mark; None: whatever stands there is right."""
        if not self._convention.spaced:
            return ""
        if glyph in "«»" and old not in "«»":
            return "\N{NO-BREAK SPACE}"  # turned into a guillemet: its space comes along
        return None

    def _inner_edit(self, text: str, at: int, limit: int, beside: str, inside: str | None, *, forward: bool) -> Edit | None:
        """Put the right space inside a mark, where a space touches it and the line does not end."""
        if inside is None or not beside or beside_mark(beside):
            return None
        low = high = at
        if forward:
            while high < limit and text[high] in SPACES:
                high += 1
        else:
            while low > limit and text[low - 1] in SPACES:
                low -= 1
        found = text[low:high]
        if found == inside or "\n" in found or "\r" in found or not (beside.isalnum() or beside in _ENDS_OF_PROSE):
            return None
        return Edit(low, high, inside)

    @staticmethod
    def _space_kind(mark: Mark, before: Edit | None, after: Edit | None, *, opening: bool) -> str:
        if before is not None and after is not None:
            return "mark-on-wrong-side"
        if opening:
            return "glued-opening-mark" if before is not None else "space-inside-marks"
        return "glued-closing-mark" if after is not None else "space-inside-marks"

    def _doubt(self, i: int, read: Read, margin: float, *, opening: bool) -> str:
        """Why a repair must not be made, or nothing."""
        mark, run = self._run.marks[i], self._run
        around = mark.around
        if '="' in run.texts[run.sections[mark.section].passage] or around.left == "=":
            return "the marks look like those of a program or a tag"
        if margin < MARGIN:
            return f"another reading costs only {max(margin, 0):.1f} more: two readings are about equally good"
        other = run.marks[read.partner] if read.partner is not None else None
        first, last = sorted((mark.section, other.section if other else mark.section))
        missing = sum(section not in self._continued for section in range(first + 1, last + 1))
        if missing > MISSING_CONTINUATIONS:
            return f"{missing} paragraphs between the marks do not take the quotation up again"
        if opening and around.right and around.right in ".,;:!?)]}" and not around.right == ".":
            return "punctuation follows the mark: its quotation may be lost"
        both = other is not None and other.around.glyph == around.glyph
        if around.glyph == '""' and self._doubled < (4 if both else 2) and not (read.role == Role.UNOPENED):
            return "the doubled mark may close two quotations, one of which opened earlier"
        if not opening and self._flips_closer(mark, read, margin):
            return "only the parity of the marks says that it closes; where a mark was lost, that is no proof"
        if opening and self._flips_opener(mark, other, run, read):
            return "only the parity of the marks says that it opens; where a mark was lost, that is no proof"
        return ""

    def _flips_closer(self, mark: Mark, read: Read, margin: float) -> bool:
        """Does the mark lean on the word behind it, with nothing but parity against that?"""
        around, local = mark.around, read.local
        if not (around.left_space and around.right.isalnum() and not around.right_space):
            return False
        against_opening, against_closing = bias(around.glyph, self._base)
        return not around.attribution and against_closing >= against_opening and local.open_side <= 0.5 and margin < FLIP_MARGIN

    def _flips_opener(self, mark: Mark, other: Mark | None, run: Run, read: Read) -> bool:
        around = mark.around
        leans = around.left and not around.left_space and around.left not in "([{—–-/|\ufffc"
        if not leans or not (around.right_space or (around.right and around.right in "—–.,;:!?")):
            return False
        against_opening, against_closing = bias(around.glyph, self._base)
        if against_opening < against_closing:
            return False
        same_damage = other is not None and read.partner is not None and (
            other.around.left_space and run.reads[read.partner].local.close_side >= 1
        )
        return not same_damage

    def _evidence(self, i: int, read: Read, text: str, margin: float, *, opening: bool) -> tuple[str, ...]:
        mark, run = self._run.marks[i], self._run
        sure = "no other reading makes sense" if margin > 50 else f"any other reading costs {margin:.1f} more"
        if read.partner is not None:
            other = run.marks[read.partner]
            place = run.sections[other.section].passage
            there = run.texts[place]
            distance = place - run.sections[mark.section].passage
            where = "" if not distance else f", {abs(distance)} paragraph{'s' if abs(distance) > 1 else ''} {'later' if distance > 0 else 'before'}"
            if opening:
                told = f"opens the quotation that ends with “{_excerpt(there, other.start, backwards=True)}”{where}"
            else:
                told = f"closes the quotation that begins with “{_excerpt(there, other.end)}”{where}"
        elif read.role == Role.CONTINUES:
            told = "takes up again the quotation of the paragraph before"
        else:
            told = "closes a quotation whose beginning is not in this text" if not opening else "opens a quotation that is never closed"
        said = (f"read as the mark that {told}; {sure}",)
        if mark.around.attribution:
            said += ("an attribution follows it",)
        return said

    def _apostrophe(self, mark: Mark, read: Read) -> Repair:
        text = self._run.texts[self._run.sections[mark.section].passage]
        new = "’" if "’" in text or self._outer == "“”" and '"' not in self._outer else "'"
        told = f"“{mark.around.left}” before it is elided before “{mark.around.right}…”: the mark is an apostrophe"
        doubt = "" if read.margin >= MARGIN else "another reading is about equally good"
        match = Match(
            mark.start, mark.end, (Edit(mark.start, mark.end, new),), (told,), Safety.SUGGESTION if doubt else None, doubt
        )
        return self._repair(mark, "apostrophe-as-quotation-mark", match)

    def _lost_comma(self, mark: Mark, read: Read) -> Iterable[Repair]:
        """A closing mark right before an attribution, with no mark of punctuation on either side."""
        around = mark.around
        text = self._run.texts[self._run.sections[mark.section].passage]
        at = mark.end + 1
        if not around.right_space or not around.right.islower() or around.left in ".,;:!?…—–" or read.margin < MARGIN or read.partner is None:
            return
        if not follows_attribution(text, at, self._base):
            return
        told = f"an attribution (“{_excerpt(text, at)}”) follows the quotation, with no comma before it"
        comma = Edit(mark.end, mark.end, ",")
        yield self._repair(mark, "lost-comma", Match(mark.start, mark.end, (comma,), (told,)))

    def _unfinished(self) -> Iterable[Repair]:
        """Quotations that are never closed, and paragraphs that do not take a quotation up again."""
        run = self._run
        for section in run.given_up:
            opener = self._left_open(section)
            if opener is not None and not run.reads[opener].local.single:
                mark = run.marks[opener]
                told = f"the quotation that begins with “{_excerpt(self._text(mark), mark.end)}” has no closing mark"
                yield self._repair(mark, "unclosed-quotation", Match(mark.start, mark.end, (), (told,)))
        for i, read in enumerate(run.reads):
            if read.role != Role.OPENS or read.partner is None or read.depth or read.local.single:
                continue
            first, last = run.marks[i].section, run.marks[read.partner].section
            if min(read.margin, run.reads[read.partner].margin) < MARGIN or last - first > 8:
                continue
            for section in range(first + 1, last + 1):
                if section not in self._continued and self._base in ("en", "es"):
                    yield self._missing_continuation(section, run.marks[i])

    def _missing_continuation(self, section: int, opener: Mark) -> Repair:
        run = self._run
        place = run.sections[section]
        text = run.texts[place.passage]
        at = place.start + len(text[place.start : place.end]) - len(text[place.start : place.end].lstrip())
        told = (
            f"the quotation that begins with “{_excerpt(self._text(opener), opener.end)}” goes on in this paragraph, "
            "which does not begin with a mark"
        )
        glyph = self._outer[0] if self._base == "en" else "»"
        match = Match(at, min(at + 12, place.end), (Edit(at, at, glyph),), (told,), Safety.SUGGESTION)
        return Repair(passage=place.passage, kind="missing-continuation-mark", match=match)

    def _left_open(self, section: int) -> int | None:
        """The last mark that opened a quotation which was given up at the end of a section."""
        closed = set()
        for i in range(len(self._run.reads) - 1, -1, -1):
            if self._run.marks[i].section > section:
                continue
            read = self._run.reads[i]
            if read.role == Role.CLOSES and read.partner is not None:
                closed.add(read.partner)
            if read.role == Role.OPENS and read.partner is None and i not in closed:
                return i
        return None

    def _text(self, mark: Mark) -> str:
        return self._run.texts[self._run.sections[mark.section].passage]

    def _repair(self, mark: Mark, kind: str, match: Match) -> Repair:
        return Repair(passage=self._run.sections[mark.section].passage, kind=kind, match=match)


def _is_data(text: str, at: int) -> bool:
    """Does the mark follow a comma that follows a closing mark: ``"a","b"``?"""
    return at >= 2 and text[at - 1] in ",;:" and text[at - 2] in "\"”’'»“"


def _spaces_words(char: str) -> bool:
    """Is this a character of a script that sets spaces between words and marks as European languages do?"""
    return char < "\u0590" or "\u1e00" <= char < "\u2000"


def _kind_of(glyphs: str, glyph: str) -> str:
    """The kind of damage that a pair shows at one of its marks."""
    if "``" in glyphs or (glyphs.endswith("''") and glyphs != "''"):
        return "latex-marks"
    if '""' in glyphs:
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


def _excerpt(text: str, at: int, *, backwards: bool = False, size: int = 24) -> str:
    """A few words of a text from a place on, or up to it, with an ellipsis where it is cut."""
    if backwards:
        cut = text[max(0, at - size) : at].strip()
        return cut if at <= size else "… " + cut.partition(" ")[2] if " " in cut else "…" + cut
    cut = text[at : at + size].strip()
    if at + size >= len(text):
        return cut
    return cut.rpartition(" ")[0] + " …" if " " in cut else cut + "…"


def _without_common_ends(start: int, before: str, after: str) -> Edit:
    from cleanup.pattern import smallest

    return smallest(start, before, after)
