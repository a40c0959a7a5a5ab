"""Find text that was decoded with the wrong encoding, through ftfy."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.pattern import smallest
from cleanup.rule import Match, Safety
from cleanup.text import Passage

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

#: The first bytes of UTF-8 sequences and their followers, as Windows-1252 and ISO 8859-1 show them.
_LEADS = "ÂÃÄÅÆÇÐÑÎÏØÙà"
_C1 = "".join(map(chr, range(0x80, 0xA0)))
_FOLLOWERS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ" + "".join(map(chr, range(0xA0, 0xC0)))
_BROKEN = re.compile(rf"[{_LEADS}][{_C1}{_FOLLOWERS}]|â[{_C1}€‚„]|ð[{_C1}Ÿ]|ï[»¿]|[{_C1}]")
#: Words that say that an article is about encodings.
_ABOUT = re.compile(
    r"\b(?:[Mm]ojibake|[Ee]ncodings?|[Ee]ncoded|UTF-?8|Unicode|Latin-?1|charset|ftfy|Windows-1252|ISO[- ]8859)\b"
)
_QUOTES = "\"'“”‘’«»`"
#: A longer run without a blank is data, not a word.
_LONGEST = 200


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    yield from (lead + follower for lead in _LEADS for follower in _FOLLOWERS)
    yield from ("â€", "â‚", "â„", "ðŸ", "ï»", "ï¿")
    yield from _C1


@normalizer("mojibake", options={}, triggers=_triggers)
def mojibake(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield for each word with a broken sequence what ftfy reads in it.

    Only the encoding steps of ftfy are used; quotation marks, widths, ligatures and line ends are not its business
    here. Only seen: in an article about encodings, and a word that stands in quotation marks by itself.
    """
    text, end = passage.text, 0
    about = _ABOUT.search(text) or _ABOUT.search(evidence.text[:2000])
    for broken in _BROKEN.finditer(text):
        if broken.start() < end:
            continue
        start, end = _word(text, broken.start(), broken.end())
        word = text[start:end]
        if len(word) > _LONGEST:
            continue
        mended = _mend(word)
        if mended == word:
            continue
        told = (f"“{word}” is “{mended}” read with the wrong encoding",)
        edit = smallest(start, word, mended)
        if about:
            yield Match(start, end, (), told, Safety.SUGGESTION, f"the text is about encodings (“{about[0]}”)")
        elif word[0] in _QUOTES and word.rstrip(".,;:!?)")[-1:] in _QUOTES:
            yield Match(start, end, (), told, Safety.SUGGESTION, "the broken form is quoted")
        else:
            yield Match(start, end, (edit,), told)


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without blanks around a span; a no-break space can be half of a broken character."""
    while start > 0 and text[start - 1] not in " \t\r\n":
        start -= 1
    while end < len(text) and text[end] not in " \t\r\n":
        end += 1
    return start, end


def _mend(word: str) -> str:
    from ftfy import fix_and_explain

    return fix_and_explain(word, _config()).text


@cache
def _config() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False, remove_terminal_escapes=False, fix_latin_ligatures=False, fix_character_width=False,
        uncurl_quotes=False, fix_line_breaks=False, fix_surrogates=False, remove_control_chars=False,
        normalization=None, restore_byte_a0=True, replace_lossy_sequences=False, decode_inconsistent_utf8=True,
        fix_c1_controls=True, fix_encoding=True,
    )  # fmt: skip
