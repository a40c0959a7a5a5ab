"""What every pipeline does with a row: a text in; the cleaned text, its changes and an error out."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, Unpack

from cleanup import formats
from cleanup.cleaner import Cleaner
from cleanup.console import our_fault
from cleanup.errors import ConfigError, FormatError, nearest
from cleanup.glossary import Glossary
from cleanup.identification import LanguageDetector
from cleanup.result import Change

_LOG = logging.getLogger("cleanup")
#: Cleaners that one process keeps; a job has one, seldom two.
KEPT = 8
#: A change as data: the names and values of `Change`, tuples as lists.
Account = dict[str, Any]


class Keywords(TypedDict, total=False):
    """The keywords of `Cleaner`, which every pipeline takes too."""

    language: str | None
    source_language: str | None
    unsafe: bool
    scope: str
    select: Iterable[str]
    ignore: Iterable[str]
    keep: Iterable[str]
    glossary: Mapping[str, str] | Glossary | None
    language_detector: LanguageDetector | None
    packs: Iterable[str | Path]
    fields: Iterable[str]
    require_reason: bool


class Row(NamedTuple):
    """One text, cleaned. ``text`` is None where it stays as it was: a null, or what failed with ``error``."""

    text: str | None
    changes: list[Account]
    error: str | None


class Columns(NamedTuple):
    """The names of three columns: of the texts, of their changes and of their errors."""

    text: str
    changes: str
    error: str

    @classmethod
    def named(cls, column: str, changes: str | None, error: str | None) -> "Columns":
        """Return the names, ``<column>_changes`` and ``<column>_error`` where none are given."""
        return cls(column, f"{column}_changes" if changes is None else changes, error or f"{column}_error")

    def check(self, names: Sequence[str]) -> None:
        """Raise ConfigError if there is no such column of texts, or if the other two are there already."""
        if self.text not in names:
            raise ConfigError(
                f"there is no column {self.text!r}{nearest(self.text, [*names])}: the columns are {', '.join(names)}"
            )
        for name, keyword in ((self.changes, "changes"), (self.error, "error")):
            if name in names:
                raise ConfigError(f"there is a column {name!r} already: give another name by {keyword}=")


class Rows:
    """Cleans the texts of rows, any number of them, each an article of its own.

    Takes the keywords of `Cleaner`, and the ``format`` of all texts. It travels to workers as its settings alone, some
    hundred bytes; each process builds one Cleaner for them, when it first needs it, and keeps it. What the settings
    name must be there on the workers: folders of ``packs``, the module of a ``language_detector``.
    Raises ConfigError, FormatError and RuleError when it is made, before any worker starts.
    """

    def __init__(self, format: str = "txt", **settings: Unpack[Keywords]) -> None:
        formats.named(format)
        self.format = format
        self._settings = tuple(sorted((name, _frozen(value)) for name, value in settings.items()))
        self._cleaner: Cleaner | None = _cleaner(self._settings)

    def __getstate__(self) -> dict[str, object]:
        """Leave the Cleaner out: each process has its own."""
        return self.__dict__ | {"_cleaner": None}

    def clean(self, text: object) -> Row:
        """Clean one text; None stays None. What fails, or is no text, is told in ``error``: nothing is raised."""
        if text is None:
            return Row(None, [], None)
        if not isinstance(text, str):
            return Row(None, [], f"left as it is: wanted a text, found {type(text).__name__}")
        if self._cleaner is None:
            self._cleaner = _cleaner(self._settings)
        try:
            result = self._cleaner.clean(text, self.format)
        except FormatError as error:
            return Row(None, [], f"left as it is: {error}")
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:  # what a parser that is not Python panics with is no Exception
            _LOG.debug("on a row", exc_info=True)
            return Row(None, [], f"left as it is: {our_fault(error)}")
        return Row(result.text, [account(change) for change in result.changes], None)


def account(change: Change) -> Account:
    """Return a change as data that JSON and Arrow can hold; offsets are code points of the text as given."""
    return {
        "rule": change.rule,
        "rules": list(change.rules),
        "start": change.start,
        "end": change.end,
        "before": change.before,
        "after": change.after,
        "message": change.message,
        "evidence": list(change.evidence),
        "safety": change.safety.value,
        "group": change.group,
    }


@lru_cache(maxsize=KEPT)
def _cleaner(settings: tuple[tuple[str, Any], ...]) -> Cleaner:
    keywords = dict(settings)
    if isinstance(keywords.get("glossary"), tuple):
        keywords["glossary"] = Glossary(keywords["glossary"])
    return Cleaner(**keywords)


def _frozen(value: Any) -> Any:
    """A setting as a value that can be compared and sent; what makes no sense goes to the Cleaner, which says so."""
    if isinstance(value, Mapping):
        value = Glossary.of(value)
    if isinstance(value, Glossary):
        return value.terms
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, (str, bytes)) else value


class OfColumn:
    """What cleans one column of texts has: the names of its columns, and `Rows` that cleans them."""

    def __init__(
        self,
        column: str = "text",
        *,
        changes: str | None = None,
        error: str | None = None,
        format: str = "txt",
        **settings: Unpack[Keywords],
    ) -> None:
        self.columns = Columns.named(column, changes, error)
        self.rows = Rows(format, **settings)
