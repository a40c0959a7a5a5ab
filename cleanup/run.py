"""One run over many articles: read, clean, write; what goes wrong with one never stops the others."""

import logging
import os
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, BinaryIO

from cleanup import files, formats
from cleanup.cleaner import Cleaner
from cleanup.compression import HEAD, split
from cleanup.console import our_fault
from cleanup.errors import ConfigError, FileError, FormatError, LedgerError, RuleError
from cleanup.files import Article, shown
from cleanup.formats import Format
from cleanup.glossary import Glossary
from cleanup.records import clean_all, cleaned
from cleanup.report import Entry, Failure
from cleanup.settings import Config, Settings
from cleanup.streams import Rewriting, can_stream
from cleanup.walk import Target

if TYPE_CHECKING:
    from cleanup.recorder import Recorder
    from cleanup.restriction import Restriction

_LOG = logging.getLogger("cleanup")
#: Is told of each file, or path that leads nowhere, that is done with.
Finished = Callable[[Target | FileError], None]
#: Files that are written anew while they are read are not under a restriction, and not in a ledger.
_NOT_RESTRICTED = (
    "files of this format go through a batch at a time: no baseline, --changed-since or --record for them; "
    "to be able to go back, keep a copy of the file and fix it in a run of its own"
)
#: What looks like the extension of a file type, not like the end of a title.
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}$")


