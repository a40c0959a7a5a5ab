"""Find tags of HTML that translation put spaces into: < / b >, </ b>, < br / >."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free
from cleanup.markup_tags import broken_tags, speaks_of_tags
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_ANY = re.compile(r"<(?: +/?|/ +) *[A-Za-z][A-Za-z0-9]{0,9}(?: *(?:/ *)?>| [^<>]{1,400}+>)|<[bhw]r *(?:/ +)>", re.I)
_SINGLE = re.compile(r"<( *)(br|hr|wbr)( *)(/?)( *)>", re.I)
_SPACE = re.compile(" +")


def _gate(article: str, options: Options) -> Iterable[int]:
    return (found.start() for found in _ANY.finditer(article))


@normalizer("spaced-tag", options={}, triggers=lambda options, languages: ("< ", "</ ", "/ >"), gate=_gate)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each known tag with spaces that is none for a parser, if its other half is there."""
    about = speaks_of_tags(passage)
    for tag in broken_tags(passage):
        if not tag.wide and (tag.partner or not about):
            yield Match(tag.start, tag.end, tag.edits, (tag.said,))
    for single in _SINGLE.finditer(passage.text):
        if about or not (single[1] or single[5]) or not is_free(passage, single.start(), single.end()):
            continue
        said = (f"“{single[0]}” is the tag <{single[2]}> with spaces in it",)
        if single[4]:
            yield Match(single.start(), single.end(), tuple(_spaces(single)), said)
        elif single[1] and single[2].lower() in evidence.ask(("single tags",), lambda: _known(evidence.article)):
            reason = "nothing closes it, so that it may stand between two signs"
            yield Match(single.start(), single.end(), tuple(_spaces(single)), said, Safety.UNSAFE, reason)


def _known(article: str) -> frozenset[str]:
    return frozenset(name for name in ("br", "hr", "wbr") if f"<{name}>" in article or f"<{name}/" in article)


def _spaces(tag: re.Match[str]) -> Iterable[Edit]:
    for group in (1, 3, 5):
        if tag[group] and not (group == 3 and tag[4] and len(tag[3]) == 1):  # <br />
            keep = " " if group == 3 and tag[4] else ""
            yield Edit(tag.start(group), tag.end(group), keep)
