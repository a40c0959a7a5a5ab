"""Find tags of HTML that translation put spaces into: < / b >, </ b>, < br / >."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free
from cleanup.markup_tags import broken_tags
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_ANY = re.compile(r"<(?: +/?|/ +) *[A-Za-z][A-Za-z0-9]{0,9}(?: *(?:/ *)?>| [^<>]{1,400}+>)|<[bhw]r *(?:/ +)>", re.I)
_SINGLE = re.compile(r"<( *)(br|hr|wbr)( *)/( *)>", re.I)
_SPACE = re.compile(" +")


def _gate(article: str, options: Options) -> Iterable[int]:
    return (found.start() for found in _ANY.finditer(article))


@normalizer("spaced-tag", options={}, triggers=lambda options, languages: ("< ", "</ ", "/ >"), gate=_gate)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each known tag with spaces that is none for a parser, if its other half is there."""
    for tag in broken_tags(passage):
        if not tag.wide:
            yield Match(tag.start, tag.end, tag.edits, (tag.said,))
    for single in _SINGLE.finditer(passage.text):
        broken = single[1] or single[4]
        if broken and is_free(passage, single.start(), single.end()):
            said = f"“{single[0]}” is the tag <{single[2]}> with spaces in it"
            yield Match(single.start(), single.end(), tuple(_spaces(single)), (said,))


def _spaces(tag: re.Match[str]) -> Iterable[Edit]:
    for group in (1, 3, 4):
        if tag[group] and (group != 3 or len(tag[3]) > 1):  # <br />
            yield Edit(tag.start(group), tag.end(group), " " if group == 3 else "")
