"""datatrove: a step that cleans the text of documents."""

from collections.abc import Iterable, Iterator
from typing import Any, Unpack

from cleanup.errors import ConfigError
from cleanup.pipelines.rows import Columns, Keywords, Rows

try:
    from datatrove.pipeline.base import PipelineStep
except ImportError as error:
    raise ConfigError("this needs datatrove: pip install 'mt-cleanup[datatrove]'") from error


class CleanDocuments(PipelineStep):  # type: ignore[misc]
    """Cleans the text of each document, and writes its changes and its error into its metadata.

    ``changes`` and ``error`` are the keys there: a list of dicts, empty where nothing was changed, and None where
    nothing failed; else the text is as it was. The documents stay as many, in their order, with all else they have.
    Statistics: ``total``, ``changed`` and ``failed`` documents, ``changes`` of all and of each rule
    (``changes/<rule>``). Takes the keywords of `Cleaner` too.
    """

    name = "🩹 mt-cleanup"
    type = "✂️ - FORMAT"

    def __init__(
        self,
        *,
        changes: str | None = None,
        error: str | None = None,
        format: str = "txt",
        **settings: Unpack[Keywords],
    ) -> None:
        super().__init__()
        self.columns = Columns.named("text", changes, error)
        self.rows = Rows(format, **settings)

    def run(self, data: Iterable[Any] | None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Yield the documents, cleaned."""
        for document in data or ():
            self.stat_update("total")
            with self.track_time():
                self._clean(document)
            yield document

    def _clean(self, document: Any) -> None:
        self.columns.check(["text", *document.metadata])
        row = self.rows.clean(document.text)
        document.metadata[self.columns.changes] = row.changes
        document.metadata[self.columns.error] = row.error
        if row.text is not None:
            document.text = row.text
        if row.error is not None:
            self.stat_update("failed")
        if row.changes:
            self.stat_update("changed")
            self.stat_update("changes", value=len(row.changes))
        for change in row.changes:
            self.stat_update(f"changes/{change['rule']}")
