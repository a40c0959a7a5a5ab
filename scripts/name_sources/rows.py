"""A row of knowledge: what one language calls something that English calls otherwise."""

import unicodedata
from typing import NamedTuple

LANGUAGES = ("fr", "de", "es", "it", "pt", "nl", "pl")
#: The kinds that name a place.
PLACES = frozenset(("city", "country", "subdivision", "region", "physical"))
#: Letters that decomposition does not take apart.
_LETTERS = str.maketrans(dict(zip("łŁøØđĐıßæœ", ["l", "L", "o", "O", "d", "D", "i", "ss", "ae", "oe"], strict=True)))


class Row(NamedTuple):
    """``key`` names the thing itself where the source has an id for it; ``flags`` are those its author gave."""

    language: str
    form: str
    english: str
    kind: str
    source: str
    key: str = ""
    flags: tuple[str, ...] = ()


def plain(name: str) -> str:
    """Return a name in lower case without accents, with one space for whatever joins its words."""
    split = unicodedata.normalize("NFD", name.translate(_LETTERS))
    letters = "".join(c for c in split if not unicodedata.combining(c)).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())
