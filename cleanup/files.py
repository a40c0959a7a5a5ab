"""Read an article from a file and put it back: bytes in, bytes out, all or nothing."""

import codecs
import errno
import os
import re
import signal
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO

from cleanup.errors import ConfigError, FileError, nearest

#: Bytes; an article is read whole, and cleaning takes several times its size of memory.
MAX_SIZE = 512 * 1024 * 1024
#: Byte order marks with the encoding that each stands for; UTF-32 before UTF-16, which begins alike.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What a system says of a file that cannot be replaced but can be written: it is mounted by itself.
_ONLY_IN_PLACE = (errno.EBUSY, errno.EXDEV)
_SINGLE_BYTES = re.compile(r"ascii$|iso8859|cp(?:125\d|437|85\d|86\d)$|koi8|mac|latin")
_COMMON_ENCODINGS = (
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1250", "cp1251", "cp1252", "iso-8859-15", "koi8-r",
    "mac-roman", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A file as it was read: ``mark`` (a byte order mark or nothing) and ``text`` in ``encoding`` are its bytes."""

    name: str
    raw: bytes
    mark: bytes
    text: str
    encoding: str
    #: Of a container: its bytes with another text.
    pack: Callable[[bytes, str], bytes] | None = None
    #: Of a compressed file: other bytes compressed as its own, ``raw``, are.
    compress: Callable[[bytes], bytes] | None = None

    def encode(self, text: str) -> bytes:
        """Return the bytes of the file with another text; raise FileError if its encoding cannot hold that."""
        if self.pack is not None:
            return self.pack(self.raw, text)
        try:
            encoded = self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            char = text[error.start]
            line = text.count("\n", 0, error.start) + 1
            raise FileError(
                f"{shown(self.name)}: {self.encoding} cannot hold {char!r} (U+{ord(char):04X}), which the fix would "
                f"write on line {line}; the file was left as it is: convert it to UTF-8 first"
            ) from error
        if self.compress is None:
            return encoded
        return self.raw if text == self.text else self.compress(encoded)


def shown(name: str) -> str:
    """Return a file name fit for a message: control characters escaped, never the start of a log command."""
    name = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)
    return f"./{name}" if name.lstrip().startswith(("::", "##")) else name


def read(path: str, encoding: str | None = None) -> Article:
    """Read a file; raise FileError, which says what to do, if it is not a readable text of sane size."""
    return decode(read_bytes(path), path, encoding)


def read_bytes(path: str) -> bytes:
    """Read the bytes of a file; raise FileError if it is not a readable file of sane size."""
    with opened(path) as file:
        _check_size(shown(path), os.fstat(file.fileno()).st_size)
        try:
            raw = file.read(MAX_SIZE + 1)
        except OSError as error:
            raise FileError(f"{shown(path)}: cannot be read: {reason(error)}") from error
    _check_size(shown(path), len(raw))
    return raw


def opened(path: str) -> BinaryIO:
    """Open a file to read it; raise FileError if it is none that can be."""
    name = shown(path)
    try:
        info = os.stat(path)  # before it is opened: a pipe that nobody writes to would never open
        if stat.S_ISDIR(info.st_mode):
            raise FileError(f"{name}: a folder, not a file")
        if not stat.S_ISREG(info.st_mode):
            raise FileError(f"{name}: not a regular file; to clean what it gives, pipe it to `mt-cleanup fix -`")
        return open(path, "rb")
    except OSError as error:
        raise FileError(f"{name}: cannot be read: {reason(error)}") from error


def read_stdin() -> bytes:
    """Read standard input, up to one byte more than `decode` takes; raise FileError if it cannot be read."""
    try:
        return sys.stdin.buffer.read(MAX_SIZE + 1)
    except OSError as error:
        raise FileError(f"standard input: cannot be read: {reason(error)}") from error


def decode(raw: bytes, path: str, encoding: str | None = None, declared: str | None = None) -> Article:
    """Make an article of bytes: in ``encoding`` if told, else by its mark, else as it has ``declared``, else UTF-8.

    Nothing is guessed: what was guessed wrongly would be written back wrongly. Only what declares an encoding of single
    bytes and reads as UTF-8 all the same is UTF-8: the pages are many, and no text comes out so by chance. With one of
    more bytes it might, and is refused. Raises FileError.
    """
    name = shown(path)
    _check_size(name, len(raw))
    mark, marked = next(((mark, marked) for mark, marked in MARKS if raw.startswith(mark)), (b"", None))
    if encoding is None:
        if marked is not None and marked.startswith("utf-32"):
            raise FileError(f"{name}: looks like UTF-32; if it is, say so: --encoding utf-32")
        chosen = marked or (known_encoding(declared) if declared is not None else "utf-8")
        if chosen != marked and chosen != "utf-8" and not raw.isascii() and _is_utf8(raw):
            if not _SINGLE_BYTES.match(chosen):
                raise FileError(f"{name}: says that it is in {declared}, but reads as UTF-8: correct what it says, "
                                f"or say --encoding utf-8, or --encoding {declared} if it is right")  # fmt: skip
            chosen = "utf-8"
    else:
        chosen = known_encoding(encoding)
        if chosen in ("utf-16", "utf-32"):
            if marked is None or not marked.startswith(chosen):
                raise FileError(f"{name}: has no byte order mark: say {chosen}-le or {chosen}-be")
            chosen = marked
        elif chosen != marked:
            mark = b""
    body = raw[len(mark) :]
    if chosen == "utf-8" and b"\0" in body[:8192]:
        raise FileError(f"{name}: a binary file (it holds NUL bytes), or a text in UTF-16 without its mark: "
                        "leave it out, or say --encoding utf-16-le")  # fmt: skip
    try:
        text = body.decode(chosen)
    except UnicodeError as error:
        raise FileError(f"{name}: {_not_text(error, body, chosen)}") from error
    if "\0" in text:
        raise FileError(f"{name}: a binary file (it holds NUL characters): leave it out")
    if chosen != "utf-8" and text.encode(chosen, "replace") != body:
        raise FileError(f"{name}: would not be written back byte for byte in {chosen}; convert it to UTF-8 first")
    return Article(name=path, raw=raw, mark=mark, text=text, encoding=chosen)


def unpacked(
    raw: bytes, path: str, unpack: Callable[[bytes], str], pack: Callable[[bytes, str], bytes] | None
) -> Article:
    """Make an article of the bytes of a container; raises FileError, and what ``unpack`` raises."""
    _check_size(shown(path), len(raw))
    return Article(name=path, raw=raw, mark=b"", text=unpack(raw), encoding="utf-8", pack=pack)


def known_encoding(encoding: str) -> str:
    """Return the common name of a text encoding; raise ConfigError if there is none of that name."""
    try:
        name = codecs.lookup(encoding).name
        with suppress(UnicodeError):
            b" ".decode(name)  # refuses what turns bytes into bytes
    except (LookupError, ValueError):
        raise ConfigError(f"unknown encoding {encoding!r}{nearest(encoding, _COMMON_ENCODINGS)}") from None
    return {"utf-8-sig": "utf-8", "iso8859-1": "latin-1"}.get(name, name)


def write(article: Article, text: str) -> None:
    """Put ``text`` into the file that the article was read from; raise FileError and leave it as it is, or do all."""
    replace(article.name, article.raw, article.encode(text))


def replace(path: str, old: bytes, new: bytes) -> None:
    """Put ``new`` into a file that holds ``old``; raise FileError and leave it as it is, or do all.

    The new bytes go to a file beside it that then takes its place, with its mode and owner. Where that would
    cut a link or lose the owner, the file is written in place.
    """
    name = shown(path)
    target = os.path.realpath(path)
    try:
        with open(target, "rb") as file:
            info = os.fstat(file.fileno())
            if file.read(len(old) + 1) != old:
                raise FileError(f"{name}: was changed by someone else meanwhile; left as it is: run again")
        if not os.access(target, os.W_OK):
            raise FileError(f"{name}: cannot be written: it is read-only")
        with undisturbed():
            if info.st_nlink > 1 or not _replace(target, new, info):
                _write_in_place(target, new, old)
    except OSError as error:
        raise FileError(f"{name}: cannot be written: {reason(error)}; left as it is") from error


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put off an interruption until this is done; a process that is started meanwhile begins with it put off."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hold(handle: int) -> bool:
    """Hold an open file until it is closed; False if another run holds it. Systems without such locks say True."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _replace(target: str, new: bytes, info: os.stat_result) -> bool:
    """Replace the file by a new one of the same mode and owner; False if that cannot be, and nothing was done."""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".mt-cleanup-", suffix=".tmp", dir=os.path.dirname(target))
    except PermissionError:  # a folder that is not ours; the file is
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            hold(handle)  # so that nobody takes it for one left behind
            file.write(new)
            file.flush()
            return takes_place(temporary, handle, target, info)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def takes_place(temporary: str, handle: int, target: str, info: os.stat_result) -> bool:
    """Put an open file (flushed, beside it) into the place of another, with mode and owner; False if that cannot be.

    ``info`` is that of the file whose place it takes; where False comes back, nothing was done to it.
    """
    os.fsync(handle)
    if not _same_owner(handle, info):
        return False
    os.fchmod(handle, stat.S_IMODE(info.st_mode))
    _copy_attributes(target, handle)
    try:
        os.replace(temporary, target)
    except OSError as error:
        if error.errno in _ONLY_IN_PLACE:
            return False
        raise
    return True


