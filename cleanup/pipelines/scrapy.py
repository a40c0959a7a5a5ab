"""Scrapy: an item pipeline that cleans a field of items."""

from typing import Any, Self

from cleanup.errors import ConfigError
from cleanup.pipelines.rows import OfColumn

try:
    from itemadapter import ItemAdapter
except ImportError as error:
    raise ConfigError("this needs scrapy: pip install 'mt-cleanup[scrapy]'") from error


class CleanItems(OfColumn):
    """Cleans a field of each item, and adds its changes and its error as two more.

    ``MT_CLEANUP`` in the settings of the project is a dict: ``column`` (the field, "text" if not told), the names of
    the two others as ``changes`` and ``error``, ``format``, and the keywords of `Cleaner`. Items that declare their
    fields must declare the two others; one that does not, or has no such field, is kept as it was, which is logged.
    Counts in the statistics of the crawl: ``mt_cleanup/total``, ``/changed``, ``/failed`` and ``/changes/<rule>``.
    """

    def __init__(self, crawler: Any, **settings: Any) -> None:
        super().__init__(**settings)
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """Make one for a crawl; raise ConfigError if its settings make no sense."""
        return cls(crawler, **crawler.settings.getdict("MT_CLEANUP"))

    def process_item(self, item: Any) -> Any:
        """Return the item, cleaned."""
        adapter = ItemAdapter(item)
        self._count("total")
        try:
            self.columns.check([name for name, value in adapter.items() if value or name == self.columns.text])
            adapter[self.columns.changes], adapter[self.columns.error] = [], None
        except (ConfigError, KeyError) as error:
            return self._kept(item, str(error) if isinstance(error, ConfigError) else f"{error}: declare this field")
        row = self.rows.clean(adapter[self.columns.text])
        adapter[self.columns.changes], adapter[self.columns.error] = row.changes, row.error
        if row.text is not None:
            adapter[self.columns.text] = row.text
        if row.error is not None:
            return self._kept(item, row.error)
        self._count("changed" if row.changes else "unchanged")
        for change in row.changes:
            self._count(f"changes/{change['rule']}")
        return item

    def _kept(self, item: Any, said: str) -> Any:
        self._count("failed")
        self._crawler.spider.logger.error("mt-cleanup: an item is kept as it was: %s", said)
        return item

    def _count(self, what: str) -> None:
        self._crawler.stats.inc_value(f"mt_cleanup/{what}")
