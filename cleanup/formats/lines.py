"""Lines: each line of the input is a text of its own, a segment; as many lines come out as went in."""

from cleanup.errors import FormatError
from cleanup.formats import Document, Format, plain, recorded


class EachLine:
    """Reads each line as plain text. Line ends are LF and CR LF, nothing else is one, and they are out of reach."""

    def goes_on(self, line: str) -> bool:
        """A record is one line."""
        return False

    def read(self, record: str) -> Document | None:
        """Return the prose of a line; None for a blank one. Raises FormatError for more than one line."""
        if not record or record.isspace():
            return None
        if "\n" in record:
            record = record[: -len(end_of(record)) or None]
            if "\n" in record:
                raise FormatError("a line cannot hold a line end")
        return plain.read(record)

    def notes(self) -> tuple[str, ...]:
        """There is nothing to say."""
        return ()


def end_of(line: str) -> str:
    """Return the line end of a line, or nothing."""
    if not line.endswith("\n"):
        return ""
    return "\r\n" if line.endswith("\r\n") else "\n"


def read(article: str) -> Document:
    """Return the prose of all lines, each in passages of its own."""
    return recorded.whole(EachLine(), article)


FORMAT = Format(name="lines", title="Lines, each a segment", extensions=(), read=read, records=EachLine, segments=True)
