"""What a rule is, and what it says: Rule, Match, Safety, Change classes, stages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from cleanup.text import Edit

#: The order in which rules work: what damages the reading of what comes after is repaired first.
STAGES = ("encoding", "characters", "markup", "quotes", "spacing", "punctuation", "numbers", "words", "case", "lines")

#: Stages that are settled together: what must be right before quotation marks can be read, and all the rest.
PHASES = tuple(int(stage >= STAGES.index("quotes")) for stage in range(len(STAGES)))

#: What a rule can declare that it changes; the engine refuses an edit outside.
CHANGE_CLASSES = ("spaces", "quotes", "punctuation", "case", "letters", "digits", "lines", "markup", "code")
#: Those of rules that repair markup: marks of markup; what stands at both ends inside a span of code.
MARKUP_CLASSES = ("markup", "code")


class Safety(StrEnum):
    """How far a fix can be trusted, from the least to the most."""

    SUGGESTION = "suggestion"
    UNSAFE = "unsafe"
    SAFE = "safe"

    rank: int

    def __init__(self, _: str) -> None:
        #: 0 for a suggestion, 1 for unsafe, 2 for safe.
        self.rank = len(self.__class__.__members__)


class Match(NamedTuple):
    """What a normalizer yields: a span of the passage and its edits, all or none; no edit means seen only.

    ``evidence`` are sentences computed from this article. A match may lower the safety of its rule and
    says in ``reason`` why. Matches of one ``group`` (any hashable but None) are applied all or none, also
    over several passages.
    """

    start: int
    end: int
    edits: tuple[Edit, ...] = ()
    evidence: tuple[str, ...] = ()
    safety: Safety | None = None
    reason: str = ""
    group: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text in a rule's file: wrong and ``fixed``, only to be ``seen``, or good."""

    text: str
    fixed: str | None = None
    seen: str | None = None
    language: str = "en"
    source_language: str | None = None
    format: str = "txt"
    #: Wrong form → right form: the glossary that the text is cleaned with.
    glossary: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule file, read and checked.

    ``id`` is "pack/name"; ``languages`` are the target languages it speaks (BCP 47 prefixes, "*" for all);
    ``source_languages`` empty means any, known or not. ``normalizer`` names the code that finds, ``options``
    are its keys. ``formats`` are those whose markup it repairs, if it reaches markup. ``triggers`` are literals one of
    which every match contains; empty: taken from the pattern.
    """

    id: str
    message: str
    why: str
    source: str
    languages: tuple[str, ...]
    stage: str
    safety: Safety
    changes: frozenset[str]
    normalizer: str
    options: Mapping[str, Any] = field(hash=False)
    source_languages: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    scan: bool = False
    reach: str = "prose"
    formats: tuple[str, ...] = ("md",)
    scope: str = "segment"
    note: str = ""
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    foreign: bool = False

    @property
    def pack(self) -> str:
        """The folder that the rule lies in."""
        return self.id.partition("/")[0]

    def speaks(self, language: str) -> bool:
        """Is the rule written for this target language (a BCP 47 tag, "und" if unknown)?"""
        return speaks(self.languages, language)

    def hears(self, source_language: str | None) -> bool:
        """Does the rule apply to text translated from this language (None if unknown)?"""
        if not self.source_languages:
            return True
        return source_language is not None and speaks(self.source_languages, source_language)


def speaks(tags: tuple[str, ...], language: str) -> bool:
    """Is ``language`` one of ``tags`` or a regional form of one? ``"*"`` is every language."""
    return "*" in tags or any(language == tag or language.startswith(tag + "-") for tag in tags)


#: Everything that can stand as a quotation mark, an apostrophe or a prime.
QUOTES = frozenset("\"'`´“”„‟‘’‚‛«»‹›″′「」『』《》〈〉【】")
SPACES = frozenset(
    " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{HAIR SPACE}\N{EN SPACE}\N{EM SPACE}"
    "\N{FIGURE SPACE}\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)
#: What Markdown and HTML mark with, and the forms that East Asian text gives these.
MARKS_OF_MARKUP = frozenset("*_~`#[]()<>/|!＊＿～｀＃［］（）＜＞／｜！")
_LINE_ENDS = frozenset("\n\r")
_WORD = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=4096)
def within(before: str, after: str, allowed: frozenset[str]) -> bool:
    """Does turning ``before`` into ``after`` stay within the change classes ``allowed``?

    Of "lines" these are the line ends; that a deletion takes whole lines is seen in the text (``takes_lines``).
    """
    if "letters" not in allowed and "case" in allowed and before.casefold() == after.casefold():
        return True
    # what the rule may not touch must stand there, in the same order, before and after
    return _rest(before, allowed) == _rest(after, allowed)


def takes_lines(text: str, start: int, end: int) -> bool:
    """Are these whole physical lines of ``text``, with or without the line end before or behind them?"""
    begins = start == 0 or text[start - 1] in _LINE_ENDS or text[start] in _LINE_ENDS
    return begins and (end == len(text) or text[end - 1] in _LINE_ENDS or text[end] in _LINE_ENDS)


def _rest(text: str, allowed: frozenset[str]) -> str:
    """The part of ``text`` that a rule of these classes must leave as it is."""
    marks = MARKS_OF_MARKUP if "markup" in allowed else ()
    return "".join(char for char in text if char not in marks and _class_of(char) not in allowed)


def _class_of(char: str) -> str:
    if char in SPACES:
        return "spaces"
    if char in QUOTES:
        return "quotes"
    if char in _LINE_ENDS:
        return "lines"
    if char.isdigit():
        return "digits"
    if _WORD.match(char):
        return "letters"
    return "punctuation"
