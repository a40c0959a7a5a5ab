"""How far a long run is, how fast it goes and how long it will take, for who looks on at a terminal."""

import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing

import click

from cleanup.console import Console
from cleanup.errors import FileError
from cleanup.jobs import size
from cleanup.report import Entry, Failure
from cleanup.run import Finished
from cleanup.walk import Target

#: Seconds of work before progress is shown, and between two looks at it.
PATIENCE = 1.0
STEP = 0.1
#: Columns of the bar itself.
WIDTH = 20

Said = Generator[Entry | Failure]


def followed(console: Console, targets: Sequence[Target | FileError], clean: Callable[[Finished], Said]) -> Said:
    """Yield what ``clean`` says of the targets; where standard error is a terminal, show there how far it is."""
    if not sys.stderr.isatty():
        with closing(clean(lambda _: None)) as said:
            yield from said
        return
    progress = _Progress(console, targets)
    with closing(clean(progress.finished)) as said:
        for one in said:
            yield one
            progress.articles += 1
            progress.show()
    console.clear()


class _Progress:
    def __init__(self, console: Console, targets: Sequence[Target | FileError]) -> None:
        self.articles = 0
        self._console = console
        self._files, self._all = 0, len(targets)
        self._bytes = 0
        self._begin = self._last = time.monotonic()
        self._bar = click.progressbar(length=max(sum(map(size, targets)), 1), width=WIDTH, show_percent=True)

    def finished(self, target: Target | FileError) -> None:
        self._files += 1
        read = size(target)
        self._bytes += read
        self._bar.make_step(read)
        self.show()

    def show(self) -> None:
        now = time.monotonic()
        if now - self._begin <= PATIENCE or now - self._last <= STEP:
            return
        self._last = now
        seconds = now - self._begin
        articles = f", {self.articles:,} articles" if self.articles > self._files + 1 else ""
        pace = f"{self._files / seconds:,.0f} files/s, {self._bytes / seconds / 1e6:.1f} MB/s"
        self._bar.label = f"{self._files:,} of {self._all:,} files{articles}, {pace}"
        self._console.show(self._bar.format_progress_line())
