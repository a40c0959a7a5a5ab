"""Find keys of front matter that were translated with the prose: titre: for title:."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_KEY = re.compile(r"^([^\W\d_][\w -]{1,30}?)(?= ?[:=])", re.M)


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    for forms in options["keys"].values():
        for form in forms:
            for case in (form, form.capitalize()):
                yield from (f"{case}:", f"{case} =", f"{case} :")


@normalizer(
    "front-matter-keys",
    options={"keys": dict},
    triggers=_triggers,
    gate=lambda article, options: (0,) if article.startswith(("---", "+++")) else (),
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each key that is another language's word for a known one that is missing."""
    if passage.kind != "front-matter":
        return
    keys = [(found.start(), found[1]) for found in _KEY.finditer(passage.text)]
    there = {key.lower() for _, key in keys}
    for at, key in keys:
        for right, forms in options["keys"].items():
            if key.lower() in forms and right not in there:
                edit = Edit(at, at + len(key), right)
                said = f"“{key}” is a translation of the key “{right}”, which is not there"
                yield Match(at, at + len(key), (edit,), (said,))
