"""Straight marks that hold no quotation but a string of a program or a part of its data."""

import re

from cleanup.quotations.marks import Mark
from cleanup.quotations.reading import Read, Role
from cleanup.quotations.run import Run

#: What stands after the closing mark of a quotation; what stands after a string may be anything.
_AFTER_PROSE = re.compile(r"""[.,;:!?…)\]]{0,3}(?:[\s"'”’»—–]|$)|\w|[-—–]""")
#: A letter or two and the spaces behind them: nobody quotes so little.
_SHORT_STRING = re.compile(r'"\w{1,2} {1,8}$')
_LONGEST_STRING = 11
#: What is said of strings, whose outer spaces are their own: lines starting with "From ".
_OF_STRINGS = re.compile(
    r"\b(?:lines?|(?:sub)?strings?|append(?:s|ed|ing)?|prefix\w*|suffix\w*|begin(?:s|ning)?|start(?:s|ing)?|match\w*|"
    r"contain\w*|typed?|enter(?:s|ed)?)\b[^.!?\n]{0,25}$"
)
#: A call of a function up to its next argument: ``SUM.IF(A1:A5;"A??"``.
_CALL = re.compile(r"\w\((?:[^()\s]|\([^()\s]{0,40}\)){0,80}(?<=[;,])$")
#: A string inside a call: ``CONCAT("Good "; "evening")``, ``TRIM(" x ")``.
_ARGUMENT = re.compile(r"\b[A-ZÀ-Ý][A-ZÀ-Ý0-9_.]{2,} ?\([^()\n]{0,120}$")
#: Seconds and inches behind a number, minutes or feet before it: 48°12'21.92".
_SECONDS = re.compile(r"\d['’′]\d{1,2}(?:[.,]\d+)?$")
_TELLS = re.compile(r"(?:tells|points out|suggests|shows|explains|describes)\b")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
#: What joins two marks that are spoken of: « and ».
_JOINING = frozenset(("and", "or", "e", "o", "y", "u", "et", "ou", "und", "oder", "en", "of", "i", "lub"))
#: One letter between straight marks inside a word: ``YYYY-MM-DD"T"HH:MM``.
#: An option of a command, with its text glued to it: git commit -m"…".
_OPTION = re.compile(r"(?<!\S)--?\w{1,12}\Z")
_FIELD = re.compile(r'\w"\w"\w')


class Strings:
    """Knows which pairs of straight marks in a run hold strings."""

    def __init__(self, run: Run) -> None:
        self._run = run
        #: How many pairs are lopsided: if more than one, that is the habit of an engine.
        self._lopsided = sum(
            read.role == Role.OPENS and read.partner is not None and self._is_lopsided(mark, run.marks[read.partner])
            for mark, read in zip(run.marks, run.reads, strict=True)
            if mark.around.glyph == '"'
        )

    def holds(self, mark: Mark, read: Read, *, opening: bool) -> bool:
        """Do straight marks hold a string of a program, to which the space inside belongs?

        So it is where strings and lines are spoken of, and where a single pair has one word with a space on one side.
        """
        if read.partner is None:
            return False
        other = self._run.marks[read.partner]
        opener, closer = (mark, other) if opening else (other, mark)
        text = self._run.text(opener)
        if _ARGUMENT.search(text, max(0, opener.start - 160), opener.start):
            return True
        if _OF_STRINGS.search(text, max(0, opener.start - 40), opener.start):
            return True
        return self._lopsided == 1 and self._is_lopsided(opener, closer)

    def _is_lopsided(self, opener: Mark, closer: Mark) -> bool:
        """Do straight marks hold one word with a space on one side only?"""
        if opener.around.right_space == closer.around.left_space or closer.around.glyph != '"':
            return False
        if self._run.passage(closer) != self._run.passage(opener):
            return False
        return len(self._run.text(opener)[opener.end : closer.start].split()) == 1


def ends_a_string(text: str, mark: Mark) -> bool:
    """Does a closing straight mark end a string that a space belongs to (``"Name: "``, ``"a "``, ``"is ".$name``)?"""
    left = mark.around.left
    if not (left.isalnum() or left in ".,!?…)]%") or not _AFTER_PROSE.match(text, mark.end):
        return True
    return _SHORT_STRING.search(text, max(0, mark.start - _LONGEST_STRING), mark.start) is not None


def is_data(text: str, mark: Mark) -> bool:
    """Is the mark part of a list of data (``"a","b"``), a query (``label:"bug"``, ``from:"Ann Lee"``) or a pattern?"""
    left = text[mark.start - 1]
    if (
        is_field(text, mark.start)
        or is_seconds(text, mark)
        or _OPTION.search(text, max(0, mark.start - 16), mark.start)
    ):
        return True
    if left == ":" and mark.around.glyph == '"':
        return not mark.around.right_space and len(text[mark.end :].partition('"')[0].split()) < 4
    if left in ",;" and _CALL.search(text, max(0, mark.start - 90), mark.start):
        return True
    return left in ",;" and mark.start >= 2 and text[mark.start - 2] in "\"”’'»“"


def is_seconds(text: str, mark: Mark) -> bool:
    """Does a mark stand for seconds or inches behind minutes or feet?"""
    return _SECONDS.search(text, max(0, mark.start - 12), mark.start) is not None


def are_named(run: Run, opener: Mark, closer: Mark) -> bool:
    """Are two marks spoken of, with nothing but “and” between them?"""
    if run.passage(opener) != run.passage(closer) or not (opener.around.right_space and closer.around.left_space):
        return False
    return run.text(opener)[opener.end : closer.start].strip() in _JOINING


def is_field(text: str, at: int) -> bool:
    """Does a letter between straight marks stand inside a word (``YYYY-MM-DD"T"HH``), the first mark at ``at``?"""
    return at > 0 and _FIELD.match(text, at - 1) is not None


def is_name_of_a_work(quoted: str, after: str) -> bool:
    """Are the words between two marks a title: all of four letters or more with a capital, or what tells a story?"""
    words = _WORDS.findall(quoted)
    if not words or len(words) > 7 or any(word[0].islower() and len(word) > 3 for word in words):
        return False
    return len(words) > 1 or (words[0][0].isupper() and _TELLS.match(after) is not None)
