"""How names are spelled: folded for comparison, by a key that all English spellings of one Slavic name share."""

import re
import unicodedata
from functools import lru_cache

#: Letters that no decomposition makes plain.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe"})
_APOSTROPHES = frozenset("'’ʼ`´‘")
#: What differs between English spellings of one Russian, Ukrainian, Belarusian or Bulgarian name, made equal.
_SAME = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"shch", "!"),
        (r"tch", "ch"),
        (r"(?<=[aeou])ff$", "v"),
        (r"kh", "h"),
        (r"ks", "x"),
        (r"(?<=sk|ck)(?:y|i|iy|ii|yi|yy|yj|ij)$", "i"),
        (r"(?:iy|ii|yi|yy|yj|ij|y)$", "i"),
        (r"(?<=.)[yi]+(?=[aou])|[yi]+(?=e)", ""),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeou])i(?=[aeou])", ""),
    )
)
#: How the English spelling of a Slavic or Georgian surname ends.
_SURNAME = re.compile(
    r"(?:[oe]v|[oe]va|[iy]n|[iy]na|s[ck]y|ski[iy]?|skyi|skyy|skay?a|[iy]enko|enko|ch[ue]k|[yi]uk|nik|[ie]ch|ych|shvili|[ae]dze|oy|aya)$"
)
_PLACE = re.compile(r"(?:sk|grad|gorod|burg|gorsk|ov[oek]|ev[oek]|ino|ivka|ovka|evka|pol|pil|kiv|iv|[hn]ets|ets|khov)$")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return ``name`` in lower case, without accents and apostrophes."""
    if name.isascii():
        return name.lower().replace("'", "") if "'" in name else name.lower()
    apart = unicodedata.normalize("NFD", name.lower().translate(_PLAIN))
    return "".join(char for char in apart if char not in _APOSTROPHES and not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Return what the English spellings of one Slavic name have in common: "Aliyev" and "Aliev" give the same."""
    name = folded(name)
    for pattern, to in _SAME:
        name = pattern.sub(to, name)
    return name


def is_slavic_surname(name: str) -> bool:
    """Does an English spelling end like a Slavic (or Georgian) surname?"""
    return _SURNAME.search(folded(name)) is not None


def is_slavic(name: str) -> bool:
    """Does an English spelling end like the name of a person or a town in Eastern Europe?"""
    return is_slavic_surname(name) or _PLACE.search(folded(name)) is not None
