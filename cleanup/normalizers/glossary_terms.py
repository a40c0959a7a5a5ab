"""Find the forms that the user's own glossary does not want, and write the right ones."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.glossary import Glossary, Occurrence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_PARTS = re.compile(r"\s+|\S+")


def _forms(options: Options, languages: Languages) -> Iterable[str]:
    glossary: Glossary | None = options.get("glossary")
    return glossary.literals(languages.target) if glossary is not None else ()


@normalizer("glossary-terms", options={}, triggers=_forms)
def glossary_terms(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each form of the glossary that the Cleaner has put into the options; nothing if it has put none there."""
    glossary: Glossary | None = options.get("glossary")
    if glossary is None:
        return
    for found in glossary.occurrences(passage.text, passage.language or evidence.language):
        yield Match(found.start, found.end, (_edit(found),), (_said(found),))


def _said(found: Occurrence) -> str:
    form, right, term = found.writing.form, found.writing.right, found.writing.term
    place = f", {term.where}" if term.where else ""
    note = f" ({term.note})" if term.note else ""
    said = f"your glossary{place}: “{form}” becomes “{right}”{note}"
    return " ".join(said.split())


def _edit(found: Occurrence) -> Edit:
    """Replace from the first word that differs to the last."""
    old, new = _PARTS.findall(found.writing.form), _PARTS.findall(found.writing.right)
    at = found.start
    while old and new and old[0] == new[0]:
        at += len(old.pop(0))
        new.pop(0)
    while old and new and old[-1] == new[-1]:
        old.pop(), new.pop()
    return Edit(at, at + sum(map(len, old)), "".join(new))
