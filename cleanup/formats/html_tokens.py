"""The tokens of an HTML document, located: tags, texts, comments and what is no text at all.

The shapes are those of the HTML Living Standard, 13.2.5. The parser of the standard library (3.11) is not asked: it is
quadratic on unclosed tags, comments and attributes, which anybody may send.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from cleanup.formats.html_tags import DRAWINGS

#: What HTML takes for white space.
SPACES = " \t\n\r\f"


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    #: A tag of XML, or one inside a drawing, that closes itself: ``<a/>``.
    EMPTY = auto()
    COMMENT = auto()
    #: Something unseen that stands for nothing: a declaration, the content of a script.
    NOTHING = auto()
    #: Something that is no prose and may be seen: CDATA, the code of a template.
    CODE = auto()


class Token(NamedTuple):
    """A token and its span; ``name`` is that of a tag, in lower case, else empty."""

    kind: Kind
    start: int
    end: int
    name: str = ""


#: Code of a template inside a tag may hold ``>`` and quotation marks; what is longer than this is none.
_TEMPLATE = r"\{%[^%{}]{0,200}+%\}|\{\{[^{}]{0,200}+\}\}|<[%?][^%?<>]{0,200}+[%?]>"
_VALUE = "|".join(rf"{mark}[^{mark}{{<]*+(?:(?:{_TEMPLATE}|[{{<])[^{mark}{{<]*+)*+(?:{mark}|\Z)" for mark in "\"'")
_TAG = re.compile(
    rf"<(/?)([A-Za-z][^{SPACES}/>{{]*+)(?:[^>\"'={{<]++|=[{SPACES}]*+(?:{_VALUE})?+|{_TEMPLATE}|[\"'{{<])*+>"
)
_MARKUP = re.compile("<(?:(?=/?([A-Za-z]))|[!?%/])")
_COMMENT_END = re.compile("--!?>")
_CODE = re.compile(rf"<\?(?:php\b|[={SPACES}])|<%")
_SUBSET = re.compile(r"<!doctype\s[^<>\[\]]{0,400}+\[", re.IGNORECASE)
_SUBSET_END = re.compile(rf"\][{SPACES}]*+>")
_XML = re.compile(
    r"\ufeff?\s{0,200}<\?xml\s"
    r"|[^<]{0,200}+(?:<!doctype[^<>]{0,400}+>\s{0,200}+)?<html\s[^<>]{0,400}\bxmlns=",
    re.IGNORECASE,
)
#: Elements whose content has no tags, unseen by a reader or no prose (HTML, 13.2.6.2 and 13.3).
RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "plaintext"))
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[{SPACES}/>])", re.IGNORECASE) for name in (*RAW, "title")}
_SCRIPT_MARKS = re.compile(rf"<!--(?!-?>)|-->|<(/?)script(?=[{SPACES}/>])", re.IGNORECASE)


def tokens(article: str) -> Iterator[Token]:
    """Yield the tokens of ``article`` in order; they touch, but what a browser drops at a broken end is left out."""
    return _Tokens(article).walk()


class _Tokens:
    def __init__(self, article: str) -> None:
        self._article = article
        self._is_xml = _XML.match(article) is not None
        self._drawings = 0  # elements of another language (svg, math) that are open
        self._absent: set[str] = set()  # ends that are not to be found any more

    def walk(self) -> Iterator[Token]:
        article = self._article
        at = search = 0
        while (found := _MARKUP.search(article, search)) is not None:
            start = found.start()
            if found[1]:
                tag = _TAG.match(article, start)
                token = self._tag(tag) if tag is not None else Token(Kind.NOTHING, start, len(article))
            else:
                other = self._other(start)
                if other is None:  # it is text after all
                    search = start + 1
                    continue
                token = other
            if at < start:
                yield Token(Kind.TEXT, at, start)
            yield token
            at = search = token.end
            if token.kind is Kind.OPEN and token.name in _RAW_ENDS:
                at = search = self._raw_end(token)
                if at > token.end:
                    is_text = token.name == "title" and not self._drawings and at < len(article)
                    yield Token(Kind.TEXT if is_text else Kind.NOTHING, token.end, at)
        if at < len(article):
            yield Token(Kind.TEXT, at, len(article))

    def _tag(self, found: re.Match[str]) -> Token:
        start, end = found.span()
        name = found[2].lower()
        if found[1]:
            self._drawings -= self._drawings > 0 and name in DRAWINGS
            return Token(Kind.CLOSE, start, end, name)
        drawn = self._drawings > 0 or name in DRAWINGS
        if (drawn or self._is_xml) and self._article[end - 2] == "/":
            return Token(Kind.EMPTY, start, end, name)
        self._drawings += name in DRAWINGS
        return Token(Kind.OPEN, start, end, name)

    def _other(self, start: int) -> Token | None:
        """The comment, declaration, instruction or code that begins at ``start``; None if it is none."""
        article = self._article
        if article.startswith("<!--", start):
            for short in ("<!-->", "<!--->"):
                if article.startswith(short, start):
                    return Token(Kind.COMMENT, start, start + len(short))
            end = _COMMENT_END.search(article, start + 4)
            return Token(Kind.COMMENT, start, end.end() if end is not None else len(article))
        if article.startswith("<![CDATA[", start) and (high := self._find("]]>", start)) >= 0:
            return Token(Kind.CODE, start, high)
        code = _CODE.match(article, start)
        if code is not None:
            sign = code[0][1]
            high = self._find(sign + ">", start)
            if high < 0 and sign == "%":
                return None
            return Token(Kind.CODE, start, high if high >= 0 else len(article))
        subset = _SUBSET.match(article, start)
        if subset is not None and (closed := _SUBSET_END.search(article, subset.end())) is not None:
            return Token(Kind.NOTHING, start, closed.end())
        high = self._find(">", start)
        return Token(Kind.NOTHING, start, high if high >= 0 else len(article))

    def _find(self, text: str, start: int) -> int:
        """Where the first ``text`` from ``start`` on ends; -1 if there is none."""
        if text in self._absent:
            return -1
        found = self._article.find(text, start)
        if found < 0:
            self._absent.add(text)
            return -1
        return found + len(text)

    def _raw_end(self, token: Token) -> int:
        """Where the content of an element without tags ends: before its end tag, or with the document."""
        if token.name == "script":
            return self._script_end(token.end)
        if token.name == "plaintext":
            return len(self._article)
        found = _RAW_ENDS[token.name].search(self._article, token.end)
        return found.start() if found is not None else len(self._article)

    def _script_end(self, at: int) -> int:
        """As `_raw_end`; a script inside a comment inside a script does not end it (HTML, 13.2.5.20 to 31)."""
        commented = nested = False
        for mark in _SCRIPT_MARKS.finditer(self._article, at):
            if mark[0] == "<!--":
                commented = True
            elif mark[0] == "-->":
                commented = nested = False
            elif not mark[1]:
                nested = commented
            elif nested:
                nested = False
            else:
                return mark.start()
        return len(self._article)
