"""Records on standard input, cleaned as they come: what is done is written before more is waited for."""

import sys
from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import BinaryIO

from cleanup.cleaner import Cleaner
from cleanup.compression import HEAD, Compression, split
from cleanup.console import Console
from cleanup.errors import CleanupError, FileError
from cleanup.files import shown
from cleanup.formats import Format
from cleanup.report import Entry, Failure
from cleanup.run import clean_lines
from cleanup.streams import Incoming, Outgoing, text_writer, unmarked


def clean(name: str, fmt: Format, cleaner: Cleaner, console: Console, *, writes: bool) -> Iterator[Entry | Failure]:
    """Clean the records of standard input, and with ``writes`` write them to standard output.

    If it cannot be gone on with, the rest is written as it came, and the error raised.
    """
    stdin = sys.stdin.buffer
    out = Outgoing(console.write_bytes if writes else _nowhere)
    _, compression = split(name)
    if compression is not None:
        yield from _compressed(name, fmt, cleaner, compression, stdin, out)
        return
    incoming = Incoming(stdin, out.flush)
    write = text_writer(out)
    try:
        yield from clean_lines(name, fmt, cleaner, unmarked(incoming.texts(), write), write if writes else None)
    except CleanupError:
        out.write(incoming.rest())
        out.flush()
        if writes:
            console.copy(stdin)
        raise
    finally:
        out.flush()


def _compressed(
    name: str, fmt: Format, cleaner: Cleaner, compression: Compression, stdin: BinaryIO, out: Outgoing
) -> Iterator[Entry | Failure]:
    """Clean compressed records; if they are damaged, what is written breaks off as well, so that its reader knows."""
    head = stdin.peek(HEAD)[:HEAD] if isinstance(stdin, BufferedReader) else b""
    packer = compression.packing(out, head)
    write: Callable[[str], object] = text_writer(packer)
    lines = Incoming(compression.reading(stdin, name), lambda: None)
    try:
        yield from clean_lines(name, fmt, cleaner, unmarked(lines.texts(), write), write)
        packer.close()
    except FileError as error:
        yield Failure(name=name, message=str(error).removeprefix(f"{shown(name)}: "))
    finally:
        out.flush()


def _nowhere(data: bytes) -> None:
    """Write nothing: it is only looked at."""
