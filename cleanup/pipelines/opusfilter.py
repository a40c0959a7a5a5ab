"""OpusFilter: a preprocessor that cleans the segments of parallel files."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cleanup.errors import ConfigError
from cleanup.pipelines.rows import Row, Rows

try:
    from opusfilter import PreprocessorABC
except ImportError as error:
    raise ConfigError("this needs opusfilter: pip install 'mt-cleanup[opusfilter]'") from error


class CleanSegments(PreprocessorABC):  # type: ignore[misc]
    """Cleans the segments in some ``columns`` (files, from 0): as many segments come out, each one line.

    With ``changes`` the segments of that column, whatever they were, become what was done to the others of its line:
    a JSON object of their changes, and of their errors (null where there is none), by column. Takes the keywords of
    `Cleaner` too; ``scope`` is "segment" if not told. Raises ConfigError if they make no sense.
    """

    def __init__(
        self, columns: Sequence[int], changes: int | None = None, workdir: str = "", scope: str = "segment",
        **settings: Any,
    ) -> None:  # fmt: skip
        super().__init__(workdir=workdir)
        if isinstance(columns, int) or not columns or changes in columns:
            raise ConfigError(f"columns: wanted a list of columns of texts, such as [0], not {columns!r}")
        self.columns = tuple(columns)
        self.changes = changes
        self.rows = Rows(scope=scope, **settings)

    def process(self, pairs: Iterable[Sequence[str]]) -> Iterator[list[str]]:
        """Yield the segments of each line, cleaned."""
        for pair in pairs:
            segments = [*pair]
            rows = {column: self.rows.clean(segments[column]) for column in self.columns}
            for column, row in rows.items():
                segments[column] = segments[column] if row.text is None else row.text
            if self.changes is not None:
                segments[self.changes] = _told(rows)
            yield segments


def _told(rows: dict[int, Row]) -> str:
    told = {
        "changes": {column: row.changes for column, row in rows.items()},
        "error": {column: row.error for column, row in rows.items()},
    }
    return json.dumps(told, ensure_ascii=False)
