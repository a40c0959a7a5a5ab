"""Documents that are zip files as articles: the members that hold prose, a NUL between them (XML cannot hold one).

Each begins with a line that says its name.
"""

import codecs
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from cleanup.errors import FormatError
from cleanup.formats.archive import Archive
from cleanup.positions import Places, Position, Section

SEPARATOR = "\0"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: Tells which members of an archive make the article, in order; raises FormatError if it is no such document.
Choice = Callable[[Archive], Sequence[str]]


def unpack(raw: bytes, choice: Choice) -> str:
    """Return the article of a document; raise FormatError if it cannot be read."""
    archive = Archive(raw)
    return SEPARATOR.join(f"{_line(name)}{_decoded(archive, name)[0]}" for name in choice(archive))


def pack(raw: bytes, article: str, choice: Choice) -> bytes:
    """Return the bytes of a document whose article has changed: members that have not keep theirs."""
    archive = Archive(raw)
    names = choice(archive)
    parts = article.split(SEPARATOR)
    if len(parts) != len(names):
        raise FormatError(f"the article has {len(parts)} parts where the document has {len(names)}")
    new = {}
    for name, part in zip(names, parts, strict=True):
        text, mark, encoding = _decoded(archive, name)
        if not part.startswith(_line(name)):
            raise FormatError(f"the article has another part where the document has {name}")
        if text != (part := part.removeprefix(_line(name))):
            new[name] = mark + part.encode(encoding)
    if not new:
        return raw
    for name in archive.members:
        if name.startswith("_xmlsignatures/") or name == "META-INF/signatures.xml":
            raise FormatError("signed: a fix would break the signature; take it off first")
    return archive.replaced(new)


def kept(before: bytes, after: bytes) -> dict[int, bytes]:
    """Return what `pack` replaced, as it was before, by the number of its segment in the zip file."""
    spans = zip(Archive(before).segments(), Archive(after).segments(), strict=True)
    return {
        number: before[slice(*old)]
        for number, (old, new) in enumerate(spans)
        if before[slice(*old)] != after[slice(*new)]
    }


def restored(after: bytes, kept: Mapping[int, bytes]) -> bytes:
    """Return a document with what was ``kept`` in its place again; raise FormatError if it cannot be read."""
    segments = Archive(after).segments()
    return b"".join(kept.get(number, after[slice(*span)]) for number, span in enumerate(segments))


def parts(article: str) -> Iterator[Section]:
    """Yield the members of an article, by name, without the line that says it."""
    start = 0
    while start <= len(article):
        end = article.find(SEPARATOR, start)
        end = len(article) if end < 0 else end
        line_end = article.find("\n", start, end)
        if line_end < 0 or article[start] == "<":
            raise FormatError("a part of the document does not begin with a line that says its name")
        yield Section(article[start:line_end], line_end + 1, end)
        start = end + 1


class Members:
    """An article shown as the files that it was packed from."""

    def __init__(self, article: str) -> None:
        self.text = article
        self.sections = tuple(parts(article))
        self._places: dict[int, Places] = {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span as it is."""
        return start, end

    def prose(self, new: str) -> str:
        """Return the text as it is."""
        return new

    def position(self, offset: int) -> Position:
        """Return line and column in the member that stands there."""
        i = max(bisect_right(self.sections, offset, key=lambda section: section.start) - 1, 0)
        part, start, end = self.sections[i]
        if i not in self._places:
            self._places[i] = Places(self.text[start:end])
        return Position(*self._places[i].of(max(offset - start, 0)), part)


def _line(name: str) -> str:
    """The line that says the name of a member, whatever stands in that."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name) + "\n"


def _decoded(archive: Archive, name: str) -> tuple[str, bytes, str]:
    """Return a member as text, its byte order mark and its encoding."""
    raw = archive.read(name)
    mark, encoding = next(((mark, encoding) for mark, encoding in _MARKS if raw.startswith(mark)), (b"", "utf-8"))
    try:
        text = raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(f"{name}: not {encoding.upper()}, as it should be: save the document anew") from error
    if SEPARATOR in text:
        raise FormatError(f"{name}: holds NUL characters, which no XML can hold: save the document anew")
    return text, mark, encoding
