"""The table: one row for each thing measured, its ratio and the bar it is held to; and the check of the ratios."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured: ours, the peer's, and the figure that counts, which is to be at least or at most the bar.

    ``floor`` is what ``--check`` asks: far enough below (above, with ``most``) what is measured today that noise does
    not fail it.
    """

    key: str
    what: str
    ours: str = ""
    theirs: str = ""
    figure: float
    unit: str = "×"
    bar: float | None = None
    floor: float | None = None
    most: bool = False

    def met(self, wanted: float) -> bool:
        return self.figure <= wanted if self.most else self.figure >= wanted


class Absent(str):
    """A line that says what was not measured, and why."""


def markdown(rows: Iterable[Row | Absent]) -> Iterator[str]:
    """Yield the lines of a Markdown table, and below it what is absent."""
    absent = []
    yield "| measured | ours | peer | figure | bar | |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        if isinstance(row, Absent):
            absent.append(row)
            continue
        bar = "" if row.bar is None else f"{'≤' if row.most else '≥'} {number(row.bar)} {row.unit}"
        met = "" if row.bar is None else ("met" if row.met(row.bar) else "**missed**")
        yield f"| {row.what} | {row.ours} | {row.theirs} | {number(row.figure)} {row.unit} | {bar} | {met} |"
    if absent:
        yield ""
        yield from (f"- left out: {line}" for line in absent)


def failures(rows: Iterable[Row | Absent]) -> list[str]:
    """Return a line for each row that misses its floor."""
    return [
        f"{row.what}: {number(row.figure)} {row.unit}, wanted {'at most' if row.most else 'at least'} "
        f"{number(row.floor)}"
        for row in rows
        if isinstance(row, Row) and row.floor is not None and not row.met(row.floor)
    ]


def number(value: float) -> str:
    """Return a figure with two or three digits that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
