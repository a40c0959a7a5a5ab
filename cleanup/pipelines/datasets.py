"""Hugging Face datasets: the function for ``Dataset.map(batched=True)``."""

from collections.abc import Mapping, Sequence
from typing import Any

from cleanup.errors import ConfigError
from cleanup.pipelines.rows import OfColumn


class CleanBatch(OfColumn):
    """Cleans a column of texts in batches: dicts of lists, all of one length.

    What comes back are three lists of that length: the texts of ``column`` (cleaned; as they were where they are None
    or failed), their ``changes`` (lists of dicts, each a change) and their ``error`` (None where nothing failed).
    ``map`` keeps the other columns. Takes the keywords of `Cleaner` too. Picklable, needs nothing installed, and has
    the same fingerprint for the same settings. Raises ConfigError for a column that is not there, or is there already.
    """

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """Clean one batch."""
        self.columns.check([*batch])
        texts = batch[self.columns.text]
        rows = [self.rows.clean(text) for text in texts]
        return {
            self.columns.text: [
                text if row.text is None else row.text for row, text in zip(rows, texts, strict=True)
            ],
            self.columns.changes: [row.changes for row in rows],
            self.columns.error: [row.error for row in rows],
        }  # fmt: skip

    def features(self, features: Any) -> Any:
        """Return the ``datasets.Features`` of what comes out, for ``map(…, features=…)``.

        Without them a batch in which nothing is changed says nothing of the type of changes.
        """
        try:
            from datasets import Features, Value
        except ImportError as error:
            raise ConfigError("this needs datasets: pip install 'mt-cleanup[datasets]'") from error
        self.columns.check([*features])
        text, number = Value("string"), Value("int64")
        names = ("rule", "before", "after", "message", "safety")
        change = dict.fromkeys(names, text) | dict.fromkeys(("start", "end", "group"), number)
        change |= {"rules": [text], "evidence": [text]}
        return Features({**features, self.columns.changes: [change], self.columns.error: text})
