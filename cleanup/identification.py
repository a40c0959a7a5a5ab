"""The language of a text found out: by its function words where they are plain, else by langdetect."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from cleanup.function_words import FUNCTION_WORDS, weights

#: Fewer letters than this say too little: langdetect calls "OK" Portuguese with certainty.
MIN_LETTERS = 60
#: The best language must be this probable to langdetect.
MIN_PROBABILITY = 0.90
#: Words of prose that are enough for a verdict, more only cost time; and code points that hold them.
SAMPLE, NEAR = 300, 3000
#: Words that are mostly enough.
FEW = 100
#: Letters that are enough for langdetect, which is slower.
LETTERS = 1000
#: A text of so many code points may begin in one language and go on in another.
LONG = 8000
#: The function words of the best language must weigh so much: in all, for each word of the text, and as many times
#: what those of the second weigh. Chosen on sentences of manuals in 22 languages and on the Declaration of Human Rights
#: in 530: no text in one of the seven languages goes wrong, and no more in others than with langdetect alone.
WEIGHT, SHARE, TIMES = 1.5, 0.08, 1.3
#: So many of its words must be there, each counted once; in a longer text three times as many.
DISTINCT, LONGER = 3, 40

#: langdetect's names that are not BCP 47.
_TAGS = {"zh-cn": "zh", "zh-tw": "zh", "no": "nb"}
#: langdetect's profiles by script, two at least, since it wants so many; the others are of languages in Latin letters.
_PROFILES = {
    "\u0400-\u052f": ("bg", "mk", "ru", "uk"),
    "\u0370-\u03ff\u1f00-\u1fff": ("el", "he"),
    "\u0590-\u05ff": ("he", "el"),
    "\u0600-\u06ff\u0750-\u077f": ("ar", "fa", "ur"),
    "\u0900-\u097f": ("hi", "mr", "ne"),
    "\u0980-\u0d7f": ("bn", "gu", "kn", "ml", "pa", "ta", "te"),
    "\u0e00-\u0e7f": ("th", "he"),
    "\u1100-\u11ff\uac00-\ud7af": ("ko", "ja"),
    "\u3040-\u30ff\u3400-\u9fff": ("ja", "zh-cn", "zh-tw"),
}
_IN_SCRIPT = [(re.compile(f"[{letters}]"), profiles) for letters, profiles in _PROFILES.items()]
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")


class LanguageDetector(Protocol):
    """Tells the language of a text: a BCP 47 tag, or None if it cannot say."""

    def __call__(self, text: str, /) -> str | None: ...


def detect(text: str, detector: LanguageDetector | None = None) -> str:
    """Return the language of ``text``, "und" if it is too short or too mixed to tell.

    A long text is asked for its beginning, its middle and its end, which must agree. ``detector`` is asked instead of
    `identify`, with words that have a space between them, without digits and marks.
    """
    parts = [_words(text, 0)]
    if sum(map(len, parts[0])) < MIN_LETTERS:
        return "und"
    if len(text) >= LONG:
        parts += (_words(text, len(text) // 2), _words(text, len(text) - NEAR // 2))
    said = {
        _by_words(words) if detector is None else detector(" ".join(words))
        for words in parts
        if sum(map(len, words)) >= MIN_LETTERS
    } - {None}
    return (said.pop() or "und") if len(said) == 1 else "und"


def identify(text: str) -> str | None:
    """Return the language of a text, as a BCP 47 tag, None if it cannot be told.

    Its function words say it, if they are plainly of one of the seven languages that we know best; else langdetect.
    """
    return _by_words(_words(text, 0))


def sample(text: str) -> str:
    """Return the first words of ``text``, letters only: repairs of marks and spaces do not change it."""
    return " ".join(_words(text, 0))


def _words(text: str, at: int) -> Sequence[str]:
    """The first SAMPLE words from ``at`` on, and none that the look cut off."""
    if at + NEAR < len(text):
        words = _WORD.findall(text[at : at + NEAR])[:-1]
        if len(words) >= SAMPLE:
            return words[:SAMPLE]
    return [found[0] for found in islice(_WORD.finditer(text, at), SAMPLE)]


def _by_words(words: Sequence[str]) -> str | None:
    said = by_function_words(words[:FEW])
    if said is None and len(words) > FEW:
        said = by_function_words(words)
    return said or langdetect(" ".join(words)[:LETTERS])


def by_function_words(words: Sequence[str]) -> str | None:
    """Return the language that the function words among ``words`` are plainly of, None if they do not say."""
    weight: dict[str, float] = {}
    distinct: dict[str, int] = {}
    known = weights().get
    for word, times in Counter(" ".join(words).lower().split(" ")).items():
        for language, each in (known(word) or _NO_LANGUAGE).items():
            weight[language] = weight.get(language, 0.0) + each * times
            if len(word) > 1:
                distinct[language] = distinct.get(language, 0) + 1
    if not weight:
        return None
    best = max(weight, key=weight.__getitem__)
    least = max(
        WEIGHT, SHARE * len(words), TIMES * max((weight[other] for other in weight if other != best), default=0)
    )
    fewest = DISTINCT if len(words) < LONGER else 3 * DISTINCT
    return best if best in FUNCTION_WORDS and weight[best] >= least and distinct.get(best, 0) >= fewest else None


_NO_LANGUAGE: dict[str, float] = {}


def langdetect(text: str) -> str | None:
    """Ask langdetect, with a fixed seed and a factory of its own; None below MIN_PROBABILITY.

    It gets the profiles of languages in the script that the text is in: to those in others it gives nothing.
    """
    from langdetect.lang_detect_exception import LangDetectException

    create = _factory(_script(text))
    if create is None:
        return None
    detector = create()
    detector.append(text)
    try:
        guesses = detector.get_probabilities()
    except LangDetectException:
        return None
    probability: dict[str, float] = {}  # langdetect tells two kinds of Chinese apart
    for guess in guesses:
        tag = _TAGS.get(guess.lang, guess.lang)
        probability[tag] = probability.get(tag, 0.0) + guess.prob
    best = max(probability, key=probability.__getitem__, default=None)
    return best if best is not None and probability[best] >= MIN_PROBABILITY else None


def _script(text: str) -> int | None:
    """The number of the script that a text is written in, -1 for Latin letters, None if there are several.

    A few Latin words in a text in another script are not counted: langdetect takes them out, too.
    """
    if text.isascii():
        return -1
    found = {number: len(letters.findall(text)) for number, (letters, _) in enumerate(_IN_SCRIPT)}
    found = {number: times for number, times in found.items() if times}
    if not found:
        return -1
    if len(found) > 1:
        return None
    ((number, times),) = found.items()
    return number if 2 * len(_LATIN.findall(text)) < times else None


@cache
def _factory(script: int | None) -> Callable[[], Any] | None:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    names = [path.name for path in sorted(Path(PROFILES_DIRECTORY).iterdir())]
    if script is not None and script >= 0:
        names = [*_IN_SCRIPT[script][1]]
    elif script is not None:
        elsewhere = {name for _, profiles in _IN_SCRIPT for name in profiles}
        names = [name for name in names if name not in elsewhere]
    factory = DetectorFactory()
    factory.seed = 0
    factory.load_json_profile([Path(PROFILES_DIRECTORY, name).read_text(encoding="utf-8") for name in names])
    create: Callable[[], Any] = factory.create
    return create
