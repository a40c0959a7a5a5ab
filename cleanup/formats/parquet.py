"""Parquet: the texts of the named columns, each an article of its own; the file is written anew, column by column."""

from collections.abc import Iterator

from cleanup.errors import FormatError
from cleanup.formats import Document, Format


def read(article: str, fields: tuple[str, ...] = ()) -> Document:
    """Raise FormatError: a Parquet file is no text."""
    raise FormatError("a Parquet file is no text: name it to the command, or clean its column in your own code")


def rewrite(*arguments: object, **options: object) -> Iterator[object]:
    """Clean a Parquet file, see `cleanup.parquet.clean`."""
    from cleanup.parquet import clean

    return clean(*arguments, **options)  # type: ignore[arg-type]


FORMAT = Format(name="parquet", title="Parquet", extensions=(".parquet",), read=read, chosen=True, rewrite=rewrite)
