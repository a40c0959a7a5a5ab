"""Patterns: a regular expression of a rule file, and the matches it makes."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from cleanup.rule import Match
from cleanup.text import Edit

#: ``line`` and ``unless_line`` are for what stands near the start of a line: they look no further than this.
LONGEST_LABEL = 400
#: Seconds that a pattern of a foreign pack may take on one passage.
TIME_LIMIT = 0.2


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of our own; each is tried on long runs by a test."""
    return re.compile(pattern)


def to_match(found: re.Match[str], options: Mapping[str, Any]) -> Match:
    """Turn what a pattern found into a match, its edit cut down to the code points that differ."""
    start, end = found.span()
    evidence = options.get("evidence")
    told = (evidence.format(found[0], *found.groups(default="")),) if evidence else ()
    replace = options.get("replace")
    if replace is None:
        return Match(start, end, (), told)
    before, after = found[0], found.expand(replace) if "\\" in replace else replace
    edit = smallest(start, before, after)
    return Match(start, end, (edit,) if edit.start < edit.end or edit.new else (), told)


def stands(found: re.Match[str], options: Mapping[str, Any]) -> bool:
    """Does what stands before the match in its line allow it?

    With ``line`` that must be matched as a whole, with ``unless_line`` it must not be.
    """
    line, unless = options.get("line"), options.get("unless_line")
    if line is None and unless is None:
        return True
    start = found.start()
    low = max(0, start - LONGEST_LABEL)
    begin = found.string.rfind("\n", low, start) + 1
    if not begin and low:  # the line began earlier
        return line is None
    before = found.string[begin:start]
    if line is not None and not compiled(line).fullmatch(before):
        return False
    return unless is None or not compiled(unless).fullmatch(before)


def smallest(start: int, before: str, after: str) -> Edit:
    """Return the edit that turns ``before``, standing at ``start``, into ``after``, without their common ends."""
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Edit(start + head, start + len(before) - tail, after[head : len(after) - tail])


def matches(text: str, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield all matches of the pattern in ``text``, from left to right, apart."""
    for found in compiled(options["find"]).finditer(text):
        if found.end() > found.start() and stands(found, options):
            yield to_match(found, options)


def matches_in_time(text: str, options: Mapping[str, Any]) -> list[Match]:
    """Return all matches of a foreign pattern in ``text``; raise TimeoutError if it takes longer than TIME_LIMIT."""
    import regex

    found = regex.finditer(options["find"], text, timeout=TIME_LIMIT)
    return [to_match(match, options) for match in found if match.end() > match.start() and stands(match, options)]
