"""Find two spaces inside a sentence, where nothing is set in columns."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_NO_BREAK = "\N{NO-BREAK SPACE}"
#: What can end a word inside a sentence; after . ! ? : two spaces are a habit of typists.
_LETTERS = "abcdefghijklmnopqrstuvwxyzßàáâãäåçèéêëìíîïñòóôõöùúûüýąćęłńśźż,"
_PLACE = re.compile(rf"[ {_NO_BREAK}]{{2,3}}(?=[^\W\d_])")
_PLAIN_PLACE = re.compile(r"   ?(?=[^\W\d_])")  # the same where no no-break space stands: faster
_RUN = re.compile(rf"(?:[ {_NO_BREAK}]{{2,}}|\t)(?=\S)")
#: Fewer words than this from the start of the line may be a term in front of its description.
_WORDS_BEFORE = 3
#: A term of fewer words is shorter than this.
_TERM = 200
#: With more runs than one to so many words the line was spaced out on purpose.
_WORDS_PER_RUN = 8
#: A shorter line that was wrapped by hand is rather a row than a sentence.
_SENTENCE = 30


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    return (letter + blanks for letter in _LETTERS for blanks in ("  ", _NO_BREAK + " ", " " + _NO_BREAK))


@normalizer("double-space", options={}, triggers=_triggers)
def double_space(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the surplus spaces between two words of a sentence; nothing in tables, code and justified lines.

    An indent, many runs in one line, a second run in a wrapped line, and two wrapped lines with a run each tell of a
    layout.
    """
    text = passage.text
    places = (_PLACE if _NO_BREAK in text else _PLAIN_PLACE).finditer(text)
    found = [place for place in places if text[place.start() - 1] in _LETTERS and place.start()]
    if not found or "|" in text:
        return
    begin = text.rfind("\n", 0, found[0].start()) + 1
    end = text.find("\n", begin)
    line = text[begin : end if end >= 0 else len(text)]
    plain = len(found) == 1 and line.count("  ") == 1 and "\t" not in line and _NO_BREAK not in line
    runs = 1 if plain else len(_RUN.findall(line))
    if line[:1].isspace() or (runs > 1 and runs * _WORDS_PER_RUN > len(line.split())):
        return
    wrapped = line != text
    if wrapped and ("   " in text[:begin] or "   " in text[begin + len(line) :]):
        return  # its neighbours are columns
    if wrapped and (len(found) > 1 or runs > 1 or len(line) < _SENTENCE):
        return
    for place in found:
        if place.start() - begin < _TERM and len(text[begin : place.start()].split()) < _WORDS_BEFORE:
            continue
        start, stop = place.span()
        edit = Edit(start + 1, stop, "") if text[start] == " " else Edit(start, stop, " ")
        yield Match(start, stop, (edit,), ("two spaces stand between two words of one sentence",))
