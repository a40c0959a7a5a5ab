"""The paragraphs of one part of a DOCX document: the text of their runs, and what stands between."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cleanup.formats.docx_runs import Paragraph
from cleanup.formats.docx_styles import UNKNOWN, Languages, Styles, is_monospaced, languages, under
from cleanup.formats.xml import Event, spelling
from cleanup.formats.xml_prose import Prose
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
        self._open: list[Paragraph] = []
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
                        self._open[-1].text(event, keeps_blanks=self._preserve, generated=self._is_generated())
                elif self._instruction and self._fields:
                    self._fields[-1].instruction += event.value

    def _end_skipped(self, event: Event) -> None:
        assert self._skipped is not None
        depth, start, is_hole = self._skipped
        if depth == self._depth:
            self._skipped = None
            if is_hole and self._open:
                self._open[-1].keep(start, event.end)

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
        self._open.append(
            Paragraph(
                article=self._article,
                prose=Prose(self._article, self._spelling),
                kind="cell" if self._cells else self._kind,
                found=self._open[-1].inner if self._open else self.found,
            )
        )

    def _end_paragraph(self, event: Event) -> None:
        paragraph = self._open.pop()
        is_heading = paragraph.kind == "heading"
        is_prose = paragraph.finish(self._styles, follows=not (self._fresh or is_heading or self._open))
        if is_prose and not self._open:
            self._fresh = is_heading

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
            self._open[-1].keep(start, event.end)

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

    def _is_generated(self) -> bool:
        """Is what comes now shown by a field or a prompt, so that it is made anew?"""
        if self._fields and not all(each.is_prose for each in self._fields):
            return True
        return any(self._prompts)

    def _character(self, event: Event) -> None:
        if self._open:
            self._open[-1].character(_CHARACTERS[event.value], event)

    def _field(self, event: Event) -> None:
        kind = event.attributes.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shows = True
        elif self._fields and kind == "end":
            self._fields.pop()
