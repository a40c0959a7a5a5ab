"""Find items of a list whose marker was broken: `1 . item`, `-item` among items."""

import re
from collections.abc import Iterable, Iterator

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free, word_after
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_SPLIT = re.compile(r" \.(?<=\d \.) ")
_GLUED = re.compile(r"(?:\n[ \t]*|\A)[-*+][^\W\d_]{2}")
_NUMBER = re.compile(r"^(\d{1,3}) \. +(?=\S)", re.M)
_DASH = re.compile(r"^([-*+])(?=[^\W\d_]{2}[^\n]* )", re.M)
#: How far the lines beside an item are looked at.
_NEAR = 1000
_ITEM = re.compile(r"^[ \t]*(\d{1,3})[ ]?[.)][ ]+\S", re.M)


def _gate(article: str, options: Options) -> Iterable[int]:
    pattern = _SPLIT if options["marker"] == "number" else _GLUED
    return (found.end() - 1 for found in pattern.finditer(article))


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    return [f"{digit} . " for digit in "0123456789"] if options["marker"] == "number" else ("-", "*", "+")


@normalizer("broken-list-marker", options={"marker": str}, triggers=_triggers, gate=_gate)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each line that would be the next item of a list but for a space."""
    yield from (_numbers if options["marker"] == "number" else _dashes)(passage, evidence)


def _numbers(passage: Passage, evidence: Evidence) -> Iterator[Match]:
    text = passage.text
    for found in _NUMBER.finditer(text):
        if not is_free(passage, found.start(), found.end()):
            continue
        number = int(found[1])
        at = passage.pieces[0].source_start + found.start()
        around = _numbers_around(evidence.article, at)
        if not {number - 1, number + 1} & around:
            continue
        if number > 1 and number - 1 not in around:
            continue
        end = found.start() + len(found[1])
        other = number - 1 if number - 1 in around else number + 1
        yield Match(
            found.start(),
            found.end(),
            (Edit(end, end + 1, ""),),
            (f"the item {other} of the list stands {'before' if other < number else 'behind'} it",),
        )


def _numbers_around(article: str, at: int) -> set[int]:
    """The numbers of items in the few lines before and behind a place."""
    low, high = article.find("\n", at - 1000, at) + 1 if at > 1000 else 0, at + 1000
    before = [int(found[1]) for found in _ITEM.finditer(article, low, at)][-1:]
    behind = [int(found[1]) for found in _ITEM.finditer(article, article.find("\n", at, high) + 1 or high, high)][:1]
    return {*before, *behind}


def _dashes(passage: Passage, evidence: Evidence) -> Iterator[Match]:
    text = passage.text
    if passage.kind not in ("item", "paragraph"):
        return
    first = text.lstrip(" \t")[:1]
    found = [dash for dash in _DASH.finditer(text) if is_free(passage, dash.start(), dash.end())]
    if passage.kind == "item":
        sure = [dash for dash in found if dash[1] == first and text[dash.start() - 1 : dash.start()] == "\n"]
    else:
        sure = found if len(found) > 1 and len(found) == text.count("\n") + 1 else []
    for dash in found:
        following = text[dash.end() : dash.end() + 1]
        if following.isupper() and (dash in sure or _has_items_beside(passage, dash, evidence.article)):
            yield Match(
                dash.start(),
                dash.end(),
                (Edit(dash.end(), dash.end(), " "),),
                (f"the lines beside it begin with “{dash[1]}” as well",),
                Safety.UNSAFE,
                "the line may begin with a name that has a hyphen before it",
            )


def _has_items_beside(passage: Passage, dash: re.Match[str], article: str) -> bool:
    """Is the next item before or behind it, in the source, one with the same mark?"""
    at = passage.pieces[0].source_start + dash.start()
    word = article[at : at + 1 + len(word_after(article, at + 1))]
    if article[at - 1 : at] not in ("", "\n") or article.count(word) > 1 or not word[2:].islower():
        return False  # the name of an option stands elsewhere too
    behind = article[at : at + _NEAR].split("\n")[1:12]
    before = article[max(0, at - _NEAR) : at].split("\n")[-2:-12:-1]
    return any(_leads_to_item(lines, dash[1] + " ") for lines in (behind, before))


def _leads_to_item(lines: Iterable[str], mark: str) -> bool:
    """Do these lines reach an item with nothing but lines that go on with an item between?"""
    blank = False
    for line in lines:
        if line.startswith(mark):
            return True
        if not line.strip():
            if blank:
                return False
            blank = True
        elif line[0] in "#>|`~" or (blank and line[0] != " "):
            return False
        else:
            blank = False
    return False
