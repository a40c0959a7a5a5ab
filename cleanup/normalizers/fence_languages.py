"""Find names of languages behind the fence of a block of code that were translated: ```pitón."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_FENCE = re.compile(r"(?<![`~])(?:```|~~~)[`~]*+ ?([^\W\d_]+)")
_NAME = re.compile(r"[^\s{},;:=`~]+")


def _gate(article: str, options: Options) -> Iterable[int]:
    if "```" not in article and "~~~" not in article:
        return ()
    known = {form for forms in options["names"].values() for form in forms}
    return (found.start(1) for found in _FENCE.finditer(article) if found[1].lower() in known)


@normalizer(
    "fence-languages",
    options={"names": dict},
    triggers=lambda options, languages: [
        case for forms in options["names"].values() for form in forms for case in (form, form.capitalize())
    ],
    gate=_gate,
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match where a fence names its language with another language's word for it."""
    if passage.kind != "fence":
        return
    found = _NAME.search(passage.text)
    if found is None:
        return
    for right, forms in options["names"].items():
        if found[0].lower() in forms:
            said = f"“{found[0]}” is a translation of “{right}”, and names no language of programs"
            yield Match(found.start(), found.end(), (Edit(found.start(), found.end(), right),), (said,))
