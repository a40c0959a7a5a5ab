"""The progress of a long run: which files are finished, so that a run that was interrupted goes on where it was.

A file of progress is JSON Lines: a head with the settings of the run, then a line for each file once it is finished,
with its size and time. A file that has another size or time now, or other settings in its configuration, is not
finished. A run that is killed between a file and its line does that file again, which changes nothing: what is cleaned
is cleaned.
"""

import json
import os
import weakref
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from hashlib import sha256
from typing import Any, BinaryIO

from cleanup import __version__, files
from cleanup.errors import FileError, LedgerError
from cleanup.files import shown
from cleanup.plaindata import dumped
from cleanup.report import Entry, Failure
from cleanup.run import Finished
from cleanup.settings import Config, Settings
from cleanup.walk import Target

KIND = "mt-cleanup progress"
VERSION = 1
_BEGIN = f'{{"kind": "{KIND}"'.encode()
#: Messages that are kept of the records of one file that were left as they are.
_SAID = 3
#: Of temporary files of ours, see `cleanup.files`.
_TEMPORARY = (".mt-cleanup-", ".tmp")


Said = Generator[Entry | Failure]


class Resume:
    """Knows which files are finished, and writes down each that gets finished; a context manager."""

    def __init__(self, path: str, settings: Mapping[str, Any], told: Settings) -> None:
        """Open the file, or begin it. Raises LedgerError if another run uses it, or made it with other settings.

        ``settings`` are those of the command line as they are compared, ``told`` as they hold.
        """
        self._name = shown(path)
        self._folder = os.path.dirname(os.path.realpath(path))
        self._real = os.path.realpath(path)
        self._told = told
        self._digests: dict[tuple[Settings, tuple[str, ...], str | None], str] = {}
        self._begun: dict[str, tuple[int, int]] = {}
        self._finished: dict[str, dict[str, Any]] = {}
        #: What `left` has left out.
        self.skipped: list[Target] = []
        head = {"kind": KIND, "version": VERSION, "tool": f"mt-cleanup {__version__}", "settings": dict(settings)}
        try:
            self._file: BinaryIO = open(path, "a+b", buffering=0)  # noqa: SIM115
        except OSError as error:
            raise LedgerError(f"{self._name}: cannot be written: {files.reason(error)}") from error
        try:
            if not files.hold(self._file.fileno()):
                raise LedgerError(f"{self._name}: another run is writing it: wait for its end, or name another file")
            if hasattr(os, "register_at_fork"):
                held = weakref.ref(self._file)  # who works for this run does not hold it
                os.register_at_fork(after_in_child=lambda: None if (file := held()) is None else file.close())
            self.resumes = self._load(json.loads(json.dumps(head)))
            if not self.resumes:
                self._add(head)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "Resume":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def left(self, targets: Iterable[Target | FileError]) -> list[Target | FileError]:
        """Return what is not finished; what runs that were killed have left lying beside it is removed."""
        left: list[Target | FileError] = []
        folders = set()
        for target in targets:
            if isinstance(target, Target):
                real = os.path.realpath(target.path)
                if real == self._real:
                    continue
                folders.add(os.path.dirname(real))
                if self._is_finished(target):
                    self.skipped.append(target)
                    continue
            left.append(target)
        for folder in folders if self.resumes else ():
            _sweep(folder)
        return left

    def _failures(self) -> Iterator[Failure]:
        """Yield what was said of records that were left as they are in files that were finished before."""
        for target in self.skipped:
            line = self._finished.get(self._key(target), {})
            said, count = line.get("failures", ()), line.get("failed", 0)
            for message in said:
                yield Failure(name=target.path, message=message, of_record=True)
            if count > len(said):
                yield Failure(name=target.path, message=f"and {count - len(said)} more records", of_record=True)

    def followed(
        self, targets: Iterable[Target | FileError], clean: Callable[[Finished], Said], finished: Finished
    ) -> Said:
        """Yield what ``clean`` says of the targets, and write down each that is finished: ``finished`` is told, too.

        What an earlier run said of records that were left as they are comes first.
        """
        for target in targets:
            if isinstance(target, Target):
                self._begin(target)
        yield from self._failures()
        failures: list[str] = []
        written = left_over = False

        def end(target: Target | FileError) -> None:
            nonlocal written, left_over
            if isinstance(target, Target) and not left_over:
                self._finish(target, failures, written=written)
            failures.clear()
            written = left_over = False
            finished(target)

        with self, closing(clean(end)) as said:
            for item in said:
                if isinstance(item, Failure):
                    left_over = left_over or not item.of_record
                    failures.append(item.message)
                else:
                    written = written or item.written
                yield item

    def _begin(self, target: Target) -> None:
        """Note how a file stands before it is cleaned."""
        with suppress(OSError):
            self._begun[self._key(target)] = _stamp(target.path)

    def _finish(self, target: Target, failures: Iterable[str], *, written: bool) -> None:
        """Write down that a file is finished, unless somebody has changed it meanwhile."""
        key = self._key(target)
        before = self._begun.pop(key, None)
        try:
            size, time = _stamp(target.path)
        except OSError:
            return
        if not written and before != (size, time):
            return
        said = list(failures)
        line: dict[str, Any] = {
            "path": key,
            "size": size,
            "mtime_ns": time,
            "settings": self._settings(target.config, target.path),
        }
        if said:
            line |= {"failed": len(said), "failures": said[:_SAID]}
        self._add(line)

    def _is_finished(self, target: Target) -> bool:
        line = self._finished.get(self._key(target))
        if line is None:
            return False
        try:
            stamp = _stamp(target.path)
        except OSError:
            return False
        settings = self._settings(target.config, target.path)
        return stamp == (line.get("size"), line.get("mtime_ns")) and settings == line.get("settings")

    def _key(self, target: Target) -> str:
        return os.path.relpath(os.path.realpath(target.path), self._folder).replace(os.sep, "/")

    def _settings(self, config: Config, path: str) -> str:
        """A digest of all that holds for a file, and of the files that it names."""
        settings = config.settings_for(path).under(self._told)
        key = settings, config.rule_folders, config.baseline
        if key not in self._digests:
            named = [name for name in (settings.glossary, config.baseline) if name is not None]
            named += [
                os.path.join(at, name) for top in config.rule_folders for at, _, some in os.walk(top) for name in some
            ]
            content = sha256(repr(key).encode("utf-8", "surrogateescape"))
            for name in sorted(named):
                with suppress(OSError), open(name, "rb") as file:
                    content.update(file.read())
            self._digests[key] = content.hexdigest()[:16]
        return self._digests[key]

    def _load(self, head: dict[str, Any]) -> bool:
        """Read the lines that are whole, and drop a torn one; is there a head? Then it must be ``head``."""
        self._file.seek(0)
        raw = self._file.read()
        *lines, torn = raw.split(b"\n")
        if not lines and not (_BEGIN.startswith(torn) or torn.startswith(_BEGIN)):
            raise LedgerError(f"{self._name}: no file of progress: name another file with --resume")
        if torn:
            self._file.truncate(len(raw) - len(torn))
        for number, line in enumerate(lines, 1):
            try:
                data = json.loads(line)
            except (ValueError, RecursionError):
                data = None
            if not isinstance(data, dict) or (number == 1 and data.get("kind") != KIND):
                raise LedgerError(f"{self._name} line {number}: no file of progress: name another file with --resume")
            if number == 1:
                self._compare(data, head)
            elif isinstance(data.get("path"), str):
                self._finished[data["path"]] = data
        return bool(lines)

    def _compare(self, found: dict[str, Any], head: dict[str, Any]) -> None:
        """Raise LedgerError if the run that began the file was another one."""
        to_do = "to begin anew remove it, or name another file with --resume"
        for key, what in (("version", "progress of version"), ("tool", "begun by")):
            if found.get(key) != head[key]:
                raise LedgerError(f"{self._name}: {what} {found.get(key)}, and this is {head[key]}: {to_do}")
        old, new = found.get("settings"), head["settings"]
        if old != new:
            old = old if isinstance(old, dict) else {}
            names = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
            said = ", ".join(f"{name} was {old.get(name)!r} and is {new.get(name)!r}" for name in names)
            raise LedgerError(f"{self._name}: begun by another command ({shown(said)}): give the same options; {to_do}")

    def _add(self, line: dict[str, Any]) -> None:
        """Append a line, in one go: it is there as a whole, or torn at the end."""
        try:
            self._file.write(dumped(line).encode() + b"\n")
        except OSError as error:
            raise LedgerError(f"{self._name}: cannot be written: {files.reason(error)}") from error


def _stamp(path: str) -> tuple[int, int]:
    info = os.stat(path)
    return info.st_size, info.st_mtime_ns


def _sweep(folder: str) -> None:
    """Remove temporary files that nobody is writing."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_TEMPORARY[0]) and entry.name.endswith(_TEMPORARY[1]):
                with suppress(OSError), open(entry.path, "r+b") as file:
                    if files.hold(file.fileno()):
                        os.unlink(entry.path)
