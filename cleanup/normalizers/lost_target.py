"""Find links in a document whose target is gone: an anchor that no heading has, an undefined reference."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free, links
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Passage

_ANCHOR = re.compile(r"\]\(#([^\s()]+)\)")
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,200})\]\[([^\[\]\n]{1,200})\]")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:[ \t]*\S", re.M)
_NAMED = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)|\{[^{}\n]*#([\w.:-]+)[^{}\n]*\}")
#: With more headings or definitions than this, none is said to be near.
MANY = 300
_HEADING = re.compile(r"^(?:[ >]*#{1,6}[ \t]+(.+)|(\S[^\n]*)\n[ >]*(?:=+|-+)[ \t]*)$", re.M)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")


def _gate(article: str, options: Options) -> Iterator[int]:
    """The places of links whose target does not stand in the document as it is written."""
    if options["what"] == "anchor":
        found = [(link.start(), link[1]) for link in _ANCHOR.finditer(article)]
        known = _anchors_of(article)[0] if found else frozenset()
        return (at for at, name in found if _bare(name) not in known)
    used = [(link.start(), link[2]) for link in _REFERENCE.finditer(article)] if "][" in article else []
    defined = {name.casefold() for name in _definitions(article)} if used else set()
    return (at for at, name in used if name.casefold() not in defined)


@normalizer(
    "lost-target",
    options={"what": str},
    triggers=lambda options, languages: ("](#",) if options["what"] == "anchor" else ("][",),
    gate=_gate,
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield what is lost, with the one that may be meant where one is near."""
    yield from _anchors(passage, evidence) if options["what"] == "anchor" else _references(passage, evidence)


def _anchors(passage: Passage, evidence: Evidence) -> Iterator[Match]:
    if evidence.scope == "segment":
        return
    text = passage.text
    for link in links(passage):
        found = _ANCHOR.search(text, link.end, link.close)
        if found is None:
            continue
        known, order = _known(evidence)
        name = found[1].lower()
        if not known or _bare(name) in known or "%" in name or name in ("top", ""):
            continue
        shown = slug(text[link.start : link.end])
        near = shown if shown in order else _nearest(name, order)
        if near is None:
            continue
        said = (f"no heading of the document has the anchor #{found[1]}", f"#{near} may be meant")
        yield Match(found.start() + 2, found.end() - 1, (), said)


def _known(evidence: Evidence) -> tuple[frozenset[str], tuple[str, ...]]:
    """The anchors of the document: all, and those of its headings in order."""
    return evidence.ask(("anchors",), lambda: _anchors_of(evidence.article))


def _anchors_of(article: str) -> tuple[frozenset[str], tuple[str, ...]]:
    headings: list[str] = []
    seen: dict[str, int] = {}
    for found in _HEADING.finditer(article):
        name = slug((found[1] or found[2]).rstrip(" \t#"))
        seen[name] = seen.get(name, -1) + 1
        headings.append(f"{name}-{seen[name]}" if seen[name] else name)
    named = (found[1] or found[2] for found in _NAMED.finditer(article))
    everything = frozenset(map(_bare, (*headings, *named)))
    return everything, tuple(dict.fromkeys(headings))


def _bare(anchor: str) -> str:
    """Letters without accents, and digits: programs that make anchors differ in the rest."""
    return "".join(filter(str.isalnum, _folded(anchor)))


def slug(heading: str) -> str:
    """Return the anchor that GitHub gives a heading: lower case, blanks as hyphens, marks left out."""
    shown = _LINK.sub(r"\1", heading)
    kept = (char for char in shown.strip().lower() if char in " -_" or unicodedata.category(char)[0] in "LNM")
    return "".join(kept).replace(" ", "-")


def _references(passage: Passage, evidence: Evidence) -> Iterator[Match]:
    text = passage.text
    for found in _REFERENCE.finditer(text):
        if not is_free(passage, found.start(), found.start() + 1) or not is_free(passage, found.end() - 1, found.end()):
            continue
        defined = evidence.ask(("definitions",), lambda: _definitions(evidence.article))
        folded = {_folded(name): name for name in defined} if len(defined) <= MANY else {}
        near = _nearest(_folded(found[2]), tuple(folded))
        if near is None:
            continue
        name = folded[near]
        yield Match(
            found.start(2),
            found.end(2),
            (),
            (f"nothing in the document defines “{found[2]}”", f"“{name}” is defined and may be meant"),
        )


def _nearest(name: str, known: Sequence[str]) -> str | None:
    """The known name that is most like this one; None if none is, or if there are too many to compare."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60) if len(known) <= MANY else None
    return None if found is None else str(found[0])


def _definitions(article: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found[1] for found in _DEFINITION.finditer(article) if not found[1].startswith("^")))


def _folded(name: str) -> str:
    """The name without accents, in lower case."""
    return "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))
