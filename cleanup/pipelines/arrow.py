"""Arrow tables and streams, for Polars, DuckDB and Spark too: a column cleaned, all others passed on as they are."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from cleanup.errors import ConfigError
from cleanup.pipelines.rows import OfColumn, Row

try:
    import pyarrow as pa
except ImportError as error:
    raise ConfigError("this needs pyarrow: pip install 'mt-cleanup[arrow]'") from error

if TYPE_CHECKING:
    Data = TypeVar("Data", pa.RecordBatch, pa.Table)

_TEXTS = pa.list_(pa.string())
#: The type of a column of changes.
CHANGES = pa.list_(
    pa.struct(
        [
            ("rule", pa.string()),
            ("rules", _TEXTS),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("before", pa.string()),
            ("after", pa.string()),
            ("message", pa.string()),
            ("evidence", _TEXTS),
            ("safety", pa.string()),
            ("group", pa.int64()),
        ]
    )
)


class CleanArrow(OfColumn):
    """Cleans a column of texts in record batches and tables.

    What it is called with comes back with as many rows in the same order: the texts of ``column`` cleaned, and at the
    end the columns ``changes`` (of type CHANGES, empty lists where nothing was changed) and ``error`` (null where
    nothing failed; then the text is as it was, also where it is not UTF-8). Takes the keywords of `Cleaner` too.
    Picklable. Raises ConfigError for a column that is not there, is no text, or is there already.
    """

    def __call__(self, data: "Data") -> "Data":
        """Clean a record batch, or a table."""
        if isinstance(data, pa.RecordBatch):
            return self._batch(data, self.schema(data.schema))
        schema = self.schema(data.schema)
        return pa.Table.from_batches([self._batch(batch, schema) for batch in data.to_batches()], schema)

    def batches(self, batches: Iterable["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
        """Clean record batches one after another."""
        return map(self, batches)

    def reader(self, reader: "pa.RecordBatchReader") -> "pa.RecordBatchReader":
        """Return a stream of what comes out of another, cleaned batch by batch as it is asked for."""
        return pa.RecordBatchReader.from_batches(self.schema(reader.schema), self.batches(reader))

    def schema(self, schema: "pa.Schema") -> "pa.Schema":
        """Return the schema of what comes out."""
        self.columns.check(schema.names)
        kind = schema.field(self.columns.text).type
        if _bytes_of(kind) is None:
            raise ConfigError(f"column {self.columns.text!r} holds no texts but {kind}")
        return schema.append(pa.field(self.columns.changes, CHANGES)).append(pa.field(self.columns.error, pa.string()))

    def _batch(self, batch: "pa.RecordBatch", schema: "pa.Schema") -> "pa.RecordBatch":
        place = batch.schema.get_field_index(self.columns.text)
        cells = batch.column(place)
        raw = _bytes_of(cells.type)
        old = cells.view(raw).to_pylist()
        rows = [self._row(cell) for cell in old]
        columns = [*batch.columns, _changes(rows), pa.array([row.error for row in rows], pa.string())]
        if any(row.changes for row in rows):
            new = [row.text.encode() if row.text and row.changes else cell for row, cell in zip(rows, old, strict=True)]
            columns[place] = pa.array(new, raw).view(cells.type)
        return pa.RecordBatch.from_arrays(columns, schema=schema)

    def _row(self, cell: bytes | None) -> Row:
        try:
            return self.rows.clean(None if cell is None else cell.decode())
        except UnicodeDecodeError:
            return Row(None, [], "left as it is: not UTF-8")


def _bytes_of(kind: Any) -> Any:
    """The type of the bytes of a type of texts; None for any other type."""
    types = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary(), pa.string_view(): pa.binary_view()}
    return types.get(kind)


def _changes(rows: Iterable[Row]) -> Any:
    return pa.array([row.changes for row in rows], CHANGES)
