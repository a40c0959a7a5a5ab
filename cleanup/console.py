"""Standard output and standard error: a closed pipe is no accident, and progress is shown to people only."""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import BinaryIO, TextIO, TypeVar

from cleanup.files import shown

Item = TypeVar("Item")

#: Seconds of work before progress is shown, and between two looks at it.
PATIENCE = 1.0
STEP = 0.1
#: Columns; a longer line is hard to read, on a terminal or in a log.
WIDTH = 100


class Console:
    """Where a run prints. ``color`` is "auto", "always" or "never"; auto asks the terminal and NO_COLOR."""

    def __init__(self, color: str = "auto", *, to_stderr: bool = False) -> None:
        self._stream = sys.stderr if to_stderr else sys.stdout
        self._shown = 0
        self.open = True
        self.color = color == "always" or (color == "auto" and _wants_color(self._stream))
        self.width = min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDTH)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")

    @property
    def is_terminal(self) -> bool:
        """Does somebody look at what is printed?"""
        return self._stream.isatty()

    def utf8(self) -> None:
        """Print in UTF-8 whatever the locale says."""
        if hasattr(self._stream, "reconfigure"):
            self._stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def write(self, text: str) -> None:
        """Print a part of the report; once the reader has gone away, print nothing."""
        self._clear()
        if not self.open:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            self._close(self._stream)

    def copy(self, stream: BinaryIO) -> None:
        """Print what is left of a stream to standard output as it is."""
        while part := stream.read(1 << 20):
            self.write_bytes(part)

    def write_bytes(self, data: bytes) -> None:
        """Print bytes to standard output as they are."""
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            self._close(sys.stdout)

    def error(self, message: str) -> None:
        """Print a line to standard error."""
        self._say(f"error: {message}\n")

    def note(self, message: str) -> None:
        """Print a line to standard error that is no error."""
        self._say(f"note: {message}\n")

    def followed(self, items: Iterable[Item], of: Sized) -> Iterator[Item]:
        """Yield the items of a long piece of work, and show on a terminal how far it is."""
        if not sys.stderr.isatty():
            yield from items
            return
        begin = last = time.monotonic()
        for number, item in enumerate(items, 1):
            yield item
            now = time.monotonic()
            if now - begin > PATIENCE and now - last > STEP:
                last = now
                self._show(f"{number:,} articles" if number > len(of) else f"{number:,} of {len(of):,} articles")
        self._clear()

    def _say(self, line: str) -> None:
        self._clear()
        with contextlib.suppress(BrokenPipeError):
            sys.stderr.write(line)
            sys.stderr.flush()

    def _show(self, text: str) -> None:
        sys.stderr.write(f"\r{text}")
        sys.stderr.flush()
        self._shown = len(text)

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0

    def _close(self, stream: TextIO) -> None:
        """The reader has gone: what the interpreter flushes at its end goes nowhere."""
        self.open = False
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _wants_color(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def our_fault(error: BaseException) -> str:
    """Return what to say, on one line, of an error that nothing from outside should be able to cause."""
    said = shown(str(error)) or "no message"
    return f"mt-cleanup itself failed ({type(error).__name__}: {said}); please report this"
