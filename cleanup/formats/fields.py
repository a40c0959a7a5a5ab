"""Which fields of structured data are prose: dotted paths with wildcards, followed key by key."""

import re
from collections.abc import Hashable, Iterable, Iterator
from typing import Protocol

from cleanup.formats import Format, inner

#: Any number of steps down, and exactly one.
DEEP, ONE = "**", "*"
#: A step of a path: what stands between dots; a backslash takes the dot, star or backslash behind it as it is.
_STEP = re.compile(r"(?:\\.|[^.\\])*")
_ESCAPED = re.compile(r"\\(.)")
#: Pairs of a place and a key that are remembered; a document with more distinct keys is data, not prose.
_REMEMBERED = 10_000
#: Characters of a path that is offered as a field; nobody names a longer one.
_LONGEST = 100
#: Fields that a message names at most.
SAID = 8


class Chooser(Protocol):
    """Follows a document down. A state says what can still be reached; an empty one: nothing below is prose."""

    start: frozenset[Hashable]

    def step(self, state: frozenset[Hashable], key: str) -> frozenset[Hashable]:
        """Return the state below a key (of a list: the number of the item, from 0)."""

    def chosen(self, state: frozenset[Hashable]) -> bool:
        """Is the text at this place prose?"""

    def format(self, state: frozenset[Hashable]) -> Format | None:
        """Return the format that the text at this place is in; None for plain text in paragraphs."""


class Fields:
    """Paths such as ``text``, ``articles.*.body``, ``*.title``; ``**`` is every text, ``a\\.b`` a key with a dot.

    The items of a list are steps too: ``*`` for each of them, or their number from 0. A path can say the format of
    its texts (``body:html``); where several lead to a text, the last one that says a format counts. Raises ConfigError
    for a format that cannot stand in a field.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        named = inner.fields(paths)
        self._paths = [tuple(_steps(field.name)) for field in named]
        self._formats = [field.format for field in named]
        self._formatted = any(self._formats)
        self._memory: dict[tuple[frozenset[Hashable], str], frozenset[Hashable]] = {}
        self._numbered = any(step.isdigit() for path in self._paths for step in path)
        self.start = self._closed((number, 0) for number in range(len(self._paths)))

    def step(self, state: frozenset[Hashable], key: str) -> frozenset[Hashable]:
        """Return what can be reached below a key."""
        if not state:
            return state
        if not self._numbered and key.isdigit():
            key = "0"
        found = self._memory.get((state, key))
        if found is None:
            if len(self._memory) > _REMEMBERED:
                self._memory.clear()
            found = self._memory[state, key] = self._closed(self._below(state, key))
        return found

    def chosen(self, state: frozenset[Hashable]) -> bool:
        """Does a path end here?"""
        return any((number, len(path)) in state for number, path in enumerate(self._paths))

    def format(self, state: frozenset[Hashable]) -> Format | None:
        """Return what the last path that ends here and says a format says."""
        if not self._formatted:
            return None
        for number in range(len(self._paths) - 1, -1, -1):
            if self._formats[number] is not None and (number, len(self._paths[number])) in state:
                return self._formats[number]
        return None

    def _below(self, state: frozenset[Hashable], key: str) -> Iterator[tuple[int, int]]:
        for number, path in enumerate(self._paths):
            for at, step in enumerate(path):
                if (number, at) in state:
                    if step == DEEP:
                        yield number, at
                    elif step == ONE or _ESCAPED.sub(r"\1", step) == key:
                        yield number, at + 1

    def _closed(self, places: Iterable[tuple[int, int]]) -> frozenset[Hashable]:
        """Add what is reached without a step: ``**`` can stand for none."""
        closed: set[Hashable] = set()
        for number, at in places:
            closed.add((number, at))
            while at < len(self._paths[number]) and self._paths[number][at] == DEEP:
                at += 1
                closed.add((number, at))
        return frozenset(closed)


class Paths:
    """Chooses everything; a state is the path itself, with a star for the items of a list."""

    start: frozenset[Hashable] = frozenset(("",))

    def step(self, state: frozenset[Hashable], key: str) -> frozenset[Hashable]:
        """Return the path one key longer."""
        if not state:
            return state
        (path,) = state
        if len(str(path)) > _LONGEST:
            return frozenset()
        step = ONE if key.isdigit() else inner.escaped(re.sub(r"[.*\\]", r"\\\g<0>", key))
        return frozenset((f"{path}.{step}" if path else step,))

    def chosen(self, state: frozenset[Hashable]) -> bool:
        """Every text is."""
        return True

    def format(self, state: frozenset[Hashable]) -> Format | None:
        """No path says any."""
        return None


def advice(option: str, named: Iterable[str], known: Iterable[str]) -> str:
    """Return the note that nothing was taken for prose: because no field was named, or none of that name is there."""
    known = tuple(dict.fromkeys(name for name in known if name))
    some = ", ".join(known[:SAID]) + (", …" if len(known) > SAID else "")
    there = f" (with text: {some})" if known else ""
    named = tuple(named)
    if not named:
        example = known[0] if known else "text"
        return f"nothing is taken for prose until it is named: {option} {example}{there}"
    return f"nothing stands in {', '.join(named)}{there}"


def _steps(path: str) -> Iterator[str]:
    at = 0
    while True:
        step = _STEP.match(path, at)
        assert step is not None
        end = len(path) if path[step.end() : step.end() + 1] == "\\" else step.end()  # a backslash at the very end
        yield path[at:end]
        if end >= len(path):
            return
        at = end + 1
