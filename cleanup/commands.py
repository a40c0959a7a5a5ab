"""What the commands do: settings together, articles through, report out, exit status back."""

import contextlib
import os
import re
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import click

from cleanup import files, formats, piped, reports, scope, walk
from cleanup.config import ConfigFinder
from cleanup.console import Console, our_fault
from cleanup.diff import base, unified
from cleanup.errors import CleanupError, FileError, FormatError
from cleanup.excerpt import plain
from cleanup.files import shown
from cleanup.jobs import clean_in
from cleanup.progress import followed
from cleanup.report import Counts, Entry, Failure, View, artifacts, count, notes
from cleanup.run import Cleaners, Task, clean_bytes, records_from
from cleanup.settings import Settings

#: Exit statuses: done, something found (or changed, where asked), the job could not be done.
DONE, FOUND, FAILED = 0, 1, 2
#: What a log of GitHub would obey at the beginning of a line.
_LOG_COMMAND = re.compile(r"^(\s+):(?=:[A-Za-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of ``check``, ``fix`` and ``baseline``, as given on the command line."""

    command: str
    paths: Sequence[str]
    language: str | None = None
    source_language: str | None = None
    unsafe: bool | None = None
    scope: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    strict: bool = False
    exit_zero: bool = False
    statistics: bool = False
    output_format: str | None = None
    force_exclude: bool = False
    stdin_filename: str | None = None
    format: str | None = None
    lines: bool = False
    encoding: str | None = None
    glossary: str | None = None
    field: Sequence[str] = ()
    config: str | None = None
    jobs: int = 0
    color: str = "auto"
    baseline: str | None = None
    changed_since: str | None = None
    record: str | None = None
    resume: str | None = None
    diff: bool = False
    exit_non_zero_on_fix: bool = False

    @property
    def writes(self) -> bool:
        """Is anything changed, or is this only to be looked at?"""
        return self.command == "fix" and not self.diff

    @property
    def reads_stdin(self) -> bool:
        """Does the article come on standard input?"""
        return "-" in self.paths


def run(options: Options) -> int:
    """Check, fix or diff; return the exit status. Raises a CleanupError if nothing can be done at all."""
    if options.diff and (options.output_format or options.statistics):
        raise click.UsageError("--diff shows a diff and no report: leave out --output-format and --statistics")
    if options.reads_stdin and len(options.paths) > 1:
        raise click.UsageError("- (standard input) stands alone, without other paths")
    if options.reads_stdin and options.changed_since is not None:
        raise click.UsageError("--changed-since needs files: standard input has no revision")
    if options.reads_stdin and options.record is not None:
        raise click.UsageError("--record needs files: standard input cannot be taken back")
    if options.resume is not None and (options.reads_stdin or options.diff):
        raise click.UsageError("--resume needs files that are written: leave out - and --diff")
    settings = told(options)
    configs = ConfigFinder(options.config)
    console = Console(options.color, to_stderr=options.writes and options.reads_stdin)
    with contextlib.ExitStack() as stack:
        stale = finished = 0
        if options.reads_stdin:
            entries = _standard_input(options, settings, configs, console)
        else:
            cleaned, stale, finished = _cleaned(options, settings, configs, console)
            entries = stack.enter_context(contextlib.closing(cleaned))
        tally = _Tally(stale, tells_notes=options.diff or options.output_format == "concise")
        watched = tally.watched(entries, console)
        if options.diff:
            names = (options.stdin_filename or "-",) if options.reads_stdin else options.paths
            _print_diffs(watched, base(names), console)
        else:
            _print_report(watched, options, console, finished)
        return tally.status(options)


def _cleaned(
    options: Options, settings: Settings, configs: ConfigFinder, console: Console
) -> tuple[Generator[Entry | Failure], int, int]:
    """Clean the files; return what is said of them, how many a baseline knows that are gone, how many were finished."""
    revision = scope.revision(options)
    targets = list(scope.targets(options, configs, revision, fields=settings.fields is not None))
    found = {target.config.file: target.config for target in targets if isinstance(target, walk.Target)}
    restriction = scope.restriction(options, found.values(), revision)
    resume = scope.resume(options, settings)
    if resume is not None:
        targets = resume.left(targets)
        if resume.skipped:
            console.note(f"{len(resume.skipped):,} files were finished before")
    recorder = scope.recorder(options, targets)
    task = Task(told=settings, write=options.writes, whole=options.diff, restriction=restriction, recorder=recorder)
    clean = partial(clean_in, options.jobs, targets, task)
    if resume is not None:
        clean = partial(resume.followed, targets, clean)
    said = followed(console, targets, clean)
    return said, scope.tell_gone(restriction, console), 0 if resume is None else len(resume.skipped)


class _Tally:
    """Counts what goes by, for the exit status, and tells failures as they come; and notes, if no report tells them."""

    def __init__(self, stale: int, *, tells_notes: bool) -> None:
        self._tells_notes = tells_notes
        self._counts = Counts(stale=stale)
        self._failed = False

    def watched(self, entries: Iterable[Entry | Failure], console: Console) -> Iterator[Entry | Failure]:
        for entry in entries:
            if isinstance(entry, Failure):
                self._failed = True
                console.error(f"{shown(entry.name)}: {entry.message}")
            else:
                found = artifacts(entry.result)
                if found or entry.stale or entry.result.unused_suppressions:
                    self._counts += count(entry.result, found, known=entry.known, stale=entry.stale)
                for note in notes(entry.result) if self._tells_notes else ():
                    console.note(f"{shown(entry.name)}: {plain(note)}")
            yield entry

    def status(self, options: Options) -> int:
        counts = self._counts
        if self._failed:
            return FAILED
        if options.exit_zero:
            return DONE
        if options.strict and (counts.unsafe or counts.left or counts.unused or counts.stale):
            return FOUND
        if options.command == "check":
            return FOUND if counts.fixes or counts.unsafe else DONE
        return FOUND if counts.fixes and (options.diff or options.exit_non_zero_on_fix) else DONE


def told(options: Options) -> Settings:
    """What the command line sets; a wrong name is an error before anything is read."""
    fmt = options.format
    if options.lines:
        if fmt not in (None, "lines"):
            raise click.UsageError(f"--lines is short for --format lines: leave out one of --lines and --format {fmt}")
        fmt = "lines"
    if fmt is not None:
        formats.named(fmt)
    if options.encoding is not None:
        files.known_encoding(options.encoding)
    return Settings(
        select=names_of(options.select),
        ignore=names_of(options.ignore),
        language=options.language,
        source_language=options.source_language,
        unsafe=options.unsafe,
        scope=options.scope,
        format=fmt,
        encoding=options.encoding,
        glossary=options.glossary,
        fields=names_of(options.field),
    )


def names_of(given: Sequence[str]) -> tuple[str, ...] | None:
    """``--select a,b --select c`` are three names."""
    return tuple(name.strip() for names in given for name in names.split(",") if name.strip()) or None


def _standard_input(
    options: Options, told: Settings, configs: ConfigFinder, console: Console
) -> Iterator[Entry | Failure]:
    """Clean standard input; whatever happens once it is read, it is written: as it came where it cannot be cleaned."""
    name = options.stdin_filename
    config = configs.of(os.path.dirname(os.path.abspath(name or "-")))
    settings = (config.settings_for(name) if name else config.settings).under(told)
    restriction = scope.restriction(options, (config,), None)
    cleaners = Cleaners()
    cleaner = cleaners.of(settings, config.rule_folders)
    left_out = bool(name and options.force_exclude and config.excludes(name))
    whole = left_out or options.diff or restriction is not None
    if not whole and (fmt := records_from(sys.stdin.buffer, name or "-", settings, config)):
        yield from piped.clean(name or "-", fmt, cleaner, console, writes=options.writes)
        return
    raw = files.read_stdin()
    cleaned = raw
    said: Sequence[Entry | Failure] = ()
    try:
        if not left_out:
            article, entry, failures = clean_bytes(raw, name or "-", settings, config, cleaner)
            if restriction is not None:
                sibling = partial(cleaners.sibling, settings, config.rule_folders)
                entry = restriction.of(entry, config, cleaner, sibling)
            said = (entry, *failures)
            cleaned = article.encode(entry.result.text)
    except (FileError, FormatError) as error:
        said = (Failure(name=name or "-", message=str(error).removeprefix(f"{shown(name or '-')}: ")),)
    except (CleanupError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # what a parser that is not Python panics with is no Exception
        said = (Failure(name=name or "-", message=f"left as it is: {our_fault(error)}"),)
    finally:
        if options.writes:
            console.write_bytes(cleaned)
            console.copy(sys.stdin.buffer)  # what was too much to be read at once
    yield from said


def _print_report(entries: Iterable[Entry | Failure], options: Options, console: Console, finished: int) -> None:
    write = reports.named(options.output_format or "text")
    if options.output_format in ("json", "jsonl"):
        console.utf8()
    view = View(
        command=options.command, width=console.width, color=console.color, statistics=options.statistics,
        since=options.changed_since, finished=finished,
    )  # fmt: skip
    for text in write(entries, view):
        console.write(text)
        if not console.open and not options.writes:
            break  # nobody reads on; but what is to be fixed is fixed


def _print_diffs(entries: Iterable[Entry | Failure], folder: str, console: Console) -> None:
    for entry in entries:
        if isinstance(entry, Entry):
            for line in unified(entry, folder):
                _print_diff_line(line, entry, console)


def _print_diff_line(line: str, entry: Entry, console: Console) -> None:
    """Print for eyes without what a terminal would obey; else byte for byte, so that it can be applied."""
    if console.is_terminal:
        console.write(_painted(plain(line.rstrip("\r\n")), console) + "\n")
        return
    if os.environ.get("GITHUB_ACTIONS"):
        line = _LOG_COMMAND.sub(r"\1: ", line)
    encoding = "utf-8" if entry.encoding.startswith(("utf-16", "utf-32")) else entry.encoding
    console.write_bytes(line.encode(encoding, "surrogateescape"))


def _painted(line: str, console: Console) -> str:
    if not console.color:
        return line
    colors: dict[str, dict[str, Any]] = {"-": {"fg": "red"}, "+": {"fg": "green"}, "@": {"fg": "cyan"}}
    bold = line.startswith(("--- ", "+++ "))
    return click.style(line, bold=True) if bold else click.style(line, **colors.get(line[:1], {}))
