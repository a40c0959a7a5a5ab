"""Languages: their tags, the language of an article found out, and those that rules are written for."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, Protocol

from cleanup.rule import Rule, speaks

#: Fewer letters than this say too little: langdetect calls "OK" Portuguese with certainty.
MIN_LETTERS = 60
#: The best language must be this probable.
MIN_PROBABILITY = 0.90
#: Letters of prose that are enough for a verdict; more only cost time.
SAMPLE = 3000
#: A text of so many code points may begin in one language and go on in another.
LONG = 8000

#: langdetect's names that are not BCP 47.
_TAGS = {"zh-cn": "zh", "zh-tw": "zh", "no": "nb"}
#: ISO 639-2 and 639-3 codes of languages that BCP 47 calls by two letters, both where a language has two.
_TWO_LETTERS = {
    "ara": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "chi": "zh", "cmn": "zh", "cze": "cs", "dan": "da", "deu": "de",
    "dut": "nl", "ell": "el", "eng": "en", "est": "et", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de",
    "gre": "el", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko",
    "lav": "lv", "lit": "lt", "nld": "nl", "nob": "nb", "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "ron": "ro",
    "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv", "tha": "th",
    "tur": "tr", "ukr": "uk", "vie": "vi", "zho": "zh",
}  # fmt: skip
#: What English calls the languages that rules speak of.
ENGLISH_NAMES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class LanguageDetector(Protocol):
    """Tells the language of a text: a BCP 47 tag, or None if it cannot say."""

    def __call__(self, text: str, /) -> str | None: ...


@lru_cache(maxsize=256)
def normalized(tag: str) -> str | None:
    """Return a language tag in BCP 47 spelling ("pt_br" → "pt-BR", "eng" → "en"); None if it is none."""
    if not _TAG.fullmatch(tag.strip()):
        return None
    first, *rest = re.split("[-_]", tag.strip())
    return "-".join(
        [
            _TWO_LETTERS.get(first.lower(), first.lower()),
            *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest),
        ]
    )


def detect(text: str, detector: LanguageDetector | None = None) -> str:
    """Return the language of ``text``, "und" if it is too short or too mixed to tell.

    A long text is asked for its beginning, its middle and its end, which must agree.
    """
    words = sample(text)
    if sum(map(len, words.split())) < MIN_LETTERS:
        return "und"
    ask = detector or langdetect
    if len(text) < LONG:
        return ask(words) or "und"
    parts = (words, *(_words(text, at, SAMPLE // 2) for at in (len(text) // 2, len(text) - SAMPLE // 2)))
    found = {ask(part) for part in parts if len(part) >= MIN_LETTERS} - {None}
    return found.pop() or "und" if len(found) == 1 else "und"


def sample(text: str) -> str:
    """Return the first words of ``text``, letters only: repairs of marks and spaces do not change it."""
    return _words(text, 0, SAMPLE)


def _words(text: str, at: int, letters: int) -> str:
    words, size = [], 0
    for found in _LETTERS.finditer(text, at):
        words.append(found[0])
        size += len(found[0])
        if size >= letters:
            break
    return " ".join(words)


def langdetect(text: str) -> str | None:
    """Ask langdetect, with a fixed seed and a factory of its own; None below MIN_PROBABILITY."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory()()
    detector.append(text)
    try:
        best = detector.get_probabilities()
    except LangDetectException:
        return None
    if not best or best[0].prob < MIN_PROBABILITY:
        return None
    tag: str = best[0].lang
    return _TAGS.get(tag, tag)


@cache
def _factory() -> Callable[[], Any]:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    factory.load_profile(PROFILES_DIRECTORY)
    create: Callable[[], Any] = factory.create
    return create


class Known(NamedTuple):
    """The languages that rules are written for: of articles, and those that these were translated from."""

    targets: tuple[str, ...]
    sources: tuple[str, ...]

    def missing(self, language: str, source_language: str | None) -> tuple[str, ...]:
        """Return what to say of a language that is none of them; of "und" and None there is nothing to say."""
        return _missing(self, language, source_language)


@lru_cache(maxsize=256)
def _missing(known: Known, language: str, source_language: str | None) -> tuple[str, ...]:
    told = ("language", language, known.targets), ("source language", source_language, known.sources)
    return tuple(
        f"no rule knows the {what} {tag!r} (known: {', '.join(tags)}): only rules for any {what} worked"
        for what, tag, tags in told
        if tag is not None and tag != "und" and not speaks(tags, tag)
    )


def known_to(rules: Sequence[Rule]) -> Known:
    """Return the languages that these rules are written for; as a source also those whose residue is known."""
    targets = {tag for rule in rules for tag in rule.languages} - {"*"}
    sources = {tag for rule in rules for tag in rule.source_languages} | ENGLISH_NAMES.keys()
    return Known(tuple(sorted(targets)), tuple(sorted(sources)))