def _same_owner(handle: int, info: os.stat_result) -> bool:
    """Give the open file the owner of the one that it replaces; False if the system does not allow that."""
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) == (info.st_uid, info.st_gid):
        return True
    try:
        os.fchown(handle, info.st_uid, info.st_gid)
    except PermissionError:
        return False
    return True


def _copy_attributes(source: str, handle: int) -> None:
    """Copy access lists and labels, where the file system has them."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for attribute in os.listxattr(source):
            with suppress(OSError):
                os.setxattr(handle, attribute, os.getxattr(source, attribute))


def _write_in_place(target: str, new: bytes, old: bytes) -> None:
    """Overwrite the file; put the old bytes back if that fails half-way (they fit: they did before)."""
    with open(target, "r+b", buffering=0) as file:
        try:
            _overwrite(file.fileno(), new)
        except BaseException:
            _overwrite(file.fileno(), old)
            raise


def _overwrite(handle: int, data: bytes) -> None:
    view, at = memoryview(data), 0
    while at < len(view):
        at += os.pwrite(handle, view[at:], at)
    os.truncate(handle, len(data))
    os.fsync(handle)


def _check_size(name: str, size: int) -> None:
    if size > MAX_SIZE:
        raise FileError(f"{name}: larger than {MAX_SIZE // 1024 // 1024} MB, the most that is read at once; split it")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _not_text(error: UnicodeError, body: bytes, encoding: str) -> str:
    if not isinstance(error, UnicodeDecodeError):
        return f"cannot be read as {encoding}: {error}"
    place = ""
    if not encoding.startswith(("utf-16", "utf-32")):
        line = body.count(b"\n", 0, error.start) + 1
        place = f" (byte 0x{body[error.start]:02X} on line {line})"
    hint = "if you know its encoding, say it, for example --encoding latin-1"
    if encoding != "utf-8":
        hint = "try another --encoding"
    return f"not {encoding.upper()}{place}; {hint}"


def reason(error: OSError) -> str:
    """Return what the system said, in small letters."""
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]
