"""Standard output and standard error: a closed pipe is no accident, and progress is shown to people only."""

import contextlib
import os
import shutil
import stat
import sys
from typing import BinaryIO, TextIO

from cleanup.files import shown

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
        self._make_room(self._stream)
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
        self._make_room(sys.stdout)
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

    def show(self, text: str) -> None:
        """Show a line on standard error until something else is printed."""
        text = text[: shutil.get_terminal_size((WIDTH, 24)).columns - 1]
        sys.stderr.write(f"\r{text}" + " " * (self._shown - len(text)))
        sys.stderr.flush()
        self._shown = len(text)

    def clear(self) -> None:
        """Take away what is shown."""
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0

    def _say(self, line: str) -> None:
        self.clear()
        with contextlib.suppress(BrokenPipeError):
            sys.stderr.write(line)
            sys.stderr.flush()

    def _make_room(self, stream: TextIO) -> None:
        """Take away what is shown, if what is printed may come to the same terminal."""
        if self._shown and (stream.isatty() or stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)):
            self.clear()

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
