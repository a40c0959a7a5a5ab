"""What is given to a Cleaner, checked: a mistake in it is a ConfigError that says what was wanted."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from cleanup.errors import ConfigError
from cleanup.language import normalized

#: What a text can be.
SCOPES = ("article", "segment")
Text = TypeVar("Text", str, str | Path)


def scope_of(scope: str | None) -> str | None:
    """Return a scope; None if none is told."""
    if scope is not None and scope not in SCOPES:
        raise ConfigError(f"scope is {scope!r}: wanted 'article' or 'segment'")
    return scope


def several(name: str, given: Iterable[Text]) -> tuple[Text, ...]:
    """Return what was given; refuse one text where several are wanted: it would be taken letter by letter."""
    if isinstance(given, (str, bytes, Path)) or not isinstance(given, Iterable):
        raise ConfigError(f"{name} must be a list of texts, not {given!r}" + (f": write [{given!r}]" if given else ""))
    several = tuple(given)
    for item in several:
        if not isinstance(item, (str, Path)):
            raise ConfigError(f"{name} must be a list of texts: {item!r} is none")
    return several


def tag(name: str, given: str | None) -> str | None:
    """Return a language tag as it is usually written; None if there is none."""
    if given is None:
        return None
    found = normalized(given)
    if found is None:
        raise ConfigError(f"{name} is {given!r}: wanted a language tag such as 'en' or 'pt-BR'")
    return found
