"""The ledger of changes: what was changed, or is proposed, file by file, so that it can be taken back or done later.

A ledger is JSON Lines. Each run begins with a line that says so; each file is a line with its changes, which is written
before the file is; a line with ``written`` follows once the file has been replaced. So an interrupted run has told
of every file that it changed, and the digests say which of those told have been changed.
"""

import json
import os
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from cleanup import files, formats
from cleanup.errors import ConfigError, FileError, FormatError, LedgerError
from cleanup.files import shown
from cleanup.formats import Format
from cleanup.text import Edit

KIND = "mt-cleanup ledger"
VERSION = 1
_MARKS = ("", "efbbbf", "fffe", "feff", "fffe0000", "0000feff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a ledger says of one file in one run; offsets are code points of its text before, without the mark.

    ``before`` and ``after`` are digests (SHA-256) of the whole file. ``accepted`` are the changes to be made, or
    made; ``whole`` says whether these are all. ``roots`` are the folders that ``path`` may be relative to.
    ``container`` is given of a file that is no text: then the offsets are those of its unpacked article.
    """

    line: int
    path: str
    roots: tuple[str, ...]
    encoding: str
    mark: bytes
    before: str
    after: str
    accepted: tuple[Edit, ...]
    texts: tuple[str, ...]
    whole: bool
    container: "Container | None" = None


class Container(NamedTuple):
    """What a ledger keeps of a container (a zip file): its ``format``, and what was replaced in it, by its number.

    ``article`` is the digest of its article, in UTF-8, with all changes: no two packers give the same bytes.
    """

    format: Format
    kept: Mapping[int, bytes]
    article: str


def digest(raw: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return sha256(raw).hexdigest()


def load(path: str) -> tuple[Record, ...]:
    """Read a ledger, in order; raise LedgerError, with the line, if it is none or does not agree with itself."""
    records: list[Record] = []
    roots: tuple[str, ...] = ()
    folder = os.path.dirname(os.path.realpath(path))
    for number, data in lines(path):
        where = f"{shown(path)} line {number}"
        if number == 1 or "kind" in data:
            _check_head(data, where)
            roots = (os.path.normpath(os.path.join(folder, data["from_here"])), data["root"])
        elif "written" not in data:
            records.append(_record(data, where, number, roots))
    return tuple(records)


def lines(path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the lines that are whole; the last may be torn, from a run that was interrupted while it wrote."""
    try:
        raw = files.read_bytes(path)
    except FileError as error:
        raise LedgerError(str(error)) from error
    *whole, torn = raw.split(b"\n")
    if torn.strip():
        with suppress(ValueError, RecursionError):
            json.loads(torn)
            whole.append(torn)  # the line end was lost, no more
    if not any(line.strip() for line in whole):
        raise LedgerError(f"{shown(path)}: no ledger: it holds no line")
    for number, line in enumerate(whole, 1):
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise LedgerError(f"{shown(path)} line {number}: not JSON: {shown(str(error)) or 'too deep'}") from error
        if not isinstance(data, dict):
            raise LedgerError(f"{shown(path)} line {number}: not an object")
        yield number, data


def _check_head(data: dict[str, Any], where: str) -> None:
    if data.get("kind") != KIND:
        raise LedgerError(f'{where}: no ledger: it does not say "kind": "{KIND}"')
    if data.get("version") != VERSION:
        raise LedgerError(f"{where}: a ledger of version {data.get('version')!r}; this mt-cleanup reads {VERSION}")
    for key in ("root", "from_here"):
        _wanted(isinstance(data.get(key), str), where, f"{key} must be a path")


def _record(data: dict[str, Any], where: str, line: int, roots: tuple[str, ...]) -> Record:
    path = data.get("path")
    proper = isinstance(path, str) and bool(path) and "\0" not in path
    _wanted(proper, where, "path must be a path")
    assert isinstance(path, str)
    parts = path.split("/")
    _wanted(
        not os.path.isabs(path) and ".." not in parts, where, f"path {shown(path)} leads out of the folder of the run"
    )
    for key in ("before", "after"):
        _wanted(_is_digest(data.get(key)), where, f"{key} must be a SHA-256 in hexadecimal")
    _wanted(data.get("mark") in _MARKS, where, "mark must be a byte order mark in hexadecimal, or empty")
    try:
        encoding = files.known_encoding(str(data.get("encoding")))
    except ConfigError as error:
        raise LedgerError(f"{where}: {error}") from error
    changes = data.get("changes")
    _wanted(isinstance(changes, list), where, "changes must be a list")
    assert isinstance(changes, list)
    accepted = []
    at = 0
    groups: dict[int, bool | None] = {}
    for number, change in enumerate(changes, 1):
        here = f"{where}, change {number}"
        _check_change(change, here, at)
        at = change["end"]
        decided = groups.setdefault(change["group"], change["accepted"])
        _wanted(decided is change["accepted"], here, f"of group {change['group']} all changes or none are accepted")
        if change["accepted"]:
            accepted.append(change)
    return Record(
        line=line,
        path=path,
        roots=roots,
        encoding=encoding,
        mark=bytes.fromhex(data["mark"]),
        before=data["before"],
        after=data["after"],
        accepted=tuple(Edit(change["start"], change["end"], change["after"]) for change in accepted),
        texts=tuple(change["before"] for change in accepted),
        whole=len(accepted) == len(changes),
        container=_container(data, where),
    )


def _container(data: dict[str, Any], where: str) -> Container | None:
    if "container" not in data:
        return None
    told = data["container"]
    proper = isinstance(told, dict) and isinstance(told.get("kept"), dict) and _is_digest(told.get("article"))
    _wanted(proper, where, "container must say what was kept, and the digest of its article")
    try:
        fmt = formats.named(str(data.get("format")))
    except FormatError as error:
        raise LedgerError(f"{where}: {error}") from error
    _wanted(fmt.unpack is not None, where, f"files of the format {fmt.name} are no containers")
    kept = {}
    for number, written in told["kept"].items():
        _wanted(number.isascii() and number.isdecimal(), where, "what was kept must be numbered")
        try:
            kept[int(number)] = b64decode(written, validate=True)
        except (ValueError, TypeError) as error:
            raise LedgerError(f"{where}: what was kept must be in Base64") from error
    return Container(fmt, kept, told["article"])


def _check_change(change: Any, where: str, at: int) -> None:
    _wanted(isinstance(change, dict), where, "not an object")
    for key, kind in (("start", int), ("end", int), ("group", int), ("before", str), ("after", str)):
        value = change.get(key)
        proper = isinstance(value, kind) and not isinstance(value, bool)
        _wanted(proper, where, f"{key} must be {'a whole number' if kind is int else 'a text'}, not {value!r}")
    _wanted(change.get("accepted", 0) in (True, False, None), where, "accepted must be true, false or null")
    change.setdefault("accepted", None)
    start, end = change["start"], change["end"]
    _wanted(start >= at, where, f"begins at {start}, before the end ({at}) of the change before it")
    _wanted(end - start == len(change["before"]), where, f"from {start} to {end} there is no room for its text before")


def _wanted(holds: bool, where: str, said: str) -> None:
    if not holds:
        raise LedgerError(f"{where}: {said}")


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and all(char in "0123456789abcdef" for char in value)
