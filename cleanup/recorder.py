"""Writes the ledger of changes, one run at a time: each file before it is replaced, and again once it has been."""

import os
from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from cleanup import __version__, files
from cleanup.errors import FileError, LedgerError
from cleanup.files import Article, shown
from cleanup.formats import packed
from cleanup.ledger import KIND, VERSION, digest, lines, load
from cleanup.plaindata import dumped
from cleanup.report import Entry


class Recorder:
    """Adds one run to a ledger."""

    def __init__(self, path: str, command: str, targets: Iterable[str], *, accepted: bool) -> None:
        """Begin; with ``accepted`` the changes are made, else only proposed. Raises LedgerError if it cannot be.

        ``targets`` are the files of the run: paths in the ledger are relative to the folder that holds them all.
        """
        self._path = path
        self._accepted = accepted or None
        self._root = _root([os.path.realpath(target) for target in targets])
        _drop_torn_line(path)
        folder = os.path.dirname(os.path.realpath(path))
        head = {
            "kind": KIND,
            "version": VERSION,
            "tool": f"mt-cleanup {__version__}",
            "command": command,
            "root": self._root,
            "from_here": os.path.relpath(self._root, folder),
        }
        self._add(head)

    def plan(self, article: Article, entry: Entry) -> None:
        """Write down the changes of a file before they are made; raise FileError or FormatError if they cannot be."""
        if article.pack is None and article.mark + article.text.encode(article.encoding) != article.raw:
            raise FileError(
                f"{shown(article.name)}: what is changed in a file of this kind cannot be recorded; left as it is"
            )
        result = entry.result
        after = article.encode(result.text)
        self._add(
            {
                "path": self._name(article.name),
                "format": entry.format,
                "encoding": article.encoding,
                "mark": article.mark.hex(),
                "before": digest(article.raw),
                "after": digest(after),
                **({} if article.pack is None else {"container": _container(article, result.text, after)}),
                "changes": [
                    {
                        "start": change.start,
                        "end": change.end,
                        "before": change.before,
                        "after": change.after,
                        "group": change.group,
                        "accepted": self._accepted,
                        "rule": change.rule,
                        "rules": list(change.rules),
                        "safety": str(change.safety),
                        "message": change.message,
                        "evidence": list(change.evidence),
                    }
                    for change in result.changes
                ],
            }
        )

    def written(self, article: Article) -> None:
        """Write down that a file has been replaced."""
        self._add({"path": self._name(article.name), "written": True})

    def _name(self, path: str) -> str:
        return os.path.relpath(os.path.realpath(path), self._root).replace(os.sep, "/")

    def _add(self, line: dict[str, Any]) -> None:
        """Append a line, and wait until the disk has it."""
        try:
            with open(self._path, "ab", buffering=0) as file:
                file.write(dumped(line).encode() + b"\n")
                os.fsync(file.fileno())
        except OSError as error:
            raise LedgerError(f"{shown(self._path)}: the ledger cannot be written: {files.reason(error)}") from error


def _container(article: Article, text: str, after: bytes) -> dict[str, Any]:
    """What is needed to take changes of a container back: packing the old text anew would not give its bytes."""
    kept = {str(number): b64encode(old).decode() for number, old in packed.kept(article.raw, after).items()}
    return {"article": digest(text.encode()), "kept": kept}


def _drop_torn_line(path: str) -> None:
    """Prepare a ledger that is there to be added to; raise LedgerError if the file is something else."""
    if not os.path.lexists(path):
        return
    try:
        raw = files.read_bytes(path)
        if not raw:
            return
        load(path)
        if raw.endswith(b"\n"):
            return
        with open(path, "r+b") as file:
            whole = len(list(lines(path))) > raw.count(b"\n")
            file.truncate(len(raw) if whole else raw.rfind(b"\n") + 1)
            file.seek(0, os.SEEK_END)
            file.write(b"\n" if whole else b"")
    except OSError as error:
        raise LedgerError(f"{shown(path)}: the ledger cannot be written: {files.reason(error)}") from error
    except (FileError, LedgerError) as error:
        raise LedgerError(f"{error}; nothing was done: record into another file") from error


def _root(places: list[str]) -> str:
    """The working folder if it holds all files, else the innermost that does."""
    here = os.path.realpath(os.getcwd())
    if all(os.path.commonpath((here, place)) == here for place in places):
        return here
    return os.path.commonpath([os.path.dirname(place) for place in places])
