"""Zip files whose members are read and replaced, all other bytes kept: the outside of DOCX and EPUB."""

import re
import struct
import zlib
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from cleanup.errors import FormatError

#: Bytes of one member that is read, and of all that an archive says it holds.
MAX_MEMBER = 256 * 1024 * 1024
MAX_TOTAL = 1024 * 1024 * 1024
#: A member that grows more than this when unpacked is a bomb (XML of documents grows 5 to 50 times) ...
MAX_RATIO = 200
#: ... unless it is small even then.
_SMALL = 1024 * 1024
_MAX_MEMBERS = 65_534

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _DESCRIBED = 0x1, 0x8
_STORED, _DEFLATED = 0, 8
_OUTSIDE = re.compile(r"^(?:[\\/]|[A-Za-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)")
_TO_DO = "open it in the program that it comes from and save it anew"


class Member(NamedTuple):
    """A member as the directory of the archive tells of it; all places are offsets of the archive."""

    name: str
    entry: int  # its entry in the directory
    flags: int
    method: int
    check: int
    packed: int
    size: int
    header: int
    data: int


class Archive:
    """A zip file of sane shape; raises FormatError, which says what to do, for any other."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._end = _end(raw)
        _, _, _, _, count, self._directory_size, self._directory, _ = _END.unpack_from(raw, self._end)
        if count > _MAX_MEMBERS or 0xFFFFFFFF in (self._directory, self._directory_size):
            raise FormatError(f"a zip file of the large kind (Zip64), which documents are not: {_TO_DO}")
        if self._directory + self._directory_size != self._end:
            raise FormatError(f"a damaged zip file (its directory is not where it should be): {_TO_DO}")
        self.members = {member.name: member for member in self._members(count)}
        if len(self.members) < count:
            raise FormatError(f"a zip file in which two members have one name, so that programs differ on it: {_TO_DO}")
        self._check()

    def read(self, name: str) -> bytes:
        """Return a member unpacked, read no further than it said; raise FormatError if it is not what it said."""
        member = self.members[name]
        data = self._raw[member.data : member.data + member.packed]
        if member.method == _DEFLATED:
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                data = unpacker.decompress(data, member.size + 1)
            except zlib.error as error:
                raise FormatError(f"{_shown(name)}: a damaged member of a zip file ({error}): {_TO_DO}") from error
        elif member.method != _STORED:
            raise FormatError(f"{_shown(name)}: packed by method {member.method}, which documents do not use: {_TO_DO}")
        if len(data) != member.size or zlib.crc32(data) != member.check:
            raise FormatError(f"{_shown(name)}: a damaged member of a zip file (size or check sum differs): {_TO_DO}")
        return data

    def replaced(self, new: Mapping[str, bytes]) -> bytes:
        """Return the archive with members replaced: the records of all others, and all else, byte for byte the same."""
        raw, at, moved = self._raw, 0, 0
        parts: list[bytes] = []
        directory = bytearray(raw[self._directory : self._end])
        for member in sorted(self.members.values(), key=lambda member: member.header):
            entry = member.entry - self._directory
            struct.pack_into("<L", directory, entry + 42, member.header + moved)
            if member.name not in new:
                continue
            content = new[member.name]
            packed = content if member.method == _STORED else _deflated(content)
            told = struct.pack("<3L", zlib.crc32(content), len(packed), len(content))
            directory[entry + 16 : entry + 28] = told
            header = bytearray(raw[member.header : member.data])
            tail = member.data + member.packed
            described = b""
            if member.flags & _DESCRIBED:
                signed = raw[tail : tail + 4] == b"PK\x07\x08"
                described = (b"PK\x07\x08" if signed else b"") + told
                tail += len(described)
            if not member.flags & _DESCRIBED or any(header[14:26]):
                header[14:26] = told
            parts += (raw[at : member.header], bytes(header), packed, described)
            moved += len(header) + len(packed) + len(described) - (tail - member.header)
            at = tail
        end = bytearray(raw[self._end :])
        struct.pack_into("<L", end, 16, self._directory + moved)
        return b"".join((*parts, raw[at : self._directory], bytes(directory), bytes(end)))

    def segments(self) -> list[tuple[int, int]]:
        """Return spans that make up the whole file: one for each member, where its record is, then the directory."""
        borders = [0, *sorted(member.header for member in self.members.values())[1:], self._directory, len(self._raw)]
        return list(pairwise(borders))

    def _members(self, count: int) -> list[Member]:
        found, at = [], self._directory
        for _ in range(count):
            if at + _ENTRY.size > self._end or self._raw[at : at + 4] != b"PK\x01\x02":
                raise FormatError(f"a damaged zip file (its directory ends too early): {_TO_DO}")
            told = _ENTRY.unpack_from(self._raw, at)
            _, _, _, flags, method, _, _, check, packed, size, name, extra, comment, _, _, _, header = told
            written = self._raw[at + _ENTRY.size : at + _ENTRY.size + name]
            found.append(
                Member(
                    name=written.decode("utf-8" if flags & 0x800 else "cp437", "replace"),
                    entry=at,
                    flags=flags,
                    method=method,
                    check=check,
                    packed=packed,
                    size=size,
                    header=header,
                    data=self._data(header, written),
                )
            )
            at += _ENTRY.size + name + extra + comment
        return found

    def _data(self, header: int, name: bytes) -> int:
        """Where the data of the member begins whose record is at ``header``."""
        shown = _shown(name.decode("utf-8", "replace"))
        if header + _LOCAL.size > self._directory or self._raw[header : header + 4] != b"PK\x03\x04":
            raise FormatError(f"{shown}: a member that is not in its zip file: {_TO_DO}")
        *_, length, extra = _LOCAL.unpack_from(self._raw, header)
        if self._raw[header + _LOCAL.size : header + _LOCAL.size + length] != name:
            raise FormatError(f"{shown}: a member that has another name inside the zip file: {_TO_DO}")
        return header + _LOCAL.size + int(length) + int(extra)

    def _check(self) -> None:
        """Refuse what no document is: secret or hostile."""
        at = total = 0
        for member in sorted(self.members.values(), key=lambda member: member.header):
            name = _shown(member.name)
            if _OUTSIDE.search(member.name) or "\0" in member.name:
                raise FormatError(f"{name}: a member of the zip file that would lie outside it: do not trust this file")
            if member.flags & _ENCRYPTED:
                raise FormatError(f"{name}: encrypted: take the password off and try again")
            if member.header < at:
                raise FormatError(f"{name}: overlaps another member of the zip file: do not trust this file")
            at = member.data + member.packed
            total += member.size
            if at > self._directory:
                raise FormatError(f"{name}: a member that is cut off: {_TO_DO}")
            if member.size > _SMALL and member.size > member.packed * MAX_RATIO:
                raise FormatError(
                    f"{name}: would grow more than {MAX_RATIO} times when unpacked: a zip bomb, or to be split up"
                )
            if member.size > MAX_MEMBER or total > MAX_TOTAL:
                raise FormatError(
                    f"{name}: too large unpacked (at most {MAX_MEMBER >> 20} MB for a member, {MAX_TOTAL >> 20} MB for "
                    "all): split the document"
                )


def _end(raw: bytes) -> int:
    """Return where the end record of a zip file begins."""
    if not raw.startswith(b"PK\x03\x04"):
        if raw.startswith(b"\xd0\xcf\x11\xe0"):
            raise FormatError("no zip file but an old or encrypted Office file: save it anew, without a password")
        raise FormatError(f"no zip file, which DOCX and EPUB are: {_TO_DO}, or name its format (--format)")
    at = len(raw)
    while (at := raw.rfind(b"PK\x05\x06", max(len(raw) - _END.size - 0xFFFF, 0), at)) >= 0:
        if at + _END.size <= len(raw) and at + _END.size + _END.unpack_from(raw, at)[-1] == len(raw):
            return at
        at += 3
    raise FormatError("a zip file that is cut off, or has something behind its end: get it again whole")


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _shown(name: str) -> str:
    name = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)
    return name if len(name) <= 100 else f"{name[:60]}…{name[-30:]}"
