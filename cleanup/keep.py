"""The words to keep: where they stand in a text, so that no rule touches them."""

import re
from collections.abc import Sequence

from cleanup.errors import ConfigError


class Keep:
    """Words that are never touched; what stands between slashes is a regular expression.

    Raises ConfigError for a regular expression that is none. Each is compiled by itself: flags, names and numbers
    of groups are its own.
    """

    def __init__(self, words: Sequence[str]) -> None:
        plain = sorted((word for word in words if not _is_pattern(word)), key=len, reverse=True)
        self._patterns = [_compiled(word) for word in words if _is_pattern(word)]
        if plain:
            self._patterns.append(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, plain))})(?!\w)"))

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of all words to keep in ``text``; they may overlap."""
        return [found.span() for pattern in self._patterns for found in pattern.finditer(text) if found[0]]


def _is_pattern(word: str) -> bool:
    return len(word) > 2 and word.startswith("/") and word.endswith("/")


def _compiled(word: str) -> re.Pattern[str]:
    try:
        return re.compile(word[1:-1])
    except (re.error, OverflowError, RecursionError) as error:
        raise ConfigError(f"keep: {word} is not a regular expression: {error}") from error
