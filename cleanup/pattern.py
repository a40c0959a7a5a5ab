"""Patterns: a regular expression of a rule file, and the matches it makes."""

import re
import string
import time
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from cleanup.errors import RuleError
from cleanup.rule import Match
from cleanup.text import Edit, common_ends

#: ``line`` and ``unless_line`` are for what stands near the start of a line: they look no further than this.
LONGEST_LABEL = 400
#: Seconds that the patterns of a rule of a foreign pack may take on one passage.
TIME_LIMIT = 0.2
_GROUP = re.compile(r"\\(?:(\d+)|g<([^\d>]\w*)>)")
#: A group by its number, which cannot be an octal code point.
_NUMBERED = re.compile(r"\\([1-9])(?![0-9])")
#: Does a pattern match a text as a whole?
Matches = Callable[[str, str], object]


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of our own; each is tried on long runs by a test."""
    return re.compile(pattern)


def fully(pattern: str, text: str) -> object:
    """Match a text as a whole with a pattern of our own."""
    return compiled(pattern).fullmatch(text)


def to_match(found: re.Match[str], options: Mapping[str, Any]) -> Match:
    """Turn what a pattern found into a match, its edit cut down to the code points that differ."""
    start, end = found.span()
    evidence = options.get("evidence")
    told = (evidence.format(found[0], *found.groups(default="")),) if evidence else ()
    replace = options.get("replace")
    if replace is None:
        return Match(start, end, (), told)
    before, after = found[0], _expanded(found, replace)
    edit = smallest(start, before, after)
    return Match(start, end, (edit,) if edit.start < edit.end or edit.new else (), told)


def _expanded(found: re.Match[str], template: str) -> str:
    """Fill a template of ``replace``; what ``expand`` says, which reads the template anew for each match."""
    if "\\" not in template:
        return template
    parts = _parts(template)
    if parts is None:
        return found.expand(template)
    return "".join(part if i % 2 == 0 else found[int(part)] or "" for i, part in enumerate(parts))


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[str, ...] | None:
    """Text and the numbers of groups in turn; None if something else stands behind a backslash."""
    parts = tuple(_NUMBERED.split(template))
    return None if any("\\" in part for part in parts) else parts


def stands(found: re.Match[str], options: Mapping[str, Any], matches: Matches = fully) -> bool:
    """Does what stands before the match in its line allow it?

    With ``line`` that must be matched as a whole, with ``unless_line`` it must not be; ``matches`` tries both.
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
    if line is not None and not matches(line, before):
        return False
    return unless is None or not matches(unless, before)


def smallest(start: int, before: str, after: str) -> Edit:
    """Return the edit that turns ``before``, standing at ``start``, into ``after``, without their common ends."""
    head, tail = common_ends(before, after)
    return Edit(start + head, start + len(before) - tail, after[head : len(after) - tail])


def matches(text: str, options: Mapping[str, Any]) -> Iterator[Match]:
    """Yield all matches of the pattern in ``text``, from left to right, apart."""
    for found in compiled(options["find"]).finditer(text):
        if found.end() > found.start() and stands(found, options):
            yield to_match(found, options)


def matches_in_time(text: str, options: Mapping[str, Any]) -> list[Match]:
    """Return all matches of a foreign pattern in ``text``; raise TimeoutError if it takes longer than TIME_LIMIT.

    The time is that of ``find``, ``line`` and ``unless_line`` together.
    """
    import regex

    end = time.monotonic() + TIME_LIMIT

    def left() -> float:
        seconds = end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds

    def fully_in_time(pattern: str, before: str) -> object:
        return regex.fullmatch(pattern, before, timeout=left())

    found = regex.finditer(options["find"], text, timeout=TIME_LIMIT)
    return [
        to_match(match, options)
        for match in found
        if match.end() > match.start() and stands(match, options, fully_in_time)
    ]


def check(options: Mapping[str, Any], *, foreign: bool) -> None:
    """Raise RuleError for options of a pattern that would fail on an article: each part is tried once."""
    if "find" not in options:
        raise RuleError("[pattern] has no find (the regular expression to look for)")
    find = _compiled("find", options["find"], foreign=foreign)
    for key in ("line", "unless_line"):
        if key in options:
            _compiled(key, options[key], foreign=foreign)
    _check_replace(find, options.get("replace", ""), foreign=foreign)
    _check_evidence(options.get("evidence", ""), find.groups)


def _compiled(key: str, pattern: str, *, foreign: bool) -> re.Pattern[str]:
    if foreign:
        import regex as engine
    else:
        engine = re
    try:
        found: re.Pattern[str] = engine.compile(pattern)
    except (engine.error, OverflowError, RecursionError) as error:
        raise RuleError(f"[pattern] {key} is not a regular expression: {error}") from error
    return found


def _check_replace(find: re.Pattern[str], template: str, *, foreign: bool) -> None:
    for digits, name in _GROUP.findall(template):
        if (digits and int(digits) > find.groups) or (name and name not in find.groupindex):
            raise RuleError(f"[pattern] replace names group {digits or name!r}, which find has not")
    if "\\" not in template:
        return
    try:
        if foreign:  # it reads a template only when there is a match, so an empty one is made
            _compiled("find", f"(?:{find.pattern}\n)|", foreign=True).match("").expand(template)  # type: ignore[union-attr]
        else:
            find.sub(template, "")
    except Exception as error:
        raise RuleError(f"[pattern] replace is not a template: {error}") from error


def _check_evidence(template: str, groups: int) -> None:
    wanted = "wanted are {0} for all that was found" + (f" and {{1}} to {{{groups}}} for its groups" if groups else "")
    try:
        for _, field, form, _ in string.Formatter().parse(template):
            if field is None:
                continue
            if form or not (field.isdecimal() and int(field) <= groups):
                raise RuleError(f"[pattern] evidence names {{{field}{form and ':' + form}}}: {wanted}")
        template.format(*[""] * (groups + 1))
    except ValueError as error:
        raise RuleError(f"[pattern] evidence: {error}; {wanted}, {{{{ and }}}} for braces") from error
