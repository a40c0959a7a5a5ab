"""Find entities of HTML that translation broke: & nbsp; and &nbsp ;, or the full-width ＆nbsp；."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape

from cleanup.evidence import Evidence
from cleanup.markup_reading import is_free, matches_of, speaks_of
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

#: The names that are no words; of those that are, the ones that documents use.
_NAMES = (
    "nbsp|amp|lt|gt|quot|apos|hellip|[mn]dash|[lr][sd]quo|bdquo|sbquo|[lr]saquo|middot|"
    "[aeiou](?:acute|grave|circ|uml)|ccedil|ntilde|[ao]tilde|aring|aelig|oelig|oslash|szlig|iexcl|iquest|laquo|raquo|"
    "ensp|emsp|thinsp|zwn?j|[rlud]arr|frac1[24]|frac34|plusmn|permil|ord[fm]|sup[123]"
)
_WORDS = "copy|reg|trade|bull|times|deg|euro|shy|para|sect|cent|pound|yen"
_ENTITY = re.compile(
    rf"[&＆]( ?)((?:{_NAMES}|({_WORDS}))|([#＃]) ?(?:\d{{2,5}}|x[0-9a-f]{{2,5}}))( ?)[;；]",
    re.I,
)
#: A text that speaks of entities may show them so on purpose.
_ABOUT = re.compile(
    r"\b(?:html|xml|entit\w+|entidad\w*|ampersands?|kaufmanns-und|esperluettes?)\b|实体|實體|実体", re.I
)
_WIDE = str.maketrans("＆＃；", "&#;")

_GATES: Mapping[str, Callable[[str, object], Iterable[int]]] = {
    "half": matches_of(r"& #? ?\w{2,8} ?;", r"&#? ?\w{2,8} ;", r"&# \w{2,8};"),
    "full": matches_of(r"＆ ?[#＃]? ?\w{2,8} ?[;；]", r"& ?[#＃]? ?\w{2,8} ?；", r"& ?＃"),
}


@normalizer(
    "split-entity",
    options={"width": str},
    triggers=lambda options, languages: ("& ", " ;", "&# ") if options["width"] == "half" else tuple("＆；＃"),
    gate=lambda article, options: _GATES[options["width"]](article, options),
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each entity with a space in it; with ``width = "full"``, with marks of full width."""
    text = passage.text
    about: bool | None = None
    for found in _ENTITY.finditer(text):
        whole = found[0].translate(_WIDE)
        if (whole != found[0]) != (options["width"] == "full") or not is_free(passage, *found.span()):
            continue
        entity = whole.replace(" ", "")
        if entity == found[0] or len(unescape(entity)) != 1:
            continue
        edits = tuple(
            Edit(at, at + 1, char.strip(" ").translate(_WIDE))
            for at, char in enumerate(found[0], found.start())
            if char in " ＆＃；"
        )
        about = speaks_of(passage, _ABOUT) if about is None else about
        doubt = "the passage may speak of such entities" if about else _doubt(found)
        yield Match(*found.span(), edits, (f"“{entity}” is an entity",), Safety.UNSAFE if doubt else None, doubt)


def _doubt(found: re.Match[str]) -> str:
    """Why it may be none; empty if it is one."""
    if found[3] and found[1] and found.string[max(0, found.start() - 2) : found.start()].rstrip(" ")[-1:].isalpha():
        return f"“{found[3]}” may be a word behind an ampersand"
    name = found[2].lower()
    if (
        found[5]
        and found[4] is None
        and name not in ("nbsp", "amp", "lt", "gt")
        and unescape(f"&{name} ") != f"&{name} "
    ):
        return "old pages write the entity without a semicolon, and this one may be of the sentence"
    return ""
