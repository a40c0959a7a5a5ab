"""The paragraphs of one part of a DOCX document: the text of their runs, and what stands between."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cleanup.formats.docx_styles import UNKNOWN, Languages, Styles, is_monospaced, languages, under
from cleanup.formats.xml import Event, spelling
from cleanup.formats.xml_prose import BLANKS, Prose
from cleanup.text import Passage

#: What is not there for a reader, or is there twice.
_SKIPPED = frozenset(
    ("w:del", "w:moveFrom", "w:delText", "w:delInstrText", "mc:Fallback", "w:rt", "w:sectPr", "w:tblPr")
)
#: What stands as a word could.
_HOLES = frozenset(
    ("m:oMath", "m:oMathPara", "w:object", "w:sym", "w:pgNum", "w:dayShort", "w:monthShort", "w:yearShort")
)
_CHARACTERS = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}  # fmt: skip
#: Where another text begins: no quotation runs on over their borders.
_APART = frozenset(("w:tc", "w:footnote", "w:endnote", "w:txbxContent"))
_OFF = ("0", "false", "off")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that has begun, and the run in it that we are in."""

    prose: Prose
    kind: str
    style: str | None = None
    silent: bool = False
    #: Passages in a text box that hangs on this paragraph.
    inner: list[tuple[Passage, Languages]] = field(default_factory=list)
    spoken: Counter[Languages] = field(default_factory=Counter)
    #: Text that is no prose and has not been added yet: code, or what a field shows.
    kept: tuple[int, int] | None = None
    holds_blanks: bool = False  # does what was added last keep a blank at its end?
    is_text: bool = False  # is it text, so that more can be written behind it?
    code: bool = False
    hidden: bool = False
    languages: Languages = UNKNOWN


@dataclass(slots=True)
class _Field:
    """A field that has begun; ``shows`` once we are in what it shows."""

    instruction: str = ""
    shows: bool = False

    @property
    def is_prose(self) -> bool:
        """Is it prose what the field shows? Else it is made anew by the program."""
        return self.shows and self.instruction.lstrip().upper().startswith("HYPERLINK")


