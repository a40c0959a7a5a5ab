"""Compressed files (gzip, Zstandard): unpacked as they are read, and packed in the same way as they are written."""

import gzip
import io
import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from cleanup.errors import FileError
from cleanup.files import shown

#: What grows more than this when it is unpacked is a bomb (prose grows 3 to 10 times, repetitive data 50) ...
MAX_RATIO = 200
#: ... unless it is small even then.
SMALL = 16 * 1024 * 1024
#: Bytes that tell how a file was packed; a name in the head of gzip is short.
HEAD = 4096
_PART = 1 << 16
#: Zstandard makes 128 KB of 4 bytes at most: what is unpacked at a time stays below 32 MB.
_ZSTD_PART = 1024
#: The level that the tool of Zstandard takes if none is told; a file does not say with which it was packed.
_ZSTD_LEVEL = 3
#: What the head of gzip says of the level, and the flags before the name: further fields, a name.
_GZIP_LEVELS = {2: 9, 4: 1}
_EXTRA, _NAMED = 4, 8


class _Reads(Protocol):
    def read1(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Compression:
    """One way to compress, told by the extension of a file."""

    extension: str
    unpacking: Callable[[Any], _Reads]
    #: Of a stream to write to, and the first bytes of the file that is to be like.
    packing: Callable[[Any, bytes], BinaryIO]

    def reading(self, stream: BinaryIO, name: str) -> io.BufferedReader:
        """Return what is in a compressed stream, as it is read; reading raises FileError if it is damaged or a bomb."""
        return io.BufferedReader(_Unpacked(self, stream, name), _PART)

    def unpacked(self, raw: bytes, name: str, most: int) -> bytes:
        """Return what is in compressed bytes; raise FileError if it is damaged, a bomb, or more than ``most`` bytes."""
        unpacked = self.reading(io.BytesIO(raw), name).read(most + 1)
        if len(unpacked) > most:
            raise FileError(f"{shown(name)}: holds more than {most // 1024 // 1024} MB, the most that is read at once")
        return unpacked

    def packed(self, data: bytes, like: bytes) -> bytes:
        """Return data compressed as ``like`` is."""
        target = io.BytesIO()
        with self.packing(target, like[:HEAD]) as writer:
            writer.write(data)
        return target.getvalue()


class _Unpacked(io.RawIOBase):
    """What is in a compressed stream; tells damage and bombs."""

    def __init__(self, how: Compression, stream: BinaryIO, name: str) -> None:
        self._packed = _Counted(stream)
        self._reader = how.unpacking(self._packed)
        self._name = shown(name)
        self._extension = how.extension
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            part = self._reader.read1(len(buffer))
        except FileError:
            raise
        except EOFError as error:
            raise self._damaged("it is cut off") from error
        except (OSError, zlib.error) as error:
            raise self._damaged(str(error)) from error
        except Exception as error:
            if type(error).__name__ != "ZstdError":  # of a library that may not be there
                raise
            raise self._damaged(str(error)) from error
        self._size += len(part)
        if self._size > SMALL and self._size > MAX_RATIO * self._packed.size:
            raise FileError(
                f"{self._name}: grows more than {MAX_RATIO} times when it is unpacked, which prose does not; "
                "if it is meant so, unpack it first"
            )
        buffer[: len(part)] = part
        return len(part)

    def _damaged(self, said: str) -> FileError:
        return FileError(f"{self._name}: a damaged {self._extension} file ({shown(said)}): get it again whole")


class _Counted(io.RawIOBase):
    """A stream whose bytes are counted, and taken as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._take: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self.size = 0

    def read(self, size: int = -1, /) -> bytes:
        part = self._take(size)
        self.size += len(part)
        return part


class _ZstdReader:
    """Unpacks all frames of a stream, and knows when the last one is cut off."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._zstd = _zstandard().ZstdDecompressor()
        self._frame: Any = None
        self._packed, self._at = b"", 0
        self._ready, self._given = b"", 0

    def read1(self, size: int = -1, /) -> bytes:
        while self._given >= len(self._ready):
            if self._at >= len(self._packed):
                self._packed, self._at = self._stream.read(_PART), 0
                if not self._packed:
                    if self._frame is not None:
                        raise EOFError
                    return b""
            if self._frame is None:
                self._frame = self._zstd.decompressobj()
            part = self._packed[self._at : self._at + _ZSTD_PART]
            self._ready, self._given = self._frame.decompress(part), 0
            self._at += len(part)
            if self._frame.eof:
                self._at -= len(self._frame.unused_data)
                self._frame = None
        part = self._ready[self._given : self._given + size]
        self._given += len(part)
        return part


def _gzip_writer(target: Any, like: bytes) -> BinaryIO:
    """Write gzip with the level, the name and the time of another file."""
    flags, time, level, name = 0, 0, 0, ""
    if len(like) >= 10:
        flags, time, level = struct.unpack_from("<3xBLB", like)
    if flags & _NAMED and len(like) > 12:
        at = 10 + (2 + struct.unpack_from("<H", like, 10)[0] if flags & _EXTRA else 0)
        name = os.path.basename(like[at : max(like.find(b"\0", at), at)].decode("latin-1"))
    return gzip.GzipFile(name, "wb", _GZIP_LEVELS.get(level, 6), target, time)  # type: ignore[return-value]


def _zstd_writer(target: Any, like: bytes) -> BinaryIO:
    """Write one frame, with a check sum if another file has one."""
    zstandard = _zstandard()
    try:
        checked = zstandard.get_frame_parameters(like).has_checksum
    except zstandard.ZstdError:  # no frame, or one of another kind
        checked = True
    packer = zstandard.ZstdCompressor(level=_ZSTD_LEVEL, write_checksum=checked)
    writer: BinaryIO = packer.stream_writer(target, closefd=False)
    return writer


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise FileError(".zst needs zstandard: pip install 'mt-cleanup[zst]'") from error
    return zstandard


_KINDS = (
    Compression(".gz", lambda stream: gzip.GzipFile(fileobj=stream, mode="rb"), _gzip_writer),
    Compression(".zst", _ZstdReader, _zstd_writer),
)


def split(name: str) -> tuple[str, Compression | None]:
    """Split the extension of a compressed file off its name; None if it has none."""
    for kind in _KINDS:
        if name.lower().endswith(kind.extension):
            return name[: -len(kind.extension)], kind
    return name, None
