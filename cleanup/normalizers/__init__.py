"""The shelf of normalizers: one module each, the code that finds.

A module of this folder registers its function with ``@normalizer``; a rule file names it by its table,
``[quote-marks]`` for ``quote_marks.py``, whose keys are the function's options.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanup.errors import RuleError, nearest
from cleanup.rule import Match
from cleanup.text import Passage

if TYPE_CHECKING:
    from cleanup.evidence import Evidence

Options = Mapping[str, Any]


class Languages(NamedTuple):
    """The languages that rules are woken for, as BCP 47 tags: the target ("und" if unknown), the source if told."""

    target: str
    source: str | None = None

    @property
    def base(self) -> str:
        """The target without its region: "pt" for "pt-BR"."""
        return self.target.partition("-")[0]


#: The literals that wake a rule: one of them stands in all that it matches.
Triggers = Callable[[Options, Languages], Iterable[str]]
Find = Callable[[Passage, Options, "Evidence"], Iterable[Match]]
#: Passages to look at, by number, told by the evidence instead of by triggers.
Places = Callable[[Options, "Evidence"], Iterable[int]]
#: Where in the source of a document a match may be, for rules that reach its markup: what is nowhere costs nothing.
Gate = Callable[[str, Options], Iterable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalizer:
    """Code that fills the slot of a rule.

    ``find`` yields matches in one passage. ``options`` are the keys that a rule file may give, with the type
    wanted. ``triggers`` gives the literals that wake it, from the options and the languages; None: the rule file does.
    ``places``, where there is one: the evidence tells which passages to look at; if there are ``triggers``, too, it is
    asked only in an article that holds one of them.
    """

    name: str
    find: Find
    options: Mapping[str, type]
    triggers: Triggers | None = None
    places: Places | None = None
    #: With ``places``: does the evidence say that no rule of this normalizer has anything to do? Asked once for all.
    idle: Callable[["Evidence"], bool] | None = None
    #: Of rules that reach markup: only passages that hold one of these places of the source are looked at.
    gate: Gate | None = None


_FOUND: dict[str, Normalizer] = {}


def normalizer(
    name: str,
    *,
    options: Mapping[str, type],
    triggers: Triggers | None = None,
    places: Places | None = None,
    idle: Callable[["Evidence"], bool] | None = None,
    gate: Gate | None = None,
) -> Callable[[Find], Find]:
    """Register a function as the normalizer ``name``."""

    def register(find: Find) -> Find:
        _FOUND[name] = Normalizer(
            name=name, find=find, options=options, triggers=triggers, places=places, idle=idle, gate=gate
        )
        return find

    return register


def named(name: str) -> Normalizer:
    """Return the normalizer called ``name``; its module is imported when first asked for."""
    if name not in _FOUND:
        known = names()
        if name not in known:
            raise RuleError(f"unknown normalizer [{name}]{nearest(name, known)}: known are {', '.join(known)}")
        import_module(f"cleanup.normalizers.{name.replace('-', '_')}")
    return _FOUND[name]


@cache
def names() -> tuple[str, ...]:
    """Return the names of all normalizers."""
    folder = Path(__file__).parent
    return tuple(sorted(path.stem.replace("_", "-") for path in folder.glob("[a-z]*.py")))
