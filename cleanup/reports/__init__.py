"""The shelf of reports: one module each, which says how a run is written down.

A module of this folder is a report format of its name; it defines ``write``.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cleanup.report import Entry, Failure, View

    #: Takes the articles of a run as they come and yields text to print, in pieces.
    Write = Callable[[Iterable[Entry | Failure], View], Iterator[str]]


def names() -> tuple[str, ...]:
    """Return the names of all report formats."""
    modules = (name[:-3] for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py"))
    return tuple(sorted(name for name in modules if not name.startswith("_")))


def named(name: str) -> Write:
    """Return the function that writes reports of this format."""
    write: Write = import_module(f"cleanup.reports.{name}").write
    return write
