"""JSON lines: each line is a JSON document and an article of its own; its named fields are prose."""

from cleanup.errors import BrokenDocument
from cleanup.formats import Document, Format, recorded
from cleanup.formats.fields import Fields, advice
from cleanup.formats.json import texts, values

#: Records that are looked at to say which fields there are.
LOOKED_AT = 20


class JsonLines:
    """Reads the records of one document."""

    def __init__(self, fields: tuple[str, ...] = ()) -> None:
        self._named = fields
        self._fields = Fields(fields)
        self._known: dict[str, None] = {}
        self._looked_at = 0
        self._found = False

    def goes_on(self, line: str) -> bool:
        """A record is one line."""
        return False

    def read(self, record: str) -> Document | None:
        """Return the texts of a record; None for a blank line, and where no field is named. Raises BrokenDocument."""
        if not record.strip():
            return None
        found = values(record, self._fields).document() if self._named else None
        self._found = self._found or (found is not None and bool(found.passages or found.notes))
        if not self._found and self._looked_at < LOOKED_AT:
            self._looked_at += 1
            self._know(record)
        return found

    def notes(self) -> tuple[str, ...]:
        """Say so if nothing was found in any record."""
        return () if self._found or not self._looked_at else (advice("--field", self._named, self._known),)

    def _know(self, record: str) -> None:
        try:
            self._known.update(dict.fromkeys(texts(record)))
        except BrokenDocument:
            if self._named:
                raise


def read(article: str, fields: tuple[str, ...] = ()) -> Document:
    """Return the texts in ``fields`` of all lines; a line that is no JSON is passed over."""
    return recorded.whole(JsonLines(fields), article)


FORMAT = Format(
    name="jsonl", title="JSON lines", extensions=(".jsonl", ".ndjson"), read=read, chosen=True, records=JsonLines
)
