"""Find tags of HTML that translation put spaces into: < / b >, </ b>, < br / >."""

import re
from collections import Counter
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_PAIRED = (
    "b|i|u|s|em|strong|a|p|code|kbd|pre|sub|sup|small|mark|del|ins|span|div|center|details|summary|"
    "li|ul|ol|td|tr|table|h[1-6]|font|blockquote"
)
_VOID = "br|hr|wbr"
_ANY = re.compile(r"< *(?:/ *)?[A-Za-z][A-Za-z0-9]{0,9} *(?:/ *)?>")
_CLOSING = re.compile(rf"<( *)/( *)({_PAIRED})( *)>", re.I)
_SINGLE = re.compile(rf"<( *)({_VOID})( *)/?( *)>", re.I)
_OPENING = re.compile(rf"< +({_PAIRED})( *)>", re.I)
_OPENED = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,9})[ >]")
_SPACE = re.compile(" +")


def _gate(article: str, options: Options) -> Iterable[int]:
    return (found.start() for found in _ANY.finditer(article) if " " in found[0])


@normalizer("spaced-tag", options={}, triggers=lambda options, languages: ("< ", "</ ", "/ >"), gate=_gate)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each known tag with spaces that is none for a parser; one that opens needs one that closes."""
    text = passage.text
    for tag in _CLOSING.finditer(text):
        if " " in tag[1] + tag[2] and is_free(passage, tag.start(), tag.end()):
            yield _match(tag, f"“{tag[0]}” is the tag </{tag[3]}> with spaces in it")
    for tag in _SINGLE.finditer(text):
        broken = tag[1] or "/ " in tag[0]
        if broken and "/" in tag[0] and is_free(passage, tag.start(), tag.end()):
            yield _match(
                tag, f"“{tag[0]}” is the tag <{tag[2]}> with spaces in it", keep="/>" if " /" in tag[0] else ""
            )
    opening = list(_OPENING.finditer(text))
    closed = Counter(tag[3].lower() for tag in _CLOSING.finditer(text)) if opening else Counter()
    opened = Counter(tag[1].lower() for tag in _OPENED.finditer(text)) if opening else Counter()
    for tag in opening:
        name = tag[1].lower()
        if closed[name] > opened[name] and is_free(passage, tag.start(), tag.end()):
            yield _match(tag, f"“{tag[0]}” is closed by a tag </{tag[1]}> behind it")


def _match(tag: re.Match[str], said: str, keep: str = "") -> Match:
    edits = []
    for space in _SPACE.finditer(tag[0]):
        low, high = tag.start() + space.start(), tag.start() + space.end()
        if keep and tag[0][space.end() : space.end() + 1] == "/" and tag[0][: space.start()].strip("< "):
            continue  # <br />
        edits.append(Edit(low, high, ""))
    return Match(tag.start(), tag.end(), tuple(edits), (said,))
