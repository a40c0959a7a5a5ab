"""Find headings that lost the space behind their signs, and are none any more: ##Title."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free, matches_of
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_HEADING = re.compile(r"^(#{1,6})(?=[^\W_])(?!\d)[^\n#]{2,120}$", re.M)
_OTHER = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S", re.M)


@normalizer(
    "glued-heading",
    options={},
    triggers=lambda options, languages: ("#",),
    gate=matches_of(r"#(?:(?<=\n#)|(?<![\s\S]#))#{0,5}[^\W\d_]"),
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for a line of its own that begins with signs and a word, where the document has such headings."""
    text = passage.text
    if passage.kind != "paragraph" or not text.startswith("#"):
        return
    line = _HEADING.match(text)
    if line is None or not is_free(passage, 0, len(line[1])):
        return
    level = len(line[1])
    start = passage.pieces[0].source_start
    headings = evidence.ask(("headings",), lambda: _headings(evidence.article))
    levels = {known for _, known in headings}
    if not levels:
        return
    above = bool(headings[0][0] < start)
    words = text[level : line.end()].split()
    alone = line.end() == len(text)
    fits = level in levels or (above and level - 1 in levels) or (not above and level + 1 == min(levels))
    # a word behind one sign is a tag of a network: #Python
    sure = fits and alone and (level > 1 or (len(words) > 1 and not above)) and words[0][0].isupper()
    if level == 1 and (len(words) == 1 or not words[0][0].isupper()):
        return
    yield Match(
        0,
        level,
        (Edit(level, level, " "),),
        ("the headings of the document have a space behind their signs, this line has none",),
        Safety.SAFE if sure else Safety.UNSAFE,
        "" if sure else "it may be no heading",
    )


def _headings(article: str) -> tuple[tuple[int, int], ...]:
    """Where the first headings of each level stand, in order, and their levels."""
    first: dict[int, int] = {}
    for found in _OTHER.finditer(article):
        first.setdefault(len(found[1]), found.start())
    return tuple((at, level) for level, at in sorted(first.items(), key=lambda item: item[1]))
