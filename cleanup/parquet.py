"""Parquet files: the texts of some columns cleaned batch by batch; all else is written as it was read."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from cleanup.cleaner import Cleaner
from cleanup.errors import FileError, FormatError, nearest
from cleanup.files import shown
from cleanup.formats import inner
from cleanup.formats.fields import DEEP, ONE, advice
from cleanup.report import Entry, Failure
from cleanup.result import Result
from cleanup.streams import Rewriting

#: The format of a column that says none.
PLAIN = "txt"
#: Rows that are cleaned at a time.
BATCH = 256
#: Bytes; a row group that takes more in memory is written as several.
GROUP = 64 * 1024 * 1024


def clean(
    path: str, cleaner: Cleaner, *, write: bool, rescue: Callable[[BaseException], str]
) -> Iterator[Entry | Failure]:
    """Clean the texts of a file in the columns ``cleaner.fields``, each an article, plain or in the format it says.

    Names in the entries hold the row, from 1. With ``write`` the file is replaced at the end: rows, nulls, the other
    columns, schema, metadata and compression as before. Raises FileError and FormatError, and then it stays as it is.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise FormatError("Parquet needs pyarrow: pip install 'mt-cleanup[parquet]'") from error
    with Rewriting(path, writes=write) as file:
        file.remember()
        try:
            source = parquet.ParquetFile(file.source)
            names = source.schema_arrow.names
            columns = _columns(source.schema_arrow, cleaner.fields)
            if not columns:
                yield _told(path, advice("--column", (), _texts(source.schema_arrow)))
                return
            target = parquet.ParquetWriter(file.target, source.schema_arrow, **_as_in(source)) if write else None
            changed = False
            row = 0
            waiting: list[Any] = []
            for group in range(source.num_row_groups):
                for batch in source.iter_batches(BATCH, row_groups=[group]):
                    for column, fmt in columns.items():
                        clean_cell = partial(cleaner.clean, format=fmt)
                        cells = batch.column(column)
                        new: list[bytes | None] = []
                        for said in _cells(path, names[column], cells, row, clean_cell, rescue, new):
                            yield said if not write else _written(said)
                        if write and any(text is not None for text in new):
                            changed = True
                            batch = batch.set_column(column, batch.schema.field(column), _column(cells, new))
                    row += batch.num_rows
                    if target is not None:
                        waiting.append(batch)
                        if sum(part.nbytes for part in waiting) > GROUP:
                            _write(target, waiting)
                if target is not None:
                    _write(target, waiting)
            if target is not None:
                target.close()
                if changed:
                    _check(parquet, source, file)
                    file.finish()
        except (ArrowException, OSError) as error:
            raise FileError(
                f"{shown(path)}: cannot be read as Parquet, or not be written: {shown(str(error))}"
            ) from error


def _columns(schema: Any, fields: Sequence[str]) -> dict[int, str]:
    """The columns that are named, by number, with their formats.

    Raises FormatError for one that is not there or holds no text.
    """
    texts = _texts(schema)
    columns: dict[int, str] = {}
    for field in fields:
        name, fmt = inner.column(field, schema.names)
        if name in (ONE, DEEP):
            chosen = texts
        else:
            chosen = [name]
            _check_column(schema, name, texts)
        for each in chosen:
            number = schema.names.index(each)
            columns[number] = columns.get(number, PLAIN) if fmt is None else fmt.name
    return dict(sorted(columns.items()))


def _check_column(schema: Any, name: str, texts: Sequence[str]) -> None:
    if name not in schema.names:
        raise FormatError(
            f"there is no column {name!r}{nearest(name, schema.names)}: the columns are {', '.join(schema.names)}"
        )
    if name not in texts:
        raise FormatError(f"column {name!r} holds no texts but {schema.field(name).type}")


def _texts(schema: Any) -> list[str]:
    from pyarrow import types

    return [field.name for field in schema if types.is_string(field.type) or types.is_large_string(field.type)]


def _cells(
    path: str, column: str, cells: Any, row: int, clean_cell: Callable[[str], Result],
    rescue: Callable[[BaseException], str], new: list[bytes | None],
) -> Iterator[Entry | Failure]:  # fmt: skip
    """Clean the cells of one column of a batch; to ``new`` goes what takes their place, None where nothing does."""
    for number, cell in enumerate(cells, row + 1):
        new.append(None)
        if not cell.is_valid:
            continue
        name = f"{path}[{column}, row {number}]"
        try:
            result = clean_cell(cell.as_py())
        except UnicodeDecodeError:
            yield Failure(name=name, message="left as it is: not UTF-8")
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:  # what a parser that is not Python panics with is no Exception
            yield Failure(name=name, message=f"left as it is: {rescue(error)}")
        else:
            if result.changes:
                new[-1] = result.text.encode()
            yield Entry(name=name, format="parquet", result=result)


def _column(cells: Any, new: Sequence[bytes | None]) -> Any:
    import pyarrow

    binary = pyarrow.large_binary() if pyarrow.types.is_large_string(cells.type) else pyarrow.binary()
    kept = cells.view(binary).to_pylist()
    return pyarrow.array(
        [old if text is None else text for old, text in zip(kept, new, strict=True)], type=binary
    ).view(cells.type)


def _as_in(source: Any) -> dict[str, Any]:
    """How a file is written: the options that make another like it."""
    metadata = source.metadata
    options: dict[str, Any] = {"store_schema": b"ARROW:schema" in (metadata.metadata or {})}
    if metadata.num_row_groups:
        group = metadata.row_group(0)
        chunks = [group.column(number) for number in range(group.num_columns)]
        options["compression"] = {
            chunk.path_in_schema: chunk.compression.replace("UNCOMPRESSED", "NONE") for chunk in chunks
        }
        options["use_deprecated_int96_timestamps"] = any(chunk.physical_type == "INT96" for chunk in chunks)
    if metadata.format_version in ("1.0", "2.4", "2.6"):
        options["version"] = metadata.format_version
    return options


def _write(target: Any, waiting: list[Any]) -> None:
    import pyarrow

    if waiting:
        table = pyarrow.Table.from_batches(waiting)
        target.write_table(table, row_group_size=max(table.num_rows, 1))
        waiting.clear()


def _check(parquet: Any, source: Any, file: Rewriting) -> None:
    """Raise FileError if the new file is not like the old one."""
    file.target.flush()
    new = parquet.ParquetFile(file.target)
    same = new.schema_arrow.equals(source.schema_arrow, check_metadata=True) and new.schema.equals(source.schema)
    if not same or new.metadata.num_rows != source.metadata.num_rows:
        raise FileError(f"{shown(file.name)}: would not be written back with the same schema; left as it is")


def _written(said: Entry | Failure) -> Entry | Failure:
    from dataclasses import replace

    return replace(said, written=True) if isinstance(said, Entry) and said.result.changes else said


def _told(path: str, note: str) -> Entry:
    result = Result(
        original="", text="", changes=(), findings=(), language="und", source_language=None, notes=(note,)
    )  # fmt: skip
    return Entry(name=path, format="parquet", result=result)
