"""Weigh one number of an article in another language than English, translated from one with other separators."""

from cleanup.evidence import Evidence
from cleanup.numbers import words
from cleanup.numbers.conventions import convention, name
from cleanup.numbers.place import ENGLISH_WAY, Place, Verdict, known_pointed
from cleanup.rule import Safety

_IN_AMERICA = "much of the Spanish-speaking world writes numbers as English does"


def _told(at: Place, evidence: Evidence, proof: str, own: int, doubt: str = "") -> Verdict:
    source = evidence.source_language or ""
    if not doubt and evidence.language == "es":
        doubt = _IN_AMERICA
    if not doubt and own:
        doubt = f"{own} number{'' if own == 1 else 's'} of this article already in the way of its language"
    return Verdict(
        Safety.UNSAFE if doubt else Safety.SAFE, (proof, f"the text is translated from {name(source)}"), doubt
    )


def commas(at: Place, evidence: Evidence, language: str) -> Verdict | None:
    """Weigh 12,000 and 1,234,567.8 where the language of the article has a decimal comma."""
    number, forms = at.number, evidence.numbers
    if number.grouped_with_decimals(",", ",") and len(number.decimals) < 3 and at.measure and _comma_language(language):
        told = f"two commas, and “{at.measured_by}” behind: the first groups digits, the second stands before decimals"
        return Verdict(Safety.SAFE if evidence.source_language else Safety.UNSAFE, (told,))
    if not _english_way(evidence) or not _comma_language(language) or at.before in words.LABELS:
        return None
    own = forms.pointed + forms.comma_decimals
    if number.grouped_with_decimals(",", "."):
        return _told(at, evidence, f"“{at.written}” has both marks, the comma before the point", 0)
    if not number.grouped_by(","):
        return None
    if len(number.groups) > 2:
        return _told(at, evidence, f"no decimal fraction has two commas: “{at.written}”", 0)
    if at.measure in ("percent", "scale", "unit") and not (number.decimals == "000" and at.measured_by.isalpha()):
        return None
    if forms.thousandths:
        return None
    if number.decimals == "000" and _counts(at, language, whole=int(number.groups[0])):
        return _told(at, evidence, f"nobody counts in three decimals that are all 0: “{at.written} {at.word}”", own)
    if number.decimals[-1] == "0" and _counts(at, language, whole=int(number.groups[0])):
        return _told(
            at, evidence, f"nobody ends a fraction with 0 before what is counted: “{at.written} {at.word}”", own
        )
    if at.sign or at.measure == "money":
        return _told(at, evidence, f"sums of money have no three decimals: “{at.written}”", own)
    if forms.commas > 1 and at.word:
        return _told(at, evidence, f"“{at.written}” stands before “{at.word}”", own, "it may be a decimal fraction")
    return None


def point_decimals(at: Place, evidence: Evidence, language: str) -> Verdict | None:
    """Weigh 3.5 before a percent sign, a word such as million, or money."""
    number = at.number
    if not _english_way(evidence) or not _comma_language(language) or at.before in words.LABELS - words.PREPOSITIONS:
        return None
    whole = number.groups[0]
    if number.marks != (".",) or len(number.decimals) > 2 or (len(whole) > 1 and whole[0] == "0"):
        return None
    if not (at.measure or at.sign):
        return None
    doubt = "" if at.measure != "unit" else "units are often left as they were printed"
    by = at.measured_by or at.text[number.start - 1]
    return _told(at, evidence, f"“{by}” stands with “{at.written}”: decimals", evidence.numbers.comma_decimals, doubt)


def pointed(at: Place, evidence: Evidence, language: str) -> Verdict | None:
    """Weigh 57.000 where the language of the article groups by spaces: French translated from German."""
    number, own = at.number, convention(language)
    if own is None or own.group == "." or own.decimal != "," or not known_pointed(evidence.source_language):
        return None
    if at.before in words.LABELS or not number.grouped_by("."):
        return None
    if len(number.groups) > 2 and (at.word or at.measure):
        return _told(at, evidence, f"no fraction has two points: “{at.written}”", 0)
    if number.decimals == "000" and (at.word or at.measure):
        return _told(at, evidence, "decimals stand behind a comma in this language, so the point groups", 0)
    return None


def _counts(at: Place, language: str, *, whole: int) -> bool:
    """Does a noun that can be counted stand behind the number? A short number may be a setting: 5,000."""
    if language.startswith("de"):
        return at.word[:1].isupper() and len(at.word) > 2
    return (whole > 9 and len(at.word) > 2) or (len(at.word) > 4 and at.word[-1] in "sxieón")


def _english_way(evidence: Evidence) -> bool:
    source = evidence.source_language
    return source is not None and source.partition("-")[0] in ENGLISH_WAY


def _comma_language(language: str) -> bool:
    own = convention(language)
    return own is not None and own.decimal == "," and own.group != ","
