"""The prose of a LaTeX document, read from top to bottom."""

import re
from collections.abc import Callable

from cleanup.formats.builder import PassageBuilder
from cleanup.formats.latex_names import (
    ACCENT,
    BREAKS,
    CODE,
    HEADINGS,
    INLINE,
    SILENT,
    SWITCHES,
    SYMBOLS,
    accented,
)  # fmt: skip
from cleanup.formats.latex_structure import environments, pairs
from cleanup.suppression import Comment
from cleanup.text import Passage

#: What is more than the character that it is.
_TOKEN = re.compile(
    r"(?P<blank>[ \t]*(?:\r?\n|\r)[ \t]*(?:(?:\r?\n|\r)[ \t]*)+)|(?P<indent>[ \t]*(?:\r?\n|\r)[ \t]+)"
    r"|(?P<comment>%[^\r\n]*(?:\r?\n|\r|\Z)?[ \t]*)|(?P<command>\\(?:[A-Za-z@]+\*?|.|\Z))"
    r"|(?P<mark>``|''|,,(?=[^\W\d_])|<<|>>|[!?]`|---?|[`'~\"])|(?P<math>\$\$?)|(?P<open>\{)|(?P<close>\})"
    r"|(?P<doubt>[&#^_=])",
    re.DOTALL,
)
_MARKS = {
    "``": "“", "''": "”", ",,": "„", "<<": "«", ">>": "»", "!`": "¡", "?`": "¿", "---": "—", "--": "–", "`": "‘",
    "'": "’", "~": "\N{NO-BREAK SPACE}",
}  # fmt: skip
_BLANKS = {" ": " ", ",": "\N{NARROW NO-BREAK SPACE}", ";": " ", ":": " ", "\n": " ", "\t": " "}
_NOTHING = frozenset("-/!@)]")
_SINGLE = re.compile(r"(?<![`\\])`(?!`)")
_LINE_END = re.compile(r"\r?\n|\r")
_BLANK_LINE = re.compile(r"(?:\r?\n|\r)[ \t]*(?:\r?\n|\r)")
_OPTION = re.compile(r"[ \t]*(?:<[^<>\r\n]{0,60}>|\[[^\[\]{}]{0,300}(?:\{[^{}]{0,300}\}[^\[\]{}]{0,300})*\])")
#: Blanks behind a command's name show nothing.
_SWALLOWED = re.compile(r"[ \t]+(?=[.,;:!?)])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DELIMITED = frozenset(("verb", "verb*", "lstinline", "Verb"))


class Reader:
    r"""The passages of ``article[start:end]``, its blocks and its comments.

    With ``shorthands`` a straight mark may be a command, as babel has it for German (\"a, \"-): it stays as it is.
    """

    def __init__(self, article: str, start: int, end: int, escape: Callable[[str], str], *, shorthands: bool) -> None:
        self.passages: list[Passage] = []
        self.blocks: list[tuple[int, int]] = []
        self.comments: list[Comment] = []
        self._article = article
        self._escape = escape
        self._plain = set() if shorthands else {'"'}
        if _SINGLE.search(article, start, end) is None:
            self._plain.add("'")
        self._builder = PassageBuilder(article)
        self._pairs = pairs(article, start, end)
        self._environments = environments(article, start, end)
        self._ends: dict[int, str] = {}  # braces that end a passage, with the kind of the next one
        self._kind = "paragraph"
        self._doubt = False
        self._unknown = 0
        self._begin = -1
        self._fresh = True
        self._blank = -1  # the next blank line
        self._end = end
        at = start
        while at < end:
            at = self._step(at)
        self._break(end)

    def _step(self, at: int) -> int:
        """Read up to the next token, and it; return where it ends."""
        article, end = self._article, self._end
        found = _TOKEN.search(article, at, end)
        if found is None:
            self._prose(at, end)
            return end
        self._prose(at, found.start())
        start, stop = found.span()
        kind = found.lastgroup
        if kind == "blank":
            self._break(start)
        elif kind == "indent":
            if self._begin >= 0:
                self._builder.character("\n", start, stop)
        elif kind == "comment":
            if "mt-cleanup:" in found[0]:
                self.comments.append(Comment(start, start + len(found[0].rstrip()), found[0].lstrip("% ").rstrip()))
            if self._begin >= 0:
                self._nothing(start, stop)
            if _LINE_END.match(article, stop, end):
                self._break(start)
        elif kind == "command":
            return self._command(start, stop)
        elif kind == "mark":
            self._begun(start)
            if found[0] in self._plain:
                self._builder.open(start, stop)
            elif found[0] == '"':
                self._builder.character('"', start, stop)
            else:
                self._builder.spelled(_MARKS[found[0]], start, stop)
        elif kind == "math":
            return self._math(start, found[0], len(found[0]))
        elif kind == "open":
            self._nothing(start, stop, closes=False)
        elif kind == "close":
            if start in self._ends:
                self._break(start)
                self._kind = self._ends.pop(start)
            else:
                self._nothing(start, stop)
        else:
            self._doubt = True
        return stop

    def _command(self, start: int, stop: int) -> int:
        article = self._article
        accent = ACCENT.match(article, start, self._end)
        name = article[start + 1 : stop]
        if accent is not None:
            self._begun(start)
            self._builder.character(accented(accent), start, accent.end())
            return accent.end()
        if name in ("begin", "end"):
            return self._environment(name, start, stop)
        if name in ("(", "["):
            return self._math(start, "\\)" if name == "(" else "\\]", 2)
        if name in _DELIMITED:
            mark = article[stop : stop + 1]
            close = article.find(mark, stop + 1, self._end) if mark and not self._doubt else -1
            if close < 0 or "\n" in article[stop:close] or mark in "{[ ":
                self._doubt = True
                return stop
            return self._hole(start, close + 1)
        bare = name.rstrip("*")
        if name in _BLANKS or name == "\r":
            self._shown(_BLANKS.get(name, " "), start, stop)
        elif name == "\\":
            option = _OPTION.match(article, stop, self._end)
            stop = option.end() if option else stop
            self._shown("\n", start, stop)
        elif name in _NOTHING or name in SWITCHES:
            while name in SWITCHES and article[stop : stop + 1] in (" ", "\t"):
                stop += 1
            self._nothing(start, stop)
        elif name and name in "%&#$_{}":
            self._begun(start)
            self._builder.spelled(name, start, stop)
        elif name in SYMBOLS:
            stop += 2 * article.startswith("{}", stop)
            self._shown(SYMBOLS[name], start, stop)
        elif bare in INLINE and article.startswith("{", stop):
            self._nothing(start, stop + 1, closes=False)
            return stop + 1
        elif bare in HEADINGS or name == "item":
            return self._passage(bare, start, stop)
        elif bare == "footnote":
            return self._footnote(start, stop)
        elif bare in BREAKS:
            self._break(start)
            return self._arguments(stop)
        elif bare in SILENT:
            stop = self._arguments(stop)
            self._nothing(start, stop)
        else:
            self._unknown += 1
            stop = self._arguments(stop)
            swallowed = _SWALLOWED.match(article, stop, self._end) if article[stop - 1].isalpha() else None
            return self._hole(start, swallowed.end() if swallowed else stop)
        return stop

    def _passage(self, name: str, start: int, stop: int) -> int:
        """A heading, a caption or an item begins."""
        self._break(start)
        option = _OPTION.match(self._article, stop, self._end)
        stop = option.end() if option else stop
        if name == "item":
            self._kind = "item"
            return stop
        close = self._pairs.get(stop)
        if close is None:
            return stop
        self._ends[close] = "paragraph"
        self._kind = "heading"
        self._fresh = True
        return stop + 1

    def _footnote(self, start: int, stop: int) -> int:
        """The text of a note is read where it stands between two sentences, so that neither is torn."""
        article = self._article
        close = self._pairs.get(stop)
        if close is None:
            self._doubt = True
            return stop
        before, after = article[start - 1 : start], article[close + 1 : close + 80]
        rest = after.lstrip()
        if before not in (".", "!", "?") or (
            rest and not (after[:1].isspace() and rest[0].isupper()) and not _ends_here(after)
        ):
            self._nothing(start, close + 1)
            return close + 1
        self._break(start)
        self._ends[close] = self._kind
        self._kind = "footnote"
        return stop + 1

    def _environment(self, name: str, start: int, stop: int) -> int:
        self._break(start)
        self._fresh = True
        inside, end, prose = self._environments.get(start, (self._end, self._end, False))
        if name == "end":
            return inside
        return self._arguments(inside) if prose else end

    def _math(self, start: int, closer: str, length: int) -> int:
        """Read a formula; one that does not end before a blank line makes the paragraph doubtful."""
        if self._blank < start:
            blank = _BLANK_LINE.search(self._article, start, self._end)
            self._blank = blank.start() if blank else self._end
        close = -1 if self._doubt else self._article.find(closer, start + length, self._blank)
        if close < 0:
            self._doubt = True
            return start + length
        return self._hole(start, close + length)

    def _arguments(self, at: int) -> int:
        """Where the arguments of a command end."""
        while True:
            option = _OPTION.match(self._article, at, self._end)
            if option is not None:
                at = option.end()
            elif at in self._pairs:
                at = self._pairs[at] + 1
            else:
                return at

    def _prose(self, start: int, end: int) -> None:
        if start < end and (self._begin >= 0 or not self._article[start:end].isspace()):
            if self._begin < 0:
                while self._article[start].isspace():
                    start += 1
            self._begun(start)
            self._builder.open(start, end)

    def _begun(self, start: int) -> None:
        if self._begin < 0:
            self._begin = start

    def _shown(self, text: str, start: int, stop: int) -> None:
        self._begun(start)
        self._builder.character(text, start, stop)

    def _hole(self, start: int, stop: int) -> int:
        self._begun(start)
        self._builder.hole(start, stop)
        return stop

    def _nothing(self, start: int, stop: int, *, closes: bool = True) -> None:
        self._begun(start)
        self._builder.delimiter(start, stop, closes=closes)

    def _break(self, end: int) -> None:
        """End the passage that has begun; it is prose if its words are more than its commands."""
        begin, doubt, unknown = self._begin, self._doubt, self._unknown
        self._begin, self._doubt, self._unknown = -1, False, 0
        if begin < 0:
            return
        passage = self._builder.passage(
            len(self.passages), kind=self._kind, follows=not self._fresh, alone=False, escape=self._escape
        )
        if passage is None:
            return
        words = len(_WORD.findall(passage.text))
        if doubt or words < 4 * unknown or CODE.search(self._article, begin, end):
            self._fresh = True
            return
        self.passages.append(passage)
        self.blocks.append((begin, end))
        self._fresh = self._kind == "heading"
        if self._kind == "item":
            self._kind = "paragraph"


def _ends_here(after: str) -> bool:
    """Does a paragraph end here?"""
    return not after.strip() or _BLANK_LINE.match(after.lstrip(" \t")) is not None or after.lstrip().startswith("\\")
