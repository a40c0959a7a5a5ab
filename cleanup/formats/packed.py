"""Documents that are zip files as articles: the members that hold prose, a NUL between them (XML cannot hold one)."""

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence

from cleanup.errors import FormatError
from cleanup.formats.archive import Archive

SEPARATOR = "\0"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: Tells which members of an archive make the article, in order; raises FormatError if it is no such document.
Choice = Callable[[Archive], Sequence[str]]


def unpack(raw: bytes, choice: Choice) -> str:
    """Return the article of a document; raise FormatError if it cannot be read."""
    archive = Archive(raw)
    return SEPARATOR.join(_decoded(archive, name)[0] for name in choice(archive))


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
        if text != part:
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


def parts(article: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the members in an article."""
    start = 0
    while (end := article.find(SEPARATOR, start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(article)


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
