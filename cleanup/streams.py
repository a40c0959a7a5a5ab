"""A file read line by line while the one that is to take its place is written: any size in little memory."""

import hashlib
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from typing import Any, BinaryIO

from cleanup import files
from cleanup.compression import HEAD, split
from cleanup.errors import FileError
from cleanup.files import shown
from cleanup.formats.recorded import MAX_RECORD

_UTF8 = b"\xef\xbb\xbf"
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_PART = 1 << 20
#: Bytes of a stream that are taken, and written, at a time.
_STEP = 1 << 16
#: How bytes that are no UTF-8 go through a text and come back.
ERRORS = "surrogateescape"


class Incoming:
    """A stream read line by line as it comes; ``before_wait`` is called each time before more of it is waited for."""

    def __init__(self, stream: BinaryIO, before_wait: Callable[[], object]) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._before_wait = before_wait
        self._part = b""
        self._at = 0  # where in it the line begins that was given last
        self._begun: list[bytes] = []  # what stands before that of its line

    def texts(self) -> Iterator[str]:
        """Yield the lines with their ends; what is no UTF-8 in them is escaped, see `ERRORS`.

        A line that is longer than a record may be comes in parts.
        """
        size = 0
        while part := self._more():
            self._part, self._at = part, 0
            while end := part.find(b"\n", self._at) + 1:
                line = part[self._at : end]
                yield (b"".join((*self._begun, line)) if self._begun else line).decode("utf-8", ERRORS)
                self._begun.clear()
                self._at, size = end, 0
            size += len(part) - self._at
            self._begun.append(part[self._at :])
            self._at = len(part)
            if size > MAX_RECORD:
                yield b"".join(self._begun).decode("utf-8", ERRORS)
                self._begun.clear()
                size = 0
        if rest := self.rest():
            yield rest.decode("utf-8", ERRORS)
            self._begun.clear()

    def rest(self) -> bytes:
        """Return what was read from the line on that was given last."""
        return b"".join(self._begun) + self._part[self._at :]

    def _more(self) -> bytes:
        self._before_wait()
        more: bytes = self._read(_STEP)
        return more


def unmarked(lines: Iterator[str], write: Callable[[str], object]) -> Iterator[str]:
    """Yield the lines of a document without its byte order mark, which is given to ``write``."""
    first = next(lines, "")
    if first.startswith(_BOM):
        write(_BOM)
        first = first.removeprefix(_BOM)
    if first:
        yield first
    yield from lines


def text_writer(stream: "BinaryIO | Outgoing") -> Callable[[str], object]:
    """Return what writes texts to a stream, bytes that are no UTF-8 as they came."""
    return lambda text: stream.write(text.encode("utf-8", ERRORS))


class Outgoing:
    """Bytes for ``write``, gathered until there are many, or until `flush`."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self._waiting: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> int:
        """Take bytes; return how many."""
        self._waiting.append(bytes(data))
        self._size += len(data)
        if self._size > _STEP:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Write all that was taken."""
        if self._waiting:
            waiting, self._size = b"".join(self._waiting), 0
            self._waiting.clear()
            self._write(waiting)


def can_stream(head: bytes, encoding: str | None) -> bool:
    """Can what begins so be read line by line? Only UTF-8 can."""
    marked = next((name for mark, name in files.MARKS if head.startswith(mark)), "utf-8")
    return marked == "utf-8" and (encoding is None or files.known_encoding(encoding) == "utf-8")


