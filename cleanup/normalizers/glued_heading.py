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
    above = [len(found[1]) for found in _OTHER.finditer(evidence.article, 0, start)]
    below = [len(found[1]) for found in _OTHER.finditer(evidence.article, start)]
    levels = {*above, *below}
    if not levels:
        return
    words = text[level : line.end()].split()
    alone = line.end() == len(text)
    fits = level in levels or level - 1 in above or (not above and level + 1 == min(levels))
    # a word behind one sign is a tag of a network: #Python
    sure = fits and alone and (level > 1 or (len(words) > 1 and not above)) and words[0][0].isupper()
    if level == 1 and (len(words) == 1 or not words[0][0].isupper()):
        return
    yield Match(
        0,
        level,
        (Edit(level, level, " "),),
        (f"the document has {len(above) + len(below)} headings with a space behind the sign, this line has none",),
        Safety.SAFE if sure else Safety.UNSAFE,
        "" if sure else "it may be no heading",
    )
