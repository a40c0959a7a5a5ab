"""TSV: like CSV, but a row is always one line, and marks that do not hold a whole cell are marks of its text."""

from functools import partial

from cleanup.formats import Format, csv

FORMAT = Format(
    name="tsv",
    title="TSV (one row per line)",
    extensions=(".tsv",),
    read=partial(csv.read, tabs=True),
    chosen=True,
    records=partial(csv.Rows, tabs=True),
)
