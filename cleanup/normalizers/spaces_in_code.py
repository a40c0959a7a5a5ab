"""Find a space that translation put at one end inside a span of code: `` README.md``."""

import re
from collections.abc import Collection, Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import code_in_lines, code_spans, is_free
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

#: What is code by itself, so that a space at its end is no part of it: a name, a path, a call, a command.
_NAME = re.compile(r"[\w./@-][^`\n]*[\w)\]}/*+]|\w")
#: Letters that begin something else: a prefix such as “Bearer ”, and what is shown with its space, are no damage.
_SHOWN = re.compile(r"\s(?:space|blank|prefix|whitespace|espace|Leerzeichen|espacio|spazio|espaço)s?\b", re.I)


def _gate(article: str, options: Options) -> Iterable[int]:
    return (found.start() for found in code_in_lines(article) if (found[2][0] == " ") != (found[2][-1] == " "))


@normalizer("spaces-in-code", options={}, triggers=lambda options, languages: ("` ", " `"), gate=_gate)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for code with a space at one end: at both ends Markdown drops them, so they do no harm."""
    text = passage.text
    if "`" not in text or _SHOWN.search(text):
        return
    spans = list(code_spans(passage))
    tight = {text[span.start : span.end] for span in spans}
    free = any(is_free(passage, at.start(), at.end()) for at in re.finditer("`", text))
    for span in spans:
        inside = text[span.start : span.end]
        name = inside.strip(" ")
        leads, trails = inside.startswith(" "), inside.endswith(" ")
        if leads == trails or not _NAME.fullmatch(name):
            continue
        low = span.start if leads else span.start + len(name)
        high = low + len(inside) - len(name)
        edits = [Edit(low, high, "")]
        outer = text[span.open - 1 : span.open] if leads else text[span.close : span.close + 1]
        moved = outer.isalpha()
        if moved:
            edits.append(Edit(span.open, span.open, " ") if leads else Edit(span.close, span.close, " "))
        yield Match(
            span.open,
            span.close,
            tuple(sorted(edits)),
            *_judged(text, span.open, name, leads, moved and not free, tight),
        )


def _judged(
    text: str, open: int, name: str, leads: bool, moved: bool, tight: Collection[str]
) -> tuple[tuple[str, ...], Safety, str]:
    twice = text.startswith("``", open)
    if moved and leads:
        return (f"the space before “{name}” stands inside its marks, none outside",), Safety.SAFE, ""
    if twice and leads and not moved:
        return (f"“{name}” needs no doubled marks, and no space at one end of it",), Safety.SAFE, ""
    if name in tight:
        return (f"“{name}” stands as code without the space as well",), Safety.SAFE, ""
    return (f"“{name}” has a space at one end only",), Safety.UNSAFE, "the space may be meant"