class Rewriting:
    """A file that is read from ``lines`` and replaced by what is given to ``write``, once ``finish`` is called.

    Until then, and if anything fails, the file stays as it is. Without ``writes`` it is only read. A context manager;
    raises FileError as `files.read` and `files.write` do.
    """

    def __init__(self, path: str, *, writes: bool) -> None:
        self.name = path
        self._name = shown(path)
        self._target = os.path.realpath(path)
        self._path = path
        self._compression = split(path)[1]
        self._writes = writes
        self._read = hashlib.blake2b()
        self._stack = ExitStack()
        self._temporary: str | None = None
        self.mark = b""

    def __enter__(self) -> "Rewriting":
        with self._stack:
            self._file = self._stack.enter_context(files.opened(self._path))
            head = self._file.read(HEAD)
            self._file.seek(0)
            self._lines: BinaryIO = self._file
            if self._compression is not None:
                source = io.BufferedReader(_Hashed(self._file, self._read), _STEP)
                self._lines = self._compression.reading(source, self._path)
                head = self._lines.peek(len(_UTF8))
            self.mark = _UTF8 if head.startswith(_UTF8) else b""
            if self.mark:
                self._lines.read(len(_UTF8))
                if self._compression is None:
                    self._read.update(self.mark)
            if self._writes:
                self._new = self._packed = self._create()
                if self._compression is not None:
                    self._packed = self._compression.packing(self._new, self._head())
                self._packed.write(self.mark)
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def source(self) -> BinaryIO:
        """The file, for who cannot read it line by line: `remember` it first."""
        return self._file

    @property
    def target(self) -> BinaryIO:
        """The file that is to take its place, for who cannot give it to `write`."""
        return self._new

    def remember(self) -> None:
        """Note what stands in the file, so that `finish` knows whether somebody has changed it meanwhile."""
        while part := self._file.read(_PART):
            self._read.update(part)
        self._file.seek(0)

    def lines(self) -> Iterator[str]:
        """Yield the lines, as `Incoming.texts` does."""
        try:
            while line := self._lines.readline(MAX_RECORD + 1):
                if self._compression is None:
                    self._read.update(line)
                yield line.decode("utf-8", ERRORS)
        except OSError as error:
            raise FileError(f"{self._name}: cannot be read: {files.reason(error)}") from error

    def write(self, text: str) -> None:
        """Add to the file that is to take the place of this one."""
        try:
            self._packed.write(text.encode("utf-8", ERRORS))
        except OSError as error:
            raise self._unwritable(error) from error

    def finish(self) -> None:
        """Put the new file into the place of the one that was read, if nobody has changed that meanwhile."""
        try:
            if self._compression is not None:
                self._packed.close()
            self._new.flush()
            with open(self._target, "rb") as file:
                info = os.fstat(file.fileno())
                if hashlib.file_digest(file, hashlib.blake2b).digest() != self._read.digest():
                    raise FileError(f"{self._name}: was changed by someone else meanwhile; left as it is: run again")
            if not os.access(self._target, os.W_OK):
                raise FileError(f"{self._name}: cannot be written: it is read-only")
            beside = self._temporary is not None and info.st_nlink == 1
            if not (beside and files.takes_place(self._temporary or "", self._new.fileno(), self._target, info)):
                self._write_in_place()
        except OSError as error:
            raise self._unwritable(error) from error

    def _head(self) -> bytes:
        """The first bytes of the file, which tell how it is compressed."""
        with open(self._path, "rb") as file:
            return file.read(HEAD)

    def _create(self) -> BinaryIO:
        """Create the new file: beside the old one, or elsewhere in a folder that is not ours."""
        try:
            with files.undisturbed():
                handle, self._temporary = tempfile.mkstemp(
                    prefix=".mt-cleanup-", suffix=".tmp", dir=os.path.dirname(self._target)
                )
                self._stack.callback(_remove, self._temporary)
        except PermissionError:
            return self._stack.enter_context(tempfile.TemporaryFile())
        except OSError as error:
            raise self._unwritable(error) from error
        files.hold(handle)  # so that nobody takes it for one left behind
        return self._stack.enter_context(os.fdopen(handle, "w+b"))

    def _write_in_place(self) -> None:
        """Overwrite the file; put the old bytes, kept meanwhile, back if that fails half-way."""
        with open(self._target, "r+b", buffering=0) as file, tempfile.TemporaryFile() as kept:
            shutil.copyfileobj(file, kept, _PART)
            try:
                _overwrite(file, self._new)
            except BaseException:
                _overwrite(file, kept)
                raise

    def _unwritable(self, error: OSError) -> FileError:
        return FileError(f"{self._name}: cannot be written: {files.reason(error)}; left as it is")


class _Hashed(io.RawIOBase):
    """A file of which is remembered what was read."""

    def __init__(self, file: BinaryIO, digest: "hashlib.blake2b") -> None:
        self._file = file
        self._digest = digest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._file.read(len(buffer))
        self._digest.update(part)
        buffer[: len(part)] = part
        return len(part)


def _overwrite(file: BinaryIO, new: BinaryIO) -> None:
    new.seek(0)
    file.seek(0)
    while part := new.read(_PART):
        view = memoryview(part)
        while view:
            view = view[file.write(view) :]
    file.truncate(file.tell())
    os.fsync(file.fileno())


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)
