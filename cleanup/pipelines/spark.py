"""Spark: a column of texts cleaned on the workers, by Arrow batches."""

from typing import TYPE_CHECKING, Any, Unpack

from cleanup.errors import ConfigError
from cleanup.pipelines.arrow import CHANGES, CleanArrow
from cleanup.pipelines.rows import Keywords

try:
    from pyspark.sql import types
except ImportError as error:
    raise ConfigError("this needs pyspark: pip install 'mt-cleanup[spark]'") from error

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def clean_column(
    frame: "DataFrame",
    column: str = "text",
    *,
    changes: str | None = None,
    error: str | None = None,
    format: str = "txt",
    **settings: Unpack[Keywords],
) -> "DataFrame":
    """Return the frame with the texts of ``column`` cleaned, and two columns more: ``changes`` and ``error``.

    ``changes`` is an array of structs, empty where nothing was changed; ``error`` is null where nothing failed, else
    the text is as it was. Rows, their order in each partition, nulls and other columns stay. Takes the keywords of
    `Cleaner` too. The package must be installed on the workers; each Python worker builds one Cleaner and keeps it.
    Raises ConfigError for a column that is not there, is no text, or is there already.
    """
    clean = CleanArrow(column, changes=changes, error=error, format=format, **settings)
    clean.columns.check(frame.columns)
    kind = frame.schema[column].dataType
    if not isinstance(kind, types.StringType):
        raise ConfigError(f"column {column!r} holds no texts but {kind.simpleString()}")
    added = [
        types.StructField(clean.columns.changes, _spark(CHANGES)),
        types.StructField(clean.columns.error, types.StringType()),
    ]
    return frame.mapInArrow(clean.batches, types.StructType([*frame.schema.fields, *added]))


def _spark(kind: "pa.DataType") -> Any:
    """The type of Spark for a type of Arrow, of those that CHANGES is made of."""
    from pyarrow.types import is_integer, is_list, is_struct

    if is_list(kind):
        return types.ArrayType(_spark(kind.value_type))
    if is_struct(kind):
        return types.StructType([types.StructField(field.name, _spark(field.type)) for field in kind])
    return types.LongType() if is_integer(kind) else types.StringType()