class Paragraphs:
    """Takes the events of one part; ``found`` are its passages, each with the languages that its runs say."""

    def __init__(self, article: str, start: int, end: int, styles: Styles, kind: str) -> None:
        self.found: list[tuple[Passage, Languages]] = []
        self._article = article
        self._spelling = spelling(article[start:end])
        self._styles = styles
        self._kind = kind
        self._depth = 0
        self._skipped: tuple[int, int, bool] | None = None  # depth and place of what is passed over; is it a hole?
        self._properties = 0  # the depth of the properties that we are in
        self._preserve: bool | None = None  # white space of the text that we are in, None: in none
        self._instruction = False
        self._cells = 0
        self._fresh = True
        self._open: list[_Paragraph] = []
        self._fields: list[_Field] = []
        self._prompts: list[bool] = []  # content controls: does it show its prompt?
        self._drawings: list[tuple[int, bool]] = []  # where they begin; do they stand in the line?
        self._starts: dict[str, Callable[[Event], None]] = {
            "w:t": self._begin_text,
            "w:r": self._begin_run,
            "w:p": self._begin_paragraph,
            "w:fldChar": self._field,
            "w:fldSimple": self._begin_simple_field,
            "w:instrText": self._begin_instruction,
            "w:sdt": self._begin_control,
            "w:drawing": self._begin_drawing,
            "w:pict": self._begin_drawing,
            "wp:inline": self._begin_inline,
            **dict.fromkeys(("w:rPr", "w:pPr", "w:sdtPr"), self._begin_properties),
            **dict.fromkeys(_CHARACTERS, self._character),
            **dict.fromkeys(_SKIPPED | _HOLES, self._begin_skipped),
            **dict.fromkeys(_APART, self._begin_other_text),
        }
        self._ends: dict[str, Callable[[Event], None]] = {
            "w:t": self._end_text,
            "w:p": self._end_paragraph,
            "w:fldSimple": self._end_simple_field,
            "w:instrText": self._end_instruction,
            "w:sdt": self._end_control,
            "w:drawing": self._end_drawing,
            "w:pict": self._end_drawing,
            **dict.fromkeys(_APART, self._end_other_text),
        }

    def take(self, stream: Iterable[Event]) -> None:
        """Take all events of the part."""
        starts, ends = self._starts, self._ends
        for event in stream:
            kind = event.kind
            if kind == "start":
                self._depth += 1
                if self._skipped is None:
                    if not self._properties:
                        handle = starts.get(event.value)
                        if handle is not None:
                            handle(event)
                    elif self._depth == self._properties + 1:
                        self._property(event)
            elif kind == "end":
                if self._skipped is not None:
                    self._end_skipped(event)
                elif not self._properties:
                    handle = ends.get(event.value)
                    if handle is not None:
                        handle(event)
                elif self._depth == self._properties:
                    self._properties = 0
                self._depth -= 1
            elif self._skipped is None and kind in ("text", "reference", "cdata"):
                if self._preserve is not None:
                    if self._open:
                        self._text(event)
                elif self._instruction and self._fields:
                    self._fields[-1].instruction += event.value

    def _end_skipped(self, event: Event) -> None:
        assert self._skipped is not None
        depth, start, is_hole = self._skipped
        if depth == self._depth:
            self._skipped = None
            if is_hole and self._open:
                self._hole(start, event.end)

    def _begin_text(self, event: Event) -> None:
        self._preserve = event.attributes.get("xml:space") == "preserve"

    def _end_text(self, event: Event) -> None:
        self._preserve = None

    def _begin_properties(self, event: Event) -> None:
        self._properties = self._depth

    def _begin_run(self, event: Event) -> None:
        if self._open:
            paragraph = self._open[-1]
            paragraph.code = paragraph.hidden = False
            paragraph.languages = UNKNOWN

    def _begin_paragraph(self, event: Event) -> None:
        self._open.append(_Paragraph(Prose(self._article, self._spelling), "cell" if self._cells else self._kind))

    def _begin_skipped(self, event: Event) -> None:
        self._skipped = self._depth, event.start, event.value in _HOLES

    def _begin_simple_field(self, event: Event) -> None:
        self._fields.append(_Field(event.attributes.get("w:instr", ""), shows=True))

    def _end_simple_field(self, event: Event) -> None:
        if self._fields:
            self._fields.pop()

    def _begin_instruction(self, event: Event) -> None:
        self._instruction = True

    def _end_instruction(self, event: Event) -> None:
        self._instruction = False

    def _begin_control(self, event: Event) -> None:
        self._prompts.append(False)

    def _end_control(self, event: Event) -> None:
        self._prompts.pop()

    def _begin_drawing(self, event: Event) -> None:
        self._drawings.append((event.start, event.value == "w:pict"))

    def _begin_inline(self, event: Event) -> None:
        if self._drawings:
            self._drawings[-1] = self._drawings[-1][0], True

    def _end_drawing(self, event: Event) -> None:
        start, is_hole = self._drawings.pop()
        if is_hole and self._open and not self._open[-1].inner:
            self._hole(start, event.end)

    def _begin_other_text(self, event: Event) -> None:
        self._fresh = True
        self._cells += event.value == "w:tc"

    def _end_other_text(self, event: Event) -> None:
        self._fresh = True
        self._cells -= event.value == "w:tc"

    def _property(self, event: Event) -> None:
        name, value = event.value, event.attributes.get("w:val", "")
        if name == "w:showingPlcHdr" and self._prompts and value not in _OFF:
            self._prompts[-1] = True
        if not self._open:
            return
        paragraph = self._open[-1]
        if name == "w:pStyle":
            paragraph.style = value
            paragraph.silent = self._styles.is_code(value)
            if paragraph.kind != "cell":
                paragraph.kind = self._styles.kind(value) or paragraph.kind
        elif name == "w:numPr" and paragraph.kind == "paragraph":
            paragraph.kind = "item"
        elif name == "w:rStyle":
            paragraph.code = paragraph.code or self._styles.is_code(value)
            paragraph.languages = under(self._styles.languages_of(value), paragraph.languages)
        elif name == "w:rFonts" and not self._styles.typed:
            paragraph.code = paragraph.code or is_monospaced(event)
        elif name == "w:vanish":
            paragraph.hidden = value not in _OFF
        elif name == "w:lang":
            paragraph.languages = under(paragraph.languages, languages(event.attributes))

    def _text(self, event: Event) -> None:
        paragraph = self._open[-1]
        start, end = event.start, event.end
        if paragraph.silent or paragraph.hidden:
            return
        is_reference = event.kind == "reference"
        if not self._preserve and not is_reference:
            # what is trimmed when the document is opened
            if self._article[start - 1] == ">":
                start = end - len(self._article[start:end].lstrip(BLANKS))
            if self._article[end] == "<":
                end = start + len(self._article[start:end].rstrip(BLANKS))
            if start >= end:
                return
        if paragraph.code or self._is_generated():
            self._keep(paragraph, start, end)
            return
        self._reach(paragraph, start, writable=bool(self._preserve))
        if is_reference:
            paragraph.prose.reference(event.value, start, end)
        else:
            paragraph.prose.text(start, end, preserve=False, literal=event.kind == "cdata")
        paragraph.holds_blanks = bool(self._preserve)
        paragraph.is_text = True
        paragraph.spoken[paragraph.languages] += end - start

    def _is_generated(self) -> bool:
        """Is what comes now shown by a field or a prompt, so that it is made anew?"""
        if self._fields and not all(each.is_prose for each in self._fields):
            return True
        return any(self._prompts)

    def _reach(self, paragraph: _Paragraph, start: int, *, writable: bool | None) -> None:
        """Account for what stands before ``start``; ``writable``: is it text that keeps blanks? (None: no text)"""
        if paragraph.inner:
            self._settle_inner(paragraph)
        if paragraph.kept is not None:
            low, high = paragraph.kept
            paragraph.kept = None
            self._reach(paragraph, low, writable=None)
            paragraph.prose.hole(low, high)
            paragraph.is_text = False
        # new text goes to the side that can take it, and that keeps a blank if it is one
        closes = writable is not None and (not paragraph.is_text or (writable and not paragraph.holds_blanks))
        paragraph.prose.skip_to(start, closes=closes)

    def _keep(self, paragraph: _Paragraph, start: int, end: int) -> None:
        self._settle_inner(paragraph)
        paragraph.kept = (paragraph.kept[0] if paragraph.kept else start), end

    def _settle_inner(self, paragraph: _Paragraph) -> None:
        """More text comes behind a text box: if it stands in the middle of the text, it is left alone."""
        if paragraph.inner:
            if paragraph.prose.begun or paragraph.kept is not None:
                paragraph.inner.clear()
            else:
                self._emit(paragraph, paragraph.inner)

    def _hole(self, start: int, end: int) -> None:
        paragraph = self._open[-1]
        if not (paragraph.silent or paragraph.hidden):
            self._keep(paragraph, start, end)

    def _character(self, event: Event) -> None:
        if not self._open or self._open[-1].silent or self._open[-1].hidden:
            return
        paragraph = self._open[-1]
        self._reach(paragraph, event.start, writable=None)
        paragraph.prose.character(_CHARACTERS[event.value], event.start, event.end)
        paragraph.is_text = False

    def _field(self, event: Event) -> None:
        kind = event.attributes.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shows = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _end_paragraph(self, event: Event) -> None:
        paragraph = self._open.pop()
        inner, paragraph.inner = paragraph.inner, []
        if paragraph.kept is not None and paragraph.prose.begun:
            self._reach(paragraph, paragraph.kept[1], writable=None)
        is_heading = paragraph.kind == "heading"
        own = paragraph.prose.passage(kind=paragraph.kind, follows=not (self._fresh or is_heading or self._open))
        if own is not None:
            self._emit(paragraph, [(own, self._languages(paragraph, own.text))])
            if not self._open:
                self._fresh = is_heading
        self._emit(paragraph, inner)

    def _emit(self, paragraph: _Paragraph, passages: list[tuple[Passage, Languages]]) -> None:
        """Hand on what was found in a paragraph: to the one that its text box hangs on, if it stands in one."""
        outer = [each for each in self._open[-2:] if each is not paragraph]
        (outer[-1].inner if outer else self.found).extend(passages)
        passages.clear()

    def _languages(self, paragraph: _Paragraph, text: str) -> Languages:
        """Return the language of a paragraph, in its place by script: what most of its text says."""
        own = paragraph.spoken.most_common(1)[0][0] if paragraph.spoken else UNKNOWN
        own = under(
            under(self._styles.languages, self._styles.languages_of(paragraph.style or self._styles.default)), own
        )
        script = 1 if _EAST_ASIAN.search(text) else 2 if _RIGHT_TO_LEFT.search(text) else 0
        return own[script], None, None
