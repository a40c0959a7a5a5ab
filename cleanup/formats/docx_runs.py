"""One paragraph of DOCX: its runs, from left to right, as one passage."""

import re
from collections import Counter
from dataclasses import dataclass, field

from cleanup.formats.docx_styles import UNKNOWN, Languages, Styles, under
from cleanup.formats.xml import Event
from cleanup.formats.xml_prose import BLANKS, Prose
from cleanup.text import Passage

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph that has begun, and the run in it that we are in."""

    article: str
    prose: Prose
    kind: str
    #: Where its passage goes, and those of text boxes that stand before its text.
    found: list[tuple[Passage, Languages]]
    style: str | None = None
    silent: bool = False
    code: bool = False
    hidden: bool = False
    languages: Languages = UNKNOWN
    #: Passages in a text box that hangs on this paragraph.
    inner: list[tuple[Passage, Languages]] = field(default_factory=list)
    _spoken: Counter[Languages] = field(default_factory=Counter)
    #: Text that is no prose and has not been added yet: code, or what a field shows.
    _kept: tuple[int, int] | None = None
    #: Is what was added last text, so that more can be written behind it, and does it keep a blank there?
    _is_text: bool = False
    _keeps_blanks: bool = False

    def text(self, event: Event, *, keeps_blanks: bool, generated: bool) -> None:
        """Take text of the run; ``generated`` if the program makes it anew."""
        if self.silent or self.hidden:
            return
        start, end = event.start, event.end
        is_reference = event.kind == "reference"
        if not keeps_blanks and not is_reference:
            # what is trimmed when the document is opened
            if self.article[start - 1] == ">":
                start = end - len(self.article[start:end].lstrip(BLANKS))
            if self.article[end] == "<":
                end = start + len(self.article[start:end].rstrip(BLANKS))
            if start >= end:
                return
        if self.code or generated:
            self.keep(start, end)
            return
        self._reach(start, keeps_blanks=keeps_blanks)
        if is_reference:
            self.prose.reference(event.value, start, end)
        else:
            self.prose.text(start, end, literal=event.kind == "cdata")
        self._keeps_blanks = keeps_blanks
        self._is_text = True
        self._spoken[self.languages] += end - start

    def character(self, text: str, event: Event) -> None:
        """Take markup that reads as a character."""
        if not (self.silent or self.hidden):
            self._reach(event.start)
            self.prose.character(text, event.start, event.end)
            self._is_text = False

    def keep(self, start: int, end: int) -> None:
        """Take what stands as a word could and is no prose."""
        if not (self.silent or self.hidden):
            self._settle_inner()
            self._kept = (self._kept[0] if self._kept else start), end

    def finish(self, styles: Styles, *, follows: bool) -> bool:
        """Hand on the passage of the paragraph and those of its text boxes; tell whether it has one of its own."""
        inner, self.inner = self.inner, []
        if self._kept is not None and self.prose.begun:
            self._reach(self._kept[1])
        own = self.prose.passage(kind=self.kind, follows=follows)
        if own is not None:
            self.found.append((own, self._languages(styles, own.text)))
        self.found.extend(inner)
        return own is not None

    def _reach(self, start: int, *, keeps_blanks: bool | None = None) -> None:
        """Account for what stands before ``start``: text that keeps blanks or not, or (None) no text."""
        if self.inner:
            self._settle_inner()
        if self._kept is not None:
            low, high = self._kept
            self._kept = None
            self._reach(low)
            self.prose.hole(low, high)
            self._is_text = False
        # new text goes to the side that can take it, and that keeps a blank if it is one
        closes = keeps_blanks is not None and (not self._is_text or (keeps_blanks and not self._keeps_blanks))
        self.prose.skip_to(start, closes=closes)

    def _settle_inner(self) -> None:
        """More text comes behind a text box: if it stands in the middle of the text, it is left alone."""
        if self.prose.begun or self._kept is not None:
            self.inner.clear()
        self.found.extend(self.inner)
        self.inner.clear()

    def _languages(self, styles: Styles, text: str) -> Languages:
        """Return, in the first place, the language that most of the text says, for the script that it is in."""
        own = self._spoken.most_common(1)[0][0] if self._spoken else UNKNOWN
        own = under(under(styles.languages, styles.languages_of(self.style or styles.default)), own)
        script = 1 if _EAST_ASIAN.search(text) else 2 if _RIGHT_TO_LEFT.search(text) else 0
        return own[script], None, None
