"""Whether a name that was read is meant where it stands: who bears it, and what stands around it."""

from typing import TYPE_CHECKING

from cleanup.names import surroundings
from cleanup.names.article import is_marked
from cleanup.names.given import is_slavic_given
from cleanup.names.romanisation import Romanisation
from cleanup.names.spelling import folded, is_slavic, key
from cleanup.names.tables import gazetteer, protected
from cleanup.names.transduction import KNOWN, Reading

if TYPE_CHECKING:
    from cleanup.evidence import Evidence


def is_meant(text: str, start: int, end: int, reading: Reading, evidence: "Evidence", table: Romanisation) -> bool:
    """Is it that name at this place: no street, and the given name before it is that of its bearer?"""
    if surroundings.names_something_else(text, end, place=False):
        return False
    before = surroundings.given_before(text, start)
    if reading.how == "given" and not surroundings.word_after(text, end)[:1].isupper():
        return False  # a given name alone is anybody's
    if _is_given_of_another(text, end, evidence, table) or _is_half(before, evidence, table):
        return False
    if reading.how in KNOWN:
        if before:
            return is_slavic_given(before, table.candidates(before))
        return reading.how != "borne"
    bearers = evidence.names_before(reading.english)
    if before and bearers:
        return any(same_given(before, bearer, table) for bearer in bearers)
    if reading.how == "shared":
        return False
    return not before or len({key(name) for name in evidence.names_before(reading.form)}) < 2


def same_given(one: str, other: str, table: Romanisation) -> bool:
    """Can two given names be one: equal, an initial, or the romanisation of the other?"""
    if one[1:] in ("", ".") or other[1:] in ("", "."):
        return one[0] == other[0] or any(way[:1] == folded(other)[:1] for way in table.candidates(one))
    wanted = key(other)
    return key(one) == wanted or any(key(way) == wanted for way in table.candidates(one))


def _is_half(before: str, evidence: "Evidence", table: Romanisation) -> bool:
    """Does a part of the name stand before it that shows the romanisation and could not be read?"""
    if not is_marked(before, table) or is_slavic_given(before, table.candidates(before)):
        return False
    return evidence.reading_of(before) is None


def _is_given_of_another(text: str, end: int, evidence: "Evidence", table: Romanisation) -> bool:
    """Does a surname follow that is none of Eastern Europe: is the name the given name of somebody else?"""
    word = surroundings.word_after(text, end)
    if not word[:1].isupper() or text[end : end + 1] not in " \n" or text[end - 1].isupper():
        return False
    plain = folded(word)
    if plain in table.kept:
        return True
    if is_marked(word, table):
        return evidence.reading_of(word) is None
    return not (plain in gazetteer() or (is_slavic(word) and plain not in protected()))
