"""The report for programs, one JSON object per article on a line of its own."""

from collections.abc import Iterable, Iterator

from cleanup.report import Entry, Failure, View
from cleanup.reports.json import lines


def write(entries: Iterable[Entry | Failure], view: View) -> Iterator[str]:
    """Yield an object per article as soon as it is done."""
    yield from lines(entries)
