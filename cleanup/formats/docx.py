"""DOCX: the paragraphs of a document with its tables, headers, footers and notes; comments of people are left out."""

import posixpath
from collections.abc import Sequence
from functools import partial

from cleanup.errors import FormatError
from cleanup.formats import Document, Format, docx_paragraphs, docx_styles
from cleanup.formats.archive import Archive
from cleanup.formats.claims import believed
from cleanup.formats.docx_shown import Paragraphs
from cleanup.formats.docx_styles import IGNORED, NAMES, Styles
from cleanup.formats.packed import pack, parts, unpack
from cleanup.formats.xml import events
from cleanup.text import Passage

#: The parts that hold prose, by their outermost element: what passages are called in them, and how messages call them.
_PARTS = {
    "w:document": ("paragraph", "the text"),
    "w:hdr": ("item", "a header"),
    "w:ftr": ("item", "a footer"),
    "w:footnotes": ("footnote", "the footnotes"),
    "w:endnotes": ("footnote", "the endnotes"),
}
#: How relationships call the parts that are read, in the order that they are read in.
_RELATED = ("styles", "header", "footer", "footnotes", "endnotes")


def read(article: str) -> Document:
    """Return the paragraphs of an unpacked document: its parts, the styles first, each with its name.

    The runs of a paragraph are one passage, with their borders as delimiters; a blank that a run does not keep is none.
    Code (by style or font), hidden and deleted text, formulas and what fields show are no prose, links are.
    Word says of every run in which language it is, often that of the keyboard or of the original: it is believed only
    where the text does not speak against it.
    """
    styles = Styles()
    found: list[tuple[Passage, str | None]] = []
    is_docx = False
    for _, start, end in parts(article):
        stream = events(article, start, end, names=NAMES, ignored=IGNORED)
        name = "a part"
        try:
            for event in stream:
                if event.kind == "start":
                    break
            else:
                continue
            if event.value == "w:styles":
                name = "the styles"
                styles = docx_styles.read(article, start, end)
            elif event.value in _PARTS:
                is_docx = True
                kind, name = _PARTS[event.value]
                reader = docx_paragraphs.Paragraphs(article, start, end, styles, kind)
                reader.take(stream)
                found += ((passage, languages[0]) for passage, languages in reader.found)
        except FormatError as error:
            raise FormatError(f"{name} of the document: {error}") from error
    if not is_docx:
        raise FormatError("no DOCX, there is no text of a document in it: name the format that it has (--format)")
    passages, language = believed(found)
    return Document(passages=passages, language=language)


def shown(article: str) -> Paragraphs:
    """Return an unpacked document as a word processor shows it."""
    return Paragraphs(article, read(article).passages)


def members(archive: Archive) -> Sequence[str]:
    """Return the parts that make the article; raise FormatError if there is no text of a document."""
    main = next((target for kind, target in _relations(archive, "") if kind == "officeDocument"), "word/document.xml")
    if main not in archive.members or not main.endswith(".xml") or main.startswith(("xl/", "ppt/")):
        raise FormatError("a zip file, but no DOCX: it has no text of a document in it")
    related = [(kind, target) for kind, target in _relations(archive, main) if target in archive.members]
    names = {kind: sorted({target for one, target in related if one == kind}, key=_by_number) for kind in _RELATED}
    found = [*names.pop("styles")[:1], main, *(target for targets in names.values() for target in targets)]
    return tuple(dict.fromkeys(found))


def _relations(archive: Archive, of: str) -> list[tuple[str, str]]:
    """Return kind and member of all that a part is related to."""
    folder, base = posixpath.split(of)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    if name not in archive.members:
        return []
    found = []
    for event in events(archive.read(name).decode("utf-8-sig", "replace")):
        if event.kind == "start" and event.attributes.get("TargetMode") != "External" and "Target" in event.attributes:
            target = posixpath.normpath(posixpath.join("/", folder, event.attributes["Target"])).lstrip("/")
            found.append((event.attributes.get("Type", "").rpartition("/")[2], target))
    return found


def _by_number(name: str) -> tuple[int, str]:
    """header2 before header10."""
    return len(name), name


FORMAT = Format(
    name="docx",
    title="DOCX (Word)",
    extensions=(".docx",),
    read=read,
    unpack=partial(unpack, choice=members),
    pack=partial(pack, choice=members),
    shown=shown,
)
