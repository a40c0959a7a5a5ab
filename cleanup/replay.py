"""What the commands ``revert`` and ``apply`` do: take the changes of a ledger back, or make them, file by file.

First everything is tried, then everything is written: a ledger that does not agree with itself or with a file whose
digest is the right one changes nothing.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cleanup import files, ledger
from cleanup.console import Console
from cleanup.errors import FileError, FormatError, LedgerError
from cleanup.files import shown
from cleanup.formats import packed
from cleanup.ledger import Container, Record, digest
from cleanup.text import Edit, apply

DONE, FAILED = 0, 2
SINCE = "was changed since; left as it is"
BETWEEN = "the later run is taken back, but before it the file was changed by someone else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of a file: its ``old`` bytes, its ``new`` ones, how many changes that is.

    ``new`` is None if nothing is to be done; ``refused`` says what could not be.
    """

    path: str
    old: bytes = b""
    new: bytes | None = None
    changes: int = 0
    refused: str | None = None


#: Says what becomes of a file, of what the ledger says of it, its path and its bytes.
Work = Callable[[Sequence[Record], str, bytes], Outcome]


def revert(path: str, root: str | None, *, dry: bool = False) -> int:
    """Take the changes of a ledger back, the last first; return the exit status."""
    return _run(path, root, _reverted, "taken back", "as it was before", dry=dry)


def apply_accepted(path: str, root: str | None, *, dry: bool = False) -> int:
    """Make the accepted changes of a ledger; return the exit status."""
    return _run(path, root, _applied, "applied", "changed already, or nothing of it is accepted", dry=dry)


def _run(path: str, root: str | None, work: Work, done: str, idle: str, *, dry: bool) -> int:
    console = Console()
    chains: dict[str, list[Record]] = {}
    for record in ledger.load(path):
        chains.setdefault(record.path, []).append(record)
    for records in chains.values():
        _outcome(records, root, work)  # an error of the ledger shows before anything is written
    changed = refused = same = changes = 0
    for name, records in chains.items():
        outcome = _outcome(records, root, work)
        if outcome.new is not None and not dry:
            try:
                files.replace(outcome.path, outcome.old, outcome.new)
            except FileError as error:
                said = str(error).removeprefix(f"{shown(outcome.path)}: ")
                outcome = Outcome(path=outcome.path, refused=said)
        if outcome.new is not None:
            changed += 1
            changes += outcome.changes
            console.write(
                f"{shown(outcome.path)}: {_number(outcome.changes, 'change')} {'to be ' if dry else ''}{done}\n"
            )
        elif outcome.refused is None:
            same += 1
        if outcome.refused is not None:
            refused += 1
            console.error(f"{shown(outcome.path or name)}: {outcome.refused}")
    said = f"{_number(changes, 'change')} in {_number(changed, 'file')} {'to be ' if dry else ''}{done}"
    said += f", {same:,} {idle}" if same else ""
    console.write(f"{shown(path)}: {said}{f', {refused:,} refused' if refused else ''}\n")
    return FAILED if refused else DONE


def _outcome(records: Sequence[Record], root: str | None, work: Work) -> Outcome:
    """What becomes of a file: of those it may be, the first that the ledger knows."""
    first: Outcome | None = None
    for folder in dict.fromkeys((root,) if root is not None else (root for record in records for root in record.roots)):
        path = os.path.join(folder, *records[0].path.split("/"))
        near = os.path.relpath(path)
        path = path if near.startswith("..") else near
        if not os.path.lexists(path):
            continue
        if not _inside(path, folder):
            outcome = Outcome(path=path, refused="a link leads out of the folder of the run; left as it is")
        else:
            try:
                outcome = work(records, path, files.read_bytes(path))
            except FileError as error:
                outcome = Outcome(path=path, refused=str(error).removeprefix(f"{shown(path)}: "))
        if outcome.refused != SINCE:
            return outcome
        first = first or outcome
    return first or Outcome(path=records[0].path, refused="no such file any more")


def _inside(path: str, folder: str) -> bool:
    root = os.path.realpath(folder)
    return os.path.commonpath((root, os.path.realpath(path))) == root


