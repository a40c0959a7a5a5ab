"""Find marks of Markdown in full width: ＃ Title, ［text］（address）, ＊＊bold＊＊, ｀code｀."""

import re
from collections.abc import Iterable, Iterator

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_WIDE = re.compile("[＃＊｀［］（）]")
_HEADING = re.compile(r"^(＃{1,6})[ \N{IDEOGRAPHIC SPACE}]?(?=[^\s＃\d])", re.M)
_LINK = re.compile(r"(?:[［\[])([^\[\]［］\n]{1,300})[］\]] ?[（(]([^\s()（）]{2,500})[)）]")
_TARGET = re.compile(r"https?://|mailto:|\.{0,2}/|#[\w-]|[\w./%-]+\.(?:md|html?|png|jpe?g|gif|svg|pdf)\b")
_BOLD = re.compile(r"＊＊(?=\S)([^＊*\n]{1,300}?)(?<=\S)＊＊")
_CODE = re.compile(r"｀([!-~][ -~]{0,200}?)｀")


def _gate(article: str, options: Options) -> Iterable[int]:
    return () if article.isascii() else (found.start() for found in _WIDE.finditer(article))


@normalizer("full-width-markup", options={}, triggers=lambda options, languages: tuple("＃＊｀［］（）"), gate=_gate)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each heading, link, bold run or code whose marks are of full width, as a whole."""
    text = passage.text
    for found in _HEADING.finditer(text):
        level = len(found[1])
        new = "#" * level + " "
        if passage.kind == "paragraph" and is_free(passage, found.start(), found.end()):
            edit = Edit(found.start(), found.end(), new)
            yield Match(edit.start, edit.end, (edit,), ("a line begins with full-width signs of a heading",))
    for found in _LINK.finditer(text):
        if _TARGET.match(found[2]):
            edits = tuple(_plain(text, found.start(), found.end(), "［］（）", "[]()"))
            brackets = [found.start(), found.start(2) - 1]
            if edits and all(is_free(passage, at, at + 1) for at in brackets):
                gap = text.find(" ", found.end(1), found.start(2))
                if gap >= 0:
                    edits = tuple(sorted((*edits, Edit(gap, gap + 1, ""))))
                yield Match(found.start(), found.end(), edits, (f"“{found[2]}” is an address in full-width brackets",))
    for found in _BOLD.finditer(text):
        edits = tuple(_plain(text, found.start(), found.end(), "＊", "*"))
        yield Match(found.start(), found.end(), edits, (f"“{found[1]}” stands between full-width asterisks",))
    for found in _CODE.finditer(text):
        edits = tuple(_plain(text, found.start(), found.end(), "｀", "`"))
        safety = Safety.UNSAFE if "`" in text else None
        yield Match(found.start(), found.end(), edits, (f"“{found[1]}” stands between full-width code marks",), safety)


def _plain(text: str, start: int, end: int, wide: str, narrow: str) -> Iterator[Edit]:
    for at in range(start, end):
        i = wide.find(text[at])
        if i >= 0:
            yield Edit(at, at + 1, narrow[i])
