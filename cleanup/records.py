"""Documents of records (JSON lines, rows): each is an article of its own, and one that is broken stays as it is."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from cleanup.errors import BrokenDocument, FormatError
from cleanup.formats import Document, Format, Records
from cleanup.formats.lines import end_of
from cleanup.formats.recorded import MAX_RECORD, grouped, lines
from cleanup.result import Change, Finding, Result

#: What stands for bytes that are no UTF-8.
_NO_TEXT = re.compile("[\udc80-\udcff]")
#: Lines that one note names at most.
_SAID = 3
Clean = Callable[[str, Format], Result]
Place = TypeVar("Place", Change, Finding)


class Record(NamedTuple):
    """One record, or what stands between two, with its line ends; ``line`` is its first, from 1.

    ``end`` is the line end of a segment, which its result does not hold.

    ``result`` is None where there is nothing to clean; ``failure`` says why it was left as it is. ``fatal``: nothing
    in this document can be cleaned.
    """

    text: str
    line: int
    result: Result | None = None
    failure: str | None = None
    fatal: bool = False
    end: str = ""

    @property
    def cleaned(self) -> str:
        """Its text, cleaned where it could be."""
        return self.text if self.result is None else self.result.text + self.end


def cleaned(
    clean: Clean, fmt: Format, article: Iterable[str], rescue: Callable[[BaseException], str] | None = None,
    write: Callable[[str], object] | None = None,
) -> Iterator[Record]:  # fmt: skip
    """Clean a document of records, given in lines (with their ends), record by record; all of its text comes back.

    ``clean`` is `Cleaner.clean_document`. ``write`` is given the text of each as soon as it is cleaned; it comes back
    later, for the notes on the document as a whole stand in the last of the results.
    What a record fails with that is no FormatError is raised, or told by ``rescue``.
    """
    assert fmt.records is not None
    reader = fmt.records()
    one = _One(reader)
    record_format = Format(name=fmt.name, title=fmt.title, extensions=(), read=one.read)
    last: Record | None = None
    waiting: list[Record] = []  # what stands behind the last record with a result
    fatal = False
    for text, line, part in grouped(reader, article):
        record = Record(text, line)
        if part == 1 and not fatal:
            record = record._replace(failure=f"longer than {MAX_RECORD // 1024 // 1024} MB, the most for one record")
        elif not part and not fatal:
            try:
                record = _cleaned(record, clean, record_format, one, bare=fmt.segments)
            except BrokenDocument as error:
                record = record._replace(line=line + error.line - 1, failure=error.said)
            except FormatError as error:
                fatal = True
                record = record._replace(failure=str(error), fatal=True)
            except (KeyboardInterrupt, SystemExit, GeneratorExit):
                raise
            except BaseException as error:  # what a parser that is not Python panics with is no Exception
                if rescue is None:
                    raise
                record = record._replace(failure=rescue(error))
        if write is not None:
            write(record.cleaned)
        if record.result is None and last is None:
            yield record
        elif record.result is None and len(waiting) < _SAID:
            waiting.append(record)
        else:
            yield from _all(last, waiting)
            waiting.clear()
            last = record if record.result is not None else None
            if last is None:
                yield record
    notes = () if fatal else reader.notes()
    if notes and last is not None and last.result is not None:
        last = last._replace(result=replace(last.result, notes=(*last.result.notes, *notes)))
    yield from _all(last, waiting)
    if notes and last is None:
        yield Record("", 1, _untouched("", notes))


def clean(clean_record: Clean, fmt: Format, text: str) -> Result:
    """Clean a whole document of records; raise FormatError if nothing in it can be cleaned."""
    result, failures = clean_all(clean_record, fmt, text)
    told = (f"line {line}: left as it is: {said}" for line, said in failures)
    return replace(result, notes=(*result.notes, *told))


def clean_all(clean_record: Clean, fmt: Format, text: str) -> tuple[Result, tuple[tuple[int, str], ...]]:
    """Clean a whole document of records; return one result, and (line, what is wrong) of those that are broken."""
    at = groups = 0
    parts: list[str] = []
    changes: list[Change] = []
    findings: list[Finding] = []
    unused: list[tuple[int, str]] = []
    failures: list[tuple[int, str]] = []
    languages: set[str] = set()
    sources: set[str | None] = set()
    notes: dict[str, list[int]] = {}
    for record in cleaned(clean_record, fmt, lines(text)):
        if record.failure is not None:
            if record.fatal:
                raise FormatError(record.failure)
            failures.append((record.line, record.failure))
        result = record.result
        parts.append(record.cleaned)
        if result is not None:
            moved = [_moved(change, at, groups) for change in result.changes]
            seen = [_moved(finding, at, groups) for finding in result.findings]
            numbers = [change.group for change in result.changes]
            numbers += [finding.group for finding in result.findings if finding.group is not None]
            groups += max(numbers, default=-1) + 1
            changes += moved
            findings += seen
            unused += ((offset + at, said) for offset, said in result.unused_suppressions)
            if record.text:
                languages.add(result.language)
                sources.add(result.source_language)
            for note in result.notes:
                notes.setdefault(note, []).append(record.line if record.text else 0)
        at += len(record.text)
    return Result(
        original=text,
        text="".join(parts),
        changes=tuple(changes),
        findings=tuple(findings),
        language=languages.pop() if len(languages) == 1 else "mul" if languages else "und",
        source_language=sources.pop() if len(sources) == 1 else None,
        notes=tuple(_with_lines(note, found, len(parts)) for note, found in notes.items()),
        unused_suppressions=tuple(unused),
    ), tuple(failures)


class _One:
    """Reads a record once more without the work: it is read before it is cleaned, and again by who cleans it."""

    def __init__(self, reader: Records) -> None:
        self._reader = reader
        self._text: str | None = None
        self._document: Document | None = None

    def first(self, text: str) -> Document | None:
        self._text, self._document = text, self._reader.read(text)
        return self._document

    def read(self, text: str) -> Document:
        document = self._document if text == self._text else self._reader.read(text)
        return Document(passages=()) if document is None else document


def _cleaned(record: Record, clean: Clean, fmt: Format, one: _One, *, bare: bool) -> Record:
    """Clean a record; ``bare``: without its line end."""
    text = record.text
    if not text.isascii() and (found := _NO_TEXT.search(text)) is not None:
        raise BrokenDocument(f"not UTF-8 (byte 0x{ord(found[0]) - 0xDC00:02X})", 1 + text.count("\n", 0, found.start()))
    if "\0" in text:
        raise BrokenDocument("it holds a NUL character", 1 + text.count("\n", 0, text.index("\0")))
    end = end_of(text) if bare else ""
    if end:
        text = text[: -len(end)]
    if one.first(text) is None:
        return record
    return Record(record.text, record.line, clean(text, fmt), end=end)


def _all(last: Record | None, waiting: Sequence[Record]) -> Iterator[Record]:
    if last is not None:
        yield last
    yield from waiting


def _moved(item: Place, by: int, groups: int) -> Place:
    group = None if item.group is None else item.group + groups
    return replace(item, start=item.start + by, end=item.end + by, group=group)


def _untouched(text: str, notes: tuple[str, ...]) -> Result:
    return Result(
        original=text, text=text, changes=(), findings=(), language="und", source_language=None, notes=notes
    )  # fmt: skip


def _with_lines(note: str, found: Sequence[int], records: int) -> str:
    """Say in which lines a note is meant, if not in all."""
    if len(found) == records or not found[0]:
        return note
    if len(found) == 1:
        return f"line {found[0]}: {note}"
    some = ", ".join(map(str, found[:_SAID]))
    more = f" and {len(found) - _SAID:,} more" if len(found) > _SAID else ""
    return f"lines {some}{more}: {note}"