def _reverted(records: Sequence[Record], path: str, raw: bytes) -> Outcome:
    made = [record for record in records if record.accepted]
    now, changes = raw, 0
    left: list[Record] = []
    for record in reversed(made):
        before = _undone(record, now)
        if before is not None:
            now, changes, left = before, changes + len(record.accepted), []
        else:
            left.append(record)
    start = digest(now)
    # a run that was told but never made, or taken back already, left the file as it found it
    known = not left or any(record.before == start for record in left)
    refused = None if known else BETWEEN if changes else SINCE
    return _of(path, raw, now, changes, refused)


def _applied(records: Sequence[Record], path: str, raw: bytes) -> Outcome:
    wanted = [record for record in records if record.accepted]
    now, changes = raw, 0
    here = digest(raw)
    first = max((i for i, record in enumerate(wanted) if record.before == here), default=None)
    if first is None:
        known = not wanted or any(_undone(record, raw) is not None for record in wanted)
        return Outcome(path=path, refused=None if known else SINCE)
    for record in wanted[first:]:
        if record.before == digest(now):
            now, changes = _done(record, now, path), changes + len(record.accepted)
    return _of(path, raw, now, changes, None)


def _of(path: str, raw: bytes, now: bytes, changes: int, refused: str | None) -> Outcome:
    return Outcome(path=path, old=raw, new=now if changes else None, changes=changes, refused=refused)


def _done(record: Record, raw: bytes, path: str) -> bytes:
    """Return a file with the accepted changes made; raise LedgerError if the ledger was edited so that it cannot be."""
    where = f"line {record.line} of the ledger ({shown(path)})"
    text = _text(record, raw)
    kind = record.encoding if record.container is None else record.container.format.title
    if text is None:
        mark = " with that mark" if record.container is None else ""
        raise LedgerError(f"{where}: the file is not {kind}{mark}; nothing was written")
    for edit, before in zip(record.accepted, record.texts, strict=True):
        found = text[edit.start : edit.end]
        if found != before:
            raise LedgerError(f"{where}: at {edit.start} stands {found!r}, not {before!r}; nothing was written")
    changed = apply(record.accepted, text)
    if record.container is None:
        new = _bytes(record, changed)
        is_right = new is not None and digest(new) == record.after
    else:
        new = _packed(record.container, raw, changed)
        is_right = new is not None and digest(changed.encode()) == record.container.article
    if new is None:
        raise LedgerError(f"{where}: {kind} cannot hold what it would write; nothing was written")
    if record.whole and not is_right:
        raise LedgerError(f"{where}: its changes do not give the file that it tells of; nothing was written")
    return new


def _undone(record: Record, raw: bytes) -> bytes | None:
    """Return a file as it was before the accepted changes; None if it is not the one that they gave."""
    if record.container is not None:
        return _unpacked(record, record.container, raw)
    if record.whole and digest(raw) != record.after:
        return None
    text = _text(record, raw)
    if text is None:
        return None
    edits, shift = [], 0
    for edit, before in zip(record.accepted, record.texts, strict=True):
        start = edit.start + shift
        if text[start : start + len(edit.new)] != edit.new:
            return None
        edits.append(Edit(start, start + len(edit.new), before))
        shift += len(edit.new) - len(before)
    old = _bytes(record, apply(edits, text))
    return old if old is not None and digest(old) == record.before else None


def _unpacked(record: Record, container: Container, raw: bytes) -> bytes | None:
    """Return a container as it was: what was kept of it in its place, if what it holds is what the changes gave."""
    try:
        old = packed.restored(raw, container.kept)
    except FormatError:
        return None
    text = _text(record, old) if digest(old) == record.before else None
    return old if text is not None and _text(record, raw) == apply(record.accepted, text) else None


def _packed(container: Container, raw: bytes, text: str) -> bytes | None:
    assert container.format.pack is not None
    try:
        return container.format.pack(raw, text)
    except (FormatError, UnicodeError):
        return None


def _text(record: Record, raw: bytes) -> str | None:
    if record.container is not None:
        assert record.container.format.unpack is not None
        try:
            return record.container.format.unpack(raw)
        except FormatError:
            return None
    if not raw.startswith(record.mark):
        return None
    try:
        text = raw[len(record.mark) :].decode(record.encoding)
    except UnicodeError:
        return None
    return text if _bytes(record, text) == raw else None


def _bytes(record: Record, text: str) -> bytes | None:
    try:
        return record.mark + text.encode(record.encoding)
    except UnicodeError:
        return None


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
