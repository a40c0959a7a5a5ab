"""Find a space between the text of a link and its target: [text] (https://example.org/)."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free, matches_of
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

_GAP = re.compile(r"\][ \N{NO-BREAK SPACE}]{1,3}(?=\()")
_TARGET = re.compile(
    r"""\((?:https?://|mailto:|ftp://|\.{1,2}/|\#[^\W\d_][\w-]|/[\w.-]+/|www\.|
    [\w./%-]{1,200}\.(?:md|markdown|html?|pdf|png|jpe?g|gif|svg|webp|txt|rst|php|zip)\b)""",
    re.X | re.I,
)
_TEXT = re.compile(r"\[([^\[\]\n]{1,300})\]$")


@normalizer(
    "spaced-target",
    options={},
    triggers=lambda options, languages: ("] (", "]\N{NO-BREAK SPACE}("),
    gate=matches_of(r"\][ \N{NO-BREAK SPACE}]{1,3}\((?=[#./\w])"),
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match where what stands in the round brackets is an address or a path, and the square ones hold words."""
    text = passage.text
    for gap in _GAP.finditer(text):
        bracket = gap.start()
        if not is_free(passage, bracket, gap.end() + 1) or not _TARGET.match(text, gap.end()):
            continue
        shown = _TEXT.search(text, max(0, bracket - 300), bracket + 1)
        if shown is None or not is_free(passage, shown.start(), shown.start() + 1):
            continue
        end = _closed(text, gap.end())
        if end < 0 or any(char.isspace() for char in text[gap.end() : end].split(' "')[0]):
            continue
        words = sum(char.isalpha() for char in shown[1])
        sure = words >= 2 and not shown[1].startswith("^")
        yield Match(
            bracket,
            end,
            (Edit(bracket + 1, gap.end(), ""),),
            (f"“{text[gap.end() + 1 : end].rstrip(')')}” is an address, and the words before it stand in brackets",),
            Safety.SAFE if sure else Safety.UNSAFE,
            "" if sure else "the brackets may be a number in a list of sources",
        )


def _closed(text: str, start: int) -> int:
    """Where the round bracket closes that opens at ``start``; the end if the text ends in the address; -1 if never."""
    depth = 0
    for at in range(start, min(len(text), start + 2000)):
        if text[at] in "()":
            depth += 1 if text[at] == "(" else -1
            if not depth:
                return at + 1
        elif text[at] == "\n":
            return -1
    return len(text) if len(text) < start + 2000 else -1
