"""Find lines that are not the article but the page around it, in the words a translation gives them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.pattern import compiled
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

#: A longer line is a paragraph, whatever it begins with.
LONGEST = 300

#: What a row can name in braces: the title that a teaser leads to, the agencies that a credit names.
_PARTS = {
    "{title}": r"""(?P<sign>\s*[:|>→»·–—-]+)?\s*(?<=[\s:|>→»·–—-])(?P<title>["“«‘'(]?[A-Z0-9\u00c0-\u00de][^\n]{7,240})""",
    "{agency}": r"(?:AFP|Reuters|AP|dpa|ANSA|EFE|Europa Press|Lusa|ANP|Belga|PAP|TASS|Tass|RIA Novosti|Interfax|APA|SDA|"
    r"ATS|AGI|Adnkronos|Bloomberg|Agence France-Presse|Associated Press|the Associated Press|agencies|news agencies)",
    "{language}": r"(?:[A-Z][a-z]+|french|german|spanish|italian|russian|portuguese|dutch|polish)",
    "{engine}": r"(?:Google(?: Translate)?|DeepL|Bing|Microsoft Translator|Yandex(?:\.?Translate)?|ChatGPT|AI|machine)",
}
_LANGUAGES = {
    "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "pl": "Polish", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
#: Kinds of passage that a page does not put its boilerplate in: there the words are what they say.
_OTHER_KINDS = ("heading", "cell", "cue", "message", "title")
_ENDS = tuple(".?!…:”\"»)’")
_ATTRIBUTION = re.compile(r"\b(?:he|she|they|I|we|who|which) (?:\w+ )?(?:said|says|wrote|told|thought|asked|is|was|were|are)\b")


def _literals(options: Options) -> Iterable[str]:
    for row in options["rows"]:
        for literal in row["wakes"]:
            yield literal
            yield literal.upper()


@normalizer("boilerplate-lines", options={"rows": list}, triggers=_literals)
def boilerplate_lines(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the lines that a row describes as a whole, each with the edit that deletes it.

    A row has ``line`` (a pattern for the whole line), ``wakes`` (literals, one of them stands in it) and ``was``
    (the line as the source language has it); with ``source = true`` it holds only for an article from one of these
    languages, with ``seen = true`` it is only shown. Lines in the middle of a sentence are left alone.
    """
    if passage.kind in _OTHER_KINDS:
        return
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\r\n]+", passage.text)]
    for i, (start, end) in enumerate(lines):
        line = passage.text[start:end].strip()
        row = _row(line, options["rows"]) if 2 < len(line) <= LONGEST else None
        if row is None or not _stands_alone(passage.text, lines, i):
            continue
        was: Mapping[str, str] = row.get("was", {})
        source = (evidence.source_language or "").partition("-")[0] if row.get("source") or was else ""
        if row.get("source") and source and source not in was:
            continue
        seen = row.get("seen") or (row.get("source") and not source)
        reason = "" if not seen else "such a line can also belong to the article"
        edit = Edit(*_with_line_end(passage.text, start, end), "")
        yield Match(start, end, (edit,), (_told(line, was, source),), Safety.SUGGESTION if seen else None, reason)


def _row(line: str, rows: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    for row in rows:
        found = compiled(_whole(row["line"])).fullmatch(line)
        if found is not None and ("{title}" not in row["line"] or _is_title(found["title"])):
            return row
    return None


@lru_cache(maxsize=1024)
def _whole(line: str) -> str:
    for name, pattern in _PARTS.items():
        line = line.replace(name, pattern)
    return line


def _is_title(title: str) -> bool:
    """A headline: a few words that end without a stop and tell nothing of who said it."""
    return len(title.split()) > 2 and not title.endswith((".", ",", ";")) and not _ATTRIBUTION.search(title[-30:])


def _stands_alone(text: str, lines: list[tuple[int, int]], i: int) -> bool:
    """Is the line no part of a hard-wrapped sentence?"""
    before = text[slice(*lines[i - 1])].rstrip() if i else ""
    after = text[slice(*lines[i + 1])].lstrip() if i + 1 < len(lines) else ""
    ended = not before or before.endswith(_ENDS) or len(before) < 50
    return ended and not after[:1].islower()


def _with_line_end(text: str, start: int, end: int) -> tuple[int, int]:
    """Take one line end along where other lines of the passage stay."""
    for line_end in ("\r\n", "\n"):
        if text.startswith(line_end, end):
            return start, end + len(line_end)
    for line_end in ("\r\n", "\n"):
        if text.endswith(line_end, 0, start):
            return start - len(line_end), end
    return start, end


def _told(line: str, was: Mapping[str, str], source: str) -> str:
    if source in was:
        return f"a line of its own that translates the {_LANGUAGES[source]} “{was[source]}”"
    known = [f"“{text}” ({_LANGUAGES[language]})" for language, text in list(was.items())[:3]]
    return f"a line of its own, as pages have it beside an article: {', '.join(known)}" if known else "a line of its own"