class Cleaners:
    """Keeps one Cleaner for each distinct choice of settings."""

    def __init__(self) -> None:
        self._made: dict[tuple[Settings, tuple[str, ...]], Cleaner] = {}
        self._glossaries: dict[str, Glossary] = {}

    def of(self, settings: Settings, rule_folders: tuple[str, ...]) -> Cleaner:
        """Return the cleaner for these settings; raise ConfigError or RuleError if there can be none."""
        key = replace(settings, format=None, encoding=None), rule_folders
        if key not in self._made:
            self._made[key] = Cleaner(
                language=settings.language,
                source_language=settings.source_language,
                unsafe=bool(settings.unsafe),
                scope=settings.scope,
                select=settings.select or (),
                ignore=(*(settings.ignore or ()), *_silent(settings)),
                keep=settings.keep,
                glossary=None if settings.glossary is None else self._glossary(settings.glossary),
                packs=rule_folders,
                fields=settings.fields or (),
                require_reason=bool(settings.require_reason),
            )
        return self._made[key]

    def sibling(self, settings: Settings, rule_folders: tuple[str, ...]) -> Cleaner:
        """Return the cleaner for the same settings, but with the unsafe fixes where they go without, or without."""
        return self.of(replace(settings, unsafe=not settings.unsafe), rule_folders)

    def _glossary(self, path: str) -> Glossary:
        if path not in self._glossaries:
            self._glossaries[path] = Glossary.load(path)
        return self._glossaries[path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is done with each file: it is cleaned, and with ``write`` written back.

    ``told`` are the settings of the command line. A file of records has an entry for each record, and then goes through
    in little memory; with ``whole`` it has one, as it has under a ``restriction``, where only what counts is reported
    and written, and with a ``recorder``, which writes down what is changed, before it is.
    """

    told: Settings
    write: bool
    whole: bool = False
    restriction: "Restriction | None" = None
    recorder: "Recorder | None" = None

    @property
    def streams(self) -> bool:
        """Do files of records go through record by record?"""
        return not self.whole and self.restriction is None and self.recorder is None


def clean_files(
    targets: Iterable[Target | FileError], task: Task, cleaners: Cleaners, finished: Finished
) -> Generator[Entry | Failure]:
    """Clean each file, one after the other; ``finished`` is told of each when all is said of it.

    Raises ConfigError or RuleError if the settings make no sense: then nothing can be done at all.
    """
    for target in targets:
        if isinstance(target, FileError):
            yield failed(target)
        else:
            yield from clean_file(target, task, cleaners)
        finished(target)


def clean_file(target: Target, task: Task, cleaners: Cleaners) -> Iterator[Entry | Failure]:
    """Clean one file; what goes wrong with it is a Failure. Raises as `clean_files` does."""
    config, restriction, recorder = target.config, task.restriction, task.recorder
    settings = config.settings_for(target.path).under(task.told)
    cleaner = cleaners.of(settings, config.rule_folders)
    try:
        if (rewrite := _rewriting(target, settings)) is not None:
            if restriction is not None or recorder is not None:
                raise FileError(f"{shown(target.path)}: {_NOT_RESTRICTED}")
            yield from rewrite(target.path, cleaner, write=task.write, rescue=_our_fault)
            return
        if task.streams and (fmt := _records_in(target, settings)) is not None:
            yield from _clean_records(target.path, fmt, cleaner, write=task.write)
            return
        article = _article(files.read_bytes(target.path), target.path, settings)
        entry, failures = clean_article(article, settings, config, cleaner)
        if restriction is not None:
            sibling = partial(cleaners.sibling, settings, config.rule_folders)
            entry = restriction.of(entry, config, cleaner, sibling)
        if recorder is not None and entry.result.changes:
            recorder.plan(article, entry)
        if task.write and entry.result.changes:
            files.write(article, entry.result.text)
            entry = replace(entry, written=True)
            if recorder is not None:
                recorder.written(article)
    except (FileError, FormatError) as error:
        yield Failure(name=target.path, message=str(error).removeprefix(f"{shown(target.path)}: "))
    except (ConfigError, RuleError, LedgerError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # what a parser that is not Python panics with is no Exception
        _LOG.debug("on %s", target.path, exc_info=True)
        yield Failure(name=target.path, message=f"left as it is: {our_fault(error)}")
    else:
        yield entry
        yield from failures


def failed(error: FileError) -> Failure:
    """Return what is said of a path that leads nowhere."""
    name, _, message = str(error).partition(": ")
    return Failure(name=name, message=message)


def clean_bytes(
    raw: bytes, name: str, settings: Settings, config: Config, cleaner: Cleaner
) -> tuple[Article, Entry, Sequence[Failure]]:
    """Clean what came on standard input as if it were the file ``name``; raises as `files.decode` does."""
    article = _article(raw, name, settings)
    return article, *clean_article(article, settings, config, cleaner)


def clean_article(
    article: Article, settings: Settings, config: Config, cleaner: Cleaner
) -> tuple[Entry, Sequence[Failure]]:
    """Clean one article in the format that is told or that its name says; raise FormatError if neither is known.

    In a document of records those that are broken are failures of their own.
    """
    fmt = format_for(article.name, settings, config)
    failures: list[Failure] = []
    if fmt.records is None:
        result = cleaner.clean(article.text, fmt.name)
    else:
        result, broken = clean_all(cleaner.suited(fmt).clean_document, fmt.with_fields(cleaner.fields), article.text)
        failures = [_broken(article.name, line, said) for line, said in broken]
    return Entry(
        name=article.name, format=fmt.name, result=result, encoding=article.encoding, mark=article.mark
    ), failures


def clean_lines(
    name: str, fmt: Format, cleaner: Cleaner, lines: Iterable[str], write: Callable[[str], object] | None = None
) -> Iterator[Entry | Failure]:
    """Clean a document of records line by line; all of its text, cleaned, is given to ``write``, each at once."""
    clean = cleaner.suited(fmt).clean_document
    for record in cleaned(clean, fmt.with_fields(cleaner.fields), lines, _our_fault, write):
        result = record.result
        if record.failure is not None:
            yield (
                Failure(name=name, message=record.failure)
                if record.fatal
                else _broken(name, record.line, record.failure)
            )
        elif result is not None:
            written = write is not None and bool(result.changes)
            yield Entry(name=name, format=fmt.name, result=result, written=written, first_line=record.line)


def format_for(name: str, settings: Settings, config: Config) -> Format:
    """Return the format that is told or that a file name says; raise FormatError if neither is known."""
    fmt = formats.named(settings.format or _format_of(name, config))
    _, compression = split(name)
    if compression is not None and not fmt.compressible:
        extension = compression.extension
        raise FormatError(f"{fmt.title} is compressed in itself: unpack it from its {extension} file first")
    return fmt


def records_from(stream: BinaryIO, name: str, settings: Settings, config: Config) -> Format | None:
    """Return the format of a stream, at its beginning, that can be read record by record; None for any other."""
    try:
        fmt = format_for(name, settings, config)
    except FormatError:
        return None  # which is told when the article is cleaned
    head = stream.peek(4) if isinstance(stream, BufferedReader) else b""
    _, compression = split(name)
    if compression is not None and fmt.records is not None:
        try:
            head = compression.reading(BytesIO(head), name).peek(4)
        except FileError:
            head = b""  # too little of it to tell
    head = head[:4]
    return fmt if fmt.records is not None and can_stream(head, settings.encoding) else None


def goes_through(target: Target, task: Task) -> bool:
    """Does a file, by its name, go through in parts, so that its size does not count?"""
    settings = target.config.settings_for(target.path).under(task.told)
    try:
        fmt = format_for(target.path, settings, target.config)
    except FormatError:
        return True  # it is not even read
    return fmt.rewrite is not None or (task.streams and fmt.records is not None)


def _rewriting(target: Target, settings: Settings) -> Callable[..., Iterator[Entry | Failure]] | None:
    return format_for(target.path, settings, target.config).rewrite


def _records_in(target: Target, settings: Settings) -> Format | None:
    with files.opened(target.path) as file:
        return records_from(file, target.path, settings, target.config)


def _clean_records(path: str, fmt: Format, cleaner: Cleaner, *, write: bool) -> Iterator[Entry | Failure]:
    with Rewriting(path, writes=write) as file:
        changed = False
        for said in clean_lines(path, fmt, cleaner, file.lines(), file.write if write else None):
            changed = changed or (isinstance(said, Entry) and said.written)
            yield said
        if changed:
            file.finish()


def _broken(name: str, line: int, said: str) -> Failure:
    return Failure(name=name, message=f"line {line}: left as it is: {said}", of_record=True)


def _our_fault(error: BaseException) -> str:
    _LOG.debug("on a record", exc_info=True)
    return our_fault(error)


def _article(raw: bytes, name: str, settings: Settings) -> Article:
    """Make an article of bytes: unpacked if the format that is told, or else that the name says, is a container."""
    fmt = formats.named(settings.format) if settings.format else formats.for_extension(_extension(name))
    if fmt is not None and fmt.unpack is not None:
        return files.unpacked(raw, name, fmt.unpack, fmt.pack)
    declared = fmt.declared if fmt is not None and fmt.declared is not None else _nothing
    _, compression = split(name)
    if compression is None:
        return files.decode(raw, name, settings.encoding, declared(raw))
    content = compression.unpacked(raw, name, files.MAX_SIZE)
    article = files.decode(content, name, settings.encoding, declared(content))
    return replace(article, raw=raw, compress=partial(compression.packed, like=raw[:HEAD]))


def _nothing(_: bytes) -> None:
    return None


def _extension(path: str) -> str:
    """The extension that tells the format: of a compressed file the one before its last."""
    return os.path.splitext(split(path)[0])[1].lower()


def _format_of(path: str, config: Config) -> str:
    extension = _extension(path)
    if (fmt := formats.for_extension(extension)) is not None:
        return fmt.name
    if _EXTENSION.match(extension) and not config.includes(path):
        known = ", ".join(sorted(formats.by_extension()))
        raise FormatError(
            f"{shown(path)}: no format is known for {extension} files (known: {known}); "
            "if it is plain text, say so: --format txt"
        )
    return "txt"


def _silent(settings: Settings) -> Iterator[str]:
    """What ``allow`` silences; a rule that is selected by its id is silent with its pack."""
    for name in settings.allow:
        yield name
        yield from (chosen for chosen in settings.select or () if chosen.partition("/")[0] == name)
