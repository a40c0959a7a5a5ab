"""Find words in British spelling among American ones, and the other way round."""

from collections.abc import Iterable

from cleanup import spelling
from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.spelling import AMERICAN, BRITISH, Place, Spelling
from cleanup.text import Edit, Passage


def _nothing_to_do(evidence: Evidence) -> bool:
    """No region is told, and the article has not both spellings: this is seen at a glance."""
    languages = {evidence.language, *(passage.language for passage in evidence.passages if passage.language)}
    if any(spelling.told(language) for language in languages):
        return False
    return not evidence.spelling.is_mixed


def _with_words(options: Options, evidence: Evidence) -> Iterable[int]:
    if evidence.spelling.is_mixed:
        return evidence.spelling.passages
    return (passage.number for passage in evidence.passages if any(spelling.places(passage.text)))


def _other_side(options: Options, languages: Languages) -> Iterable[str]:
    """The words of the spelling that the region does not write; where none is told, both must be there."""
    return spelling.literals(AMERICAN if spelling.told(languages.target) == BRITISH else BRITISH)


@normalizer("spelling-convention", options={}, triggers=_other_side, places=_with_words, idle=_nothing_to_do)
def spelling_convention(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the words that are not in the spelling of the region that is told, or of nearly all others.

    One match for each word of a passage, wherever it stands there. Where neither spelling is clearly the commoner
    one, the first word of the rarer is seen, once in the article.
    """
    told = spelling.told(passage.language or evidence.language)
    counts = evidence.spelling
    if told is None or not (told or counts.is_mixed):
        return
    places = list(spelling.places(passage.text))
    wanted = told or counts.main
    said = (_counted(counts),) if counts.is_mixed else ()
    if not wanted:
        number, word = counts.odd
        place = next((place for place in places if place.word == word), None)
        if number == passage.number and place is not None:
            reason = "neither spelling is clearly the commoner one"
            yield Match(place.start, place.end, (), said, Safety.SUGGESTION, reason)
        return
    if told:
        said = (f"the language is told: {passage.language or evidence.language}", *said)
    known = spelling.words()
    found: dict[str, list[Place]] = {}
    for place in places:
        if known[place.word].side != wanted:
            found.setdefault(place.word, []).append(place)
    for word, its in found.items():
        edits = tuple(Edit(place.start, place.end, known[word].other) for place in its)
        yield Match(its[0].start, its[0].end, edits, (f"“{word}” is {known[word].side}", *said))


def _counted(counts: Spelling) -> str:
    """Say how many words stand on each side, the larger one first: "“colour”, “centre” and 5 more are British, …"."""
    sides = [(BRITISH, counts.british), (AMERICAN, counts.american)]
    sides.sort(key=lambda side: -sum(count for _, count in side[1]))
    return ", ".join(_listed(name, words) for name, words in sides) + " in this article"


def _listed(name: str, words: tuple[tuple[str, int], ...]) -> str:
    shown = [f"“{word}”" for word, _ in words[:2]]
    more = sum(count for _, count in words) - len(shown)
    if more:
        shown[-1] += f" and {more} more"
    return (
        f"{', '.join(shown) if more else ' and '.join(shown)} {'is' if len(shown) == 1 and not more else 'are'} {name}"
    )
