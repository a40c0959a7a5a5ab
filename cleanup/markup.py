"""Prove a repair of markup: nothing but prose may have been lost, nothing may have come up away from a repair."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter

from cleanup import normalizers
from cleanup.formats import Markup, Part
from cleanup.result import Change, Result
from cleanup.rule import Rule
from cleanup.text import Edit, apply, joined
from cleanup.trail import BackMap, Replacement

#: What a rule of the class "code" may take from the ends of code.
_AROUND = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}«»‹›"

#: The lists around items: they come apart and together as their items do.
LIST = "List"


def places(article: str, rules: Iterable[Rule]) -> Sequence[int]:
    """Return the places of ``article`` that rules which reach markup may have something to do at, in order."""
    found: set[int] = set()
    for rule in rules:
        gate = normalizers.named(rule.normalizer).gate
        if gate is None:  # a pattern of somebody's own
            return range(len(article))
        found.update(gate(article, rule.options))
    return sorted(found)


def broken_structure(markup: Markup, result: Result, rules: dict[str, Rule]) -> set[str]:
    """Return the ids of the rules to blame if the repaired document has not the parts that it had, else nothing.

    The same code, targets, tags, blocks and settings must stand there in the same places; a part that is new must
    hold a change or touch one; and no mark of markup may stand in the prose that did not before.
    """
    before = markup.parts(result.original)
    if _kept(before, markup.parts(result.text), result.changes, rules):
        return set()
    names = sorted({name for change in result.changes for name in change.rules})
    alone = set()
    for name in names:
        groups = {change.group for change in result.changes if name in change.rules}
        changes = [change for change in result.changes if change.group in groups]
        text = apply([Edit(change.start, change.end, change.after) for change in changes], result.original)
        if not _kept(before, markup.parts(text), changes, rules):
            alone.add(name)
    return alone or set(names)


def _kept(before: Sequence[Part], after: Sequence[Part], changes: Sequence[Change], rules: dict[str, Rule]) -> bool:
    back = BackMap([Replacement(change.start, change.end, change.after, ()) for change in changes])
    if sum(part.marks for part in after) > sum(part.marks for part in before):
        return False
    in_code = [
        change for change in changes if any("code" in rules[name].changes for name in change.rules if name in rules)
    ]
    wanted = Counter(_key(part, in_code) for part in before if not part.marks and part.kind != LIST)
    new: list[Part] = []
    lists: list[Part] = []
    for part in after:
        if part.marks:
            continue
        here = part._replace(start=back.low(part.start), end=back.high(part.end))
        key = _key(here, in_code)
        if part.kind == LIST:
            lists.append(here)
        elif wanted[key]:
            wanted[key] -= 1
        elif not _touches(here, changes):
            new.append(here)
    # an item that is right again takes those behind it along into its list
    repaired = joined((part.start, part.end) for part in lists if new and _touches(part, changes))
    for item in new:
        i = bisect_right(repaired, item.start, key=itemgetter(0)) - 1
        if i < 0 or item.end > repaired[i][1]:
            return False
    return not +wanted


def _touches(part: Part, changes: Sequence[Change]) -> bool:
    i = bisect_left(changes, part.start, key=attrgetter("end"))
    return i < len(changes) and changes[i].start <= part.end


def _key(part: Part, in_code: Sequence[Change]) -> tuple[str, str, int]:
    """What makes a part the same part: its kind, what it holds and where it begins."""
    content = part.content
    if part.kind == "Code":
        content = content.strip(" ")
        if _touches(part, in_code):
            content = content.strip(_AROUND)
    return part.kind, content, part.start
