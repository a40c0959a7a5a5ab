"""The tags of HTML in a passage of markup that translation broke, each with its other half."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanup.markup_reading import code_spans, is_free, speaks_of
from cleanup.text import Edit, Passage

_PAIRED = frozenset(
    re.findall(
        r"\w+",
        """
    a abbr article aside b big blockquote button center cite code dd del details dfn div dl dt em figcaption figure
    font footer h1 h2 h3 h4 h5 h6 header i ins kbd label li main mark nav ol p pre q s samp section small span strike
    strong sub summary sup table tbody td th thead tr tt u ul var
    """,
    )
)
_ATTRIBUTE = r" +[A-Za-z][\w:-]{0,40}=(?:\"[^\"<>\n]{0,400}+\"|'[^'<>\n]{0,400}+')"
_TAG = re.compile(
    r"<!--(?:[^-]|-(?!->)){0,2000}+-->"
    r"|[<＜]( *)([/／]?)( *)([A-Za-z][A-Za-z0-9]{0,9})"
    rf"(?:((?:{_ATTRIBUTE}){{0,9}})( *)([/／]?)( *)[>＞]|[ \n][^<>]{{0,2000}}+>)"
)
_WIDE = str.maketrans("＜／＞", "</>")
#: A text that speaks of tags may show them so on purpose.
_ABOUT = re.compile(r"html|\bmark-?up\b|\b(?:tags?|balises?|etiquetas?)\b|标签|標籤|タグ|태그|要素|元素", re.I)


class BrokenTag(NamedTuple):
    """A tag that is none for a parser: ``edits`` make it one; its ``partner`` was a tag before, or is broken too."""

    start: int
    end: int
    name: str
    closes: bool
    edits: tuple[Edit, ...]
    wide: bool
    partner: str
    partner_is_tag: bool

    @property
    def said(self) -> str:
        """Why it is believed."""
        whole = f"<{'/' * self.closes}{self.name}>"
        return f"“{self.partner}” is the other half of the tag {whole}" if self.partner else f"it is the tag {whole}"


class _Tag(NamedTuple):
    found: re.Match[str]
    name: str
    closes: bool
    #: None: it is a tag as it stands.
    edits: tuple[Edit, ...] | None


def broken_tags(passage: Passage) -> Iterator[BrokenTag]:
    """Yield, in order, the broken tags of known elements whose other half stands in the passage.

    In Markdown the other half of an end tag may stand elsewhere: then ``partner`` is empty.
    """
    tags = list(_tags(passage))
    if all(tag.edits is None for tag in tags):
        return
    pairs = _pairs(tags)
    for i, tag in enumerate(tags):
        if tag.edits is None or not (i in pairs or (tag.closes and passage.kind != "html")):
            continue
        shown = tag.found[0]
        wide = shown != shown.translate(_WIDE)
        other = tags[pairs[i]] if i in pairs else None
        partner, is_tag = (other.found[0], other.edits is None) if other is not None else ("", False)
        yield BrokenTag(*tag.found.span(), tag.name, tag.closes, tag.edits, wide, partner, is_tag)


def speaks_of_tags(passage: Passage) -> bool:
    """Is a word in it that says that it is about tags?"""
    return speaks_of(passage, _ABOUT)


def _tags(passage: Passage) -> Iterator[_Tag]:
    text = passage.text
    code = [(span.open, span.close) for span in code_spans(passage)]
    code.append((len(text), len(text)))
    i = 0
    for found in _TAG.finditer(text):
        start, end = found.span()
        while code[i][1] <= start:
            i += 1
        if found[4] is None or found[4].lower() not in _PAIRED or code[i][0] < start:
            continue
        name = found[4].lower()
        if not is_free(passage, start, start + 1):
            if not found[1] and not found[3] and text[start] == "<":
                yield _Tag(found, name, bool(found[2]), None)
        elif found[8] is not None and not found[7] and not (found[2] and found[5]):
            edits = tuple(_edits(found))
            if edits and is_free(passage, end - 1, end) and (found[5] or is_free(passage, start, end)):
                yield _Tag(found, name, bool(found[2]), edits)


def _edits(tag: re.Match[str]) -> Iterator[Edit]:
    """What makes a tag of it; a space behind attributes does no harm and stays."""
    text, start, end = tag.string, *tag.span()
    for at in (start, *range(*tag.span(1)), *range(*tag.span(2)), *range(*tag.span(3))):
        if text[at] == " " or text[at] in "＜／":
            yield Edit(at, at + 1, "" if text[at] == " " else text[at].translate(_WIDE))
    low, high = tag.span(6)
    if low < high and not tag[5]:
        yield Edit(low, high, "")
    if text[end - 1] == "＞":
        yield Edit(end - 1, end, ">")


def _pairs(tags: Sequence[_Tag]) -> dict[int, int]:
    """Pair what is a tag already; then what is left with what is broken, inside and outside of those pairs."""
    sound = _nested(tags, [i for i, tag in enumerate(tags) if tag.edits is None], {})
    return _nested(tags, range(len(tags)), sound)


def _nested(tags: Sequence[_Tag], among: Sequence[int], sound: dict[int, int]) -> dict[int, int]:
    """Pair tags of one name; none across one of the pairs that are ``sound``."""
    made: dict[int, int] = {}
    opened: list[int] = []
    for i in among:
        tag = tags[i]
        if not tag.closes:
            opened.append(i)
        elif i in sound:
            while opened.pop() != sound[i]:
                pass
        else:
            for depth in range(1, min(len(opened), 30) + 1):
                other = opened[-depth]
                if other in sound:
                    break
                if tags[other].name == tag.name:
                    del opened[-depth:]
                    made[i], made[other] = other, i
                    break
    return made
