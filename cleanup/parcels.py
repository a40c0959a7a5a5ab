"""What is said of a file, packed for the way between processes: in plain tuples, a tenth of the work."""

import pickle
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from cleanup.report import Entry, Failure
from cleanup.result import Change, Finding, Result
from cleanup.rule import Safety


def _names(kind: type, *but: str) -> tuple[str, ...]:
    return tuple(slot.name for slot in fields(kind) if slot.name not in but)


#: What goes over as it is; safeties go as plain texts.
_ENTRY = _names(Entry, "result")
_FAILURE = _names(Failure)
_RESULT = _names(Result, "original", "text", "changes", "findings")
_CHANGE = _names(Change, "safety")
_FINDING = _names(Finding, "safety")
_Values = Callable[[Any], tuple[Any, ...]]
_of_entry: _Values = attrgetter(*_ENTRY)
_of_failure: _Values = attrgetter(*_FAILURE)
_of_result: _Values = attrgetter(*_RESULT)
_of_change: _Values = attrgetter(*_CHANGE)
_of_finding: _Values = attrgetter(*_FINDING)


def packed(said: Entry | Failure) -> bytes:
    """Return the bytes of what is said of a file."""
    if isinstance(said, Failure):
        return pickle.dumps((_of_failure(said),), pickle.HIGHEST_PROTOCOL)
    result = said.result
    content = (
        _of_entry(said),
        _of_result(result),
        result.original,
        None if result.text == result.original else result.text,
        [(change.safety.value, _of_change(change)) for change in result.changes],
        [(finding.safety.value, _of_finding(finding)) for finding in result.findings],
    )
    return pickle.dumps(content, pickle.HIGHEST_PROTOCOL)


def unpacked(parcel: bytes | memoryview) -> Entry | Failure:
    """Return what was packed."""
    content = pickle.loads(parcel)
    if len(content) == 1:
        return Failure(**dict(zip(_FAILURE, content[0], strict=True)))
    entry, result, original, text, changes, findings = content
    return Entry(
        **dict(zip(_ENTRY, entry, strict=True)),
        result=Result(
            **dict(zip(_RESULT, result, strict=True)),
            original=original,
            text=original if text is None else text,
            changes=tuple(
                Change(safety=Safety(safety), **dict(zip(_CHANGE, values, strict=True))) for safety, values in changes
            ),
            findings=tuple(
                Finding(safety=Safety(safety), **dict(zip(_FINDING, values, strict=True)))
                for safety, values in findings
            ),
        ),
    )
