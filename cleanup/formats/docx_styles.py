"""The styles of a DOCX document: which are code, which are headings, and which language they set."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from cleanup.formats.xml import NAMESPACES, Event, events

NAMES = NAMESPACES | {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
}
#: Names of styles for what is no prose, without spaces: Word's ("HTML Code"), LibreOffice's ("Source Text", "Teletype",
#: "Preformatted Text", "User Entry"), Pandoc's ("Source Code", "Verbatim Char"), and those that people give.
_CODE = re.compile(
    r"(?:html)?(?:code|preformatted|keyboard|sample|typewriter|variable)(?:text|char|block|inline|listing)?"
    r"|(?:source|inline|block|program|computer|macro)(?:code|text)|macro|verbatim(?:char)?|preformattedtext|teletype"
    r"|userentry|codes?nippet|listings?|terminal|console|command(?:line)?",
    re.I,
)
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|заголовок|kop)\s*\d|title|subtitle", re.I)
_QUOTE = re.compile(r"(?:intense\s*)?quot(?:e|ations?)|block\s*text", re.I)
_MONOSPACED = re.compile(
    r"courier|consolas|menlo|monaco|lucida console|cascadia|andale mono|source code|fira code|inconsolata|\bmono\b",
    re.I,
)

#: What says nothing of what is prose, and stands everywhere.
IGNORED = frozenset(
    re.findall(
        r"\S+",
        """w:b w:bCs w:i w:iCs w:u w:strike w:dstrike w:caps w:smallCaps w:color w:sz w:szCs w:kern w:spacing w:w
        w:highlight w:vertAlign w:position w:shd w:bdr w:noProof w:ind w:jc w:textAlignment w:keepNext
        w:keepLines w:widowControl w:pBdr w:outlineLvl w:contextualSpacing w:suppressAutoHyphens w:snapToGrid
        w:overflowPunct w:proofErr w:bookmarkStart w:bookmarkEnd w:lastRenderedPageBreak w:tcW w:tcBorders
        w:vAlign w:gridCol w:commentRangeStart w:commentRangeEnd w:fitText w:effect w:em w:shadow w:outline
        w:emboss w:imprint w:tabs w:rtl w:cs w:bidi""",
    )
)
#: Languages of Latin and other letters, of East Asian ones, and of those written from right to left.
Languages = tuple[str | None, str | None, str | None]
UNKNOWN: Languages = (None, None, None)


@dataclass(slots=True)
class Style:
    """A style as it is written down; what it leaves open it takes from the style that it is based on."""

    name: str = ""
    based_on: str | None = None
    languages: Languages = UNKNOWN
    monospaced: bool = False


@dataclass(slots=True)
class Styles:
    """The styles by their id; ``default`` is that of paragraphs, and with ``typed`` its font is a typewriter's."""

    known: dict[str, Style] = field(default_factory=dict)
    languages: Languages = UNKNOWN
    default: str | None = None
    typed: bool = False

    def is_code(self, style: str | None) -> bool:
        """Does a style stand for what is no prose?"""
        return any(
            _CODE.fullmatch(re.sub(r"[\s_-]", "", each.name)) or (each.monospaced and not self.typed)
            for each in self._chain(style)
        )

    def kind(self, style: str | None) -> str | None:
        """Return what a passage in a style is called; None if the style does not say."""
        for each in self._chain(style):
            if _HEADING.fullmatch(each.name):
                return "heading"
            if _QUOTE.fullmatch(each.name):
                return "quote"
        return None

    def languages_of(self, style: str | None) -> Languages:
        """Return the languages that a style sets."""
        found = UNKNOWN
        for each in self._chain(style):
            found = under(each.languages, found)
        return found

    def _chain(self, style: str | None) -> Iterator[Style]:
        seen = set()
        while style is not None and style not in seen:
            seen.add(style)
            found = self.known.get(style) or Style(name=style)
            yield found
            style = found.based_on


def read(article: str, start: int, end: int) -> Styles:
    """Return the styles of ``article[start:end]``, which is the styles part of a document."""
    styles = Styles()
    style = Style()
    default_font = False
    for event in events(article, start, end, names=NAMES):
        if event.kind != "start":
            continue
        value = event.attributes.get("w:val", "")
        if event.value == "w:style":
            style = Style()
            name = event.attributes.get("w:styleId", "")
            styles.known[name] = style
            if event.attributes.get("w:type") == "paragraph" and event.attributes.get("w:default") in (
                "1",
                "true",
                "on",
            ):
                styles.default = name
        elif event.value == "w:name" and not style.name:
            style.name = value
        elif event.value == "w:basedOn":
            style.based_on = value
        elif event.value == "w:lang":
            if styles.known:
                style.languages = languages(event.attributes)
            else:
                styles.languages = languages(event.attributes)
        elif event.value == "w:rFonts":
            if styles.known:
                style.monospaced = is_monospaced(event)
            else:
                default_font = is_monospaced(event)
    styles.typed = default_font or any(each.monospaced for each in styles._chain(styles.default))
    return styles


def languages(attributes: Mapping[str, str]) -> Languages:
    """Return what an element ``w:lang`` says."""
    return attributes.get("w:val"), attributes.get("w:eastAsia"), attributes.get("w:bidi")


def under(weaker: Languages, stronger: Languages) -> Languages:
    """Return the stronger languages, where they leave one open the weaker."""
    return stronger[0] or weaker[0], stronger[1] or weaker[1], stronger[2] or weaker[2]


def is_monospaced(event: Event) -> bool:
    """Does an element ``w:rFonts`` set a font for code?"""
    return _is_monospaced(event.attributes.get("w:ascii", ""))


@lru_cache(maxsize=256)
def _is_monospaced(font: str) -> bool:
    return _MONOSPACED.search(font) is not None
