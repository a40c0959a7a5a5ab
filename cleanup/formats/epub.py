"""EPUB: the pages of a book in the order in which they are read."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import unquote

from cleanup import suppression
from cleanup.errors import FormatError
from cleanup.formats import Document, Format
from cleanup.formats.archive import Archive
from cleanup.formats.claims import believed
from cleanup.formats.packed import Members, pack, parts, unpack
from cleanup.formats.xhtml import NAMES, Page
from cleanup.formats.xml import events
from cleanup.text import Passage

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_PACKAGE_NAMES = NAMES | {"http://www.idpf.org/2007/opf": "", "http://purl.org/dc/elements/1.1/": "dc"}


def read(article: str) -> Document:
    """Return the blocks of an unpacked book: its package document, then its pages, each with its name.

    The book says its language, pages and elements can say another; none is believed against the text. Code, formulas,
    pictures, ``translate="no"`` and phrases marked as of another language are holes.
    """
    found: list[tuple[Passage, str | None]] = []
    comments: list[suppression.Comment] = []
    language = None
    for number, (name, start, end) in enumerate(parts(article)):
        try:
            if number == 0:
                language = _language(article, start, end)
                continue
            page = Page(article, start, end, language)
            for event in events(article, start, end, names=NAMES):
                page.take(event)
        except FormatError as error:
            raise FormatError(f"{name}: {error}") from error
        found += page.found
        comments += page.comments
    passages, language = believed(found, language)
    shown = Members(article)
    return Document(
        passages=passages,
        language=language,
        suppressions=_suppressions(article, passages, comments),
        line=lambda offset: shown.position(offset).said,
    )


def members(archive: Archive) -> Sequence[str]:
    """Return the package document and the pages of the book; raise FormatError if it is none, or locked."""
    if _CONTAINER not in archive.members:
        raise FormatError(f"a zip file, but no EPUB: it has no {_CONTAINER}")
    package = next(
        (each["full-path"] for each in _elements(archive, _CONTAINER, "rootfile") if "full-path" in each), ""
    )
    if package not in archive.members:
        raise FormatError("an EPUB without its package document: make it anew with the program that it comes from")
    folder = posixpath.dirname(package)
    pages = {
        each.get("id", ""): posixpath.normpath(posixpath.join(folder, unquote(each.get("href", ""))))
        for each in _elements(archive, package, "item")
        if each.get("media-type", "").strip() in _PAGES
    }
    spine = [pages.get(each.get("idref", "")) for each in _elements(archive, package, "itemref")]
    found = tuple(dict.fromkeys((package, *(page for page in spine if page is not None and page in archive.members))))
    if _ENCRYPTION in archive.members:
        secret = {unquote(each.get("URI", "")) for each in _elements(archive, _ENCRYPTION, "CipherReference")}
        if not secret.isdisjoint(found):
            raise FormatError("an EPUB that is locked (DRM): only what is not can be cleaned")
    return found


def _elements(archive: Archive, member: str, name: str) -> Iterator[Mapping[str, str]]:
    """Yield the attributes of all elements of a name."""
    try:
        for event in events(archive.read(member).decode("utf-8-sig", "replace"), names={}):
            if event.kind == "start" and event.value.rpartition(":")[2] == name:
                yield event.attributes
    except FormatError as error:
        raise FormatError(f"{member}: {error}") from error


def _language(article: str, start: int, end: int) -> str | None:
    """Return the language that the package document says."""
    inside = False
    for event in events(article, start, end, names=_PACKAGE_NAMES):
        if event.value == "dc:language":
            inside = event.kind == "start"
        elif inside and event.kind == "text" and event.value.strip():
            return event.value.strip()
    return None


def _suppressions(
    article: str, passages: Sequence[Passage], comments: Sequence[suppression.Comment]
) -> suppression.Suppressions:
    if not any(re.search("mt-cleanup:", comment.text) for comment in comments):
        return suppression.NONE
    blocks = [(passage.pieces[0].source_start, passage.pieces[-1].source_end) for passage in passages]
    placed = []
    for comment in comments:
        i = bisect_right(blocks, (comment.start, len(article))) - 1
        inside = i >= 0 and comment.start < blocks[i][1]
        placed.append(comment._replace(block=blocks[i]) if inside else comment)
    return suppression.read(placed, blocks, len(article))


FORMAT = Format(
    name="epub",
    title="EPUB",
    extensions=(".epub",),
    read=read,
    unpack=partial(unpack, choice=members),
    pack=partial(pack, choice=members),
    shown=Members,
)
