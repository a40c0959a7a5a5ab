"""Find lines that are not the article but the page around it, in the words a translation gives them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from cleanup.evidence import Evidence
from cleanup.language import ENGLISH_NAMES
from cleanup.lines import lines, stands_alone, with_line_end
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.pattern import compiled
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

#: A longer line is a paragraph, whatever it begins with.
LONGEST = 300

#: What a row can name in braces: the title that a teaser leads to, the agencies that a credit names.
_PARTS = {
    "{title}": r"""(?:\s*[:|>→»·–—-]+)?\s*(?<=[\s:|>→»·–—-])(?P<title>["“«‘'(]?[A-Z0-9À-Þ][^\n]{7,240})""",
    "{agency}": r"(?:AFP|Reuters|AP|dpa|ANSA|EFE|Europa Press|Lusa|ANP|Belga|PAP|TASS|Tass|RIA Novosti|Interfax|APA|"
    r"SDA|ATS|AGI|Adnkronos|Bloomberg|Agence France-Presse|Associated Press|agencies|news agencies)",
    "{language}": r"(?:[A-Z][a-z]+|french|german|spanish|italian|russian|portuguese|dutch|polish)",
    "{engine}": r"(?:Google(?: Translate)?|DeepL|Bing|Microsoft Translator|Yandex(?:\.?Translate)?|ChatGPT|AI|machine)",
}
#: Kinds of passage that a page does not put its boilerplate in: there the words are what they say.
_OTHER_KINDS = ("heading", "cell", "cue", "message", "title")
_ATTRIBUTION = re.compile(
    r"\b(?:he|she|they|I|we|who|which) (?:\w+ )?(?:said|says|wrote|told|thought|asked|is|was|were|are)\b"
)


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    return (literal for row in options["rows"] for literal in _wakes(tuple(row["wakes"])))


@lru_cache(maxsize=256)
def _wakes(literals: tuple[str, ...]) -> tuple[str, ...]:
    """Each as it is, in capitals (READ ALSO) and in the capitals of a title (Read Also)."""
    titles = [re.sub(r"(?<= )[a-z]", lambda found: found[0].upper(), literal) for literal in literals]
    return tuple(dict.fromkeys((*literals, *titles, *map(str.upper, literals))))


@normalizer("boilerplate-lines", options={"rows": list}, triggers=_literals)
def boilerplate_lines(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the lines that a row describes as a whole, each with the edit that deletes it.

    A row has ``line`` (a pattern for the whole line), ``wakes`` (literals, one of them stands in it) and ``was``
    (the line as the source language has it); with ``source = true`` it holds only for an article from one of these
    languages, with ``seen = true`` it is only shown. Lines in the middle of a sentence are left alone.
    """
    if passage.kind in _OTHER_KINDS:
        return
    text = passage.text
    if len(text) > LONGEST and "\n" not in text:
        return
    rows = [row for row in options["rows"] if any(literal in text for literal in _wakes(tuple(row["wakes"])))]
    spans = lines(text) if rows else []
    for i, (start, end) in enumerate(spans):
        line = text[start:end].strip()
        row = _row(line, rows) if 2 < len(line) <= LONGEST else None
        if row is None or not stands_alone(text, spans, i):
            continue
        was: Mapping[str, str] = row.get("was", {})
        source = (evidence.source_language or "").partition("-")[0] if row.get("source") or was else ""
        if row.get("source") and source not in was:
            continue
        seen = row.get("seen")
        reason = "" if not seen else "such a line can also belong to the article"
        edit = Edit(*with_line_end(text, start, end), "")
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


def _told(line: str, was: Mapping[str, str], source: str) -> str:
    if source in was:
        return f"a line of its own that translates the {ENGLISH_NAMES[source]} “{was[source]}”"
    known = [f"“{text}” ({ENGLISH_NAMES[language]})" for language, text in list(was.items())[:3]]
    return (
        f"a line of its own, as pages have it beside an article: {', '.join(known)}" if known else "a line of its own"
    )
