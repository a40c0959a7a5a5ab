"""The language of a text found out: by its function words where they are plain, else by langdetect."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from cleanup.function_words import FUNCTION_WORDS, weights

#: Fewer letters than this say too little: langdetect calls "OK" Portuguese with certainty.
MIN_LETTERS = 60
#: The best language must be this probable to langdetect.
MIN_PROBABILITY = 0.90
#: Letters of prose that are enough for a verdict; more only cost time.
SAMPLE = 3000
#: Words at the beginning, and in two more places, that are enough for function words; code points that hold a word.
FEW, FEWER, EACH = 100, 50, 9
#: A text of so many code points may begin in one language and go on in another.
LONG = 8000
#: The function words of the best language must weigh so much: in all, for each word of the text, and as many times
#: what those of the second weigh. Chosen on sentences of manuals in 22 languages and on the Declaration of Human Rights
#: in 530: no text in one of the seven languages goes wrong, and no more in others than with langdetect alone.
WEIGHT, SHARE, TIMES = 1.5, 0.08, 1.3
#: So many of its words must be there, each counted once; in a longer text three times as many.
DISTINCT, LONGER = 3, 60
#: Where one character in so many is of another script, words in Latin letters say nothing.
OTHER = 10

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
_OTHER = re.compile(f"[{''.join(_PROFILES)}]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")


class LanguageDetector(Protocol):
    """Tells the language of a text: a BCP 47 tag, or None if it cannot say."""

    def __call__(self, text: str, /) -> str | None: ...


def detect(text: str, detector: LanguageDetector | None = None) -> str:
    """Return the language of ``text``, "und" if it is too short or too mixed to tell.

    Function words count if those at the beginning, in the middle and at the end say the same. Else langdetect is asked,
    or ``detector``, which is always: for the first words, with a space between them, without digits and marks; of a
    long text also for words in the middle and at the end, which must agree.
    """
    if detector is None and (plain := _plain(text)) is not None:
        return plain
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
    for found in _WORD.finditer(text, at):
        words.append(found[0])
        size += len(found[0])
        if size >= letters:
            break
    return " ".join(words)


def _plain(text: str) -> str | None:
    """The language of which the function words plainly are, wherever one looks."""
    first = by_function_words(_few(text, 0, FEW))
    if first is None or len(text) < FEW * EACH:
        return first
    for at in (len(text) // 2, len(text) - FEWER * EACH):
        if _best(_few(text, at, FEWER))[0] != first:
            return None
    return first


def _few(text: str, at: int, count: int) -> Sequence[str]:
    """The first words from ``at`` on, in small letters, without one that the look cut off at its end."""
    if at + count * EACH < len(text):
        words = _WORD.findall(text[at : at + count * EACH].lower())[:-1]
        if len(words) >= count:
            return words[:count]
    return [found[0].lower() for found in islice(_WORD.finditer(text, at), count)]


def by_function_words(words: Sequence[str]) -> str | None:
    """Return the language that the function words among ``words`` are plainly of, None if they do not say.

    They are in small letters.
    """
    best, plainly = _best(words)
    return best if plainly else None


def _best(words: Sequence[str]) -> tuple[str | None, bool]:
    """The language that most of the function words among ``words`` are of, and whether they are so plainly."""
    letters = "".join(words)
    if not letters.isascii() and len(_OTHER.findall(letters)) * OTHER > len(letters):
        return None, False
    weight: dict[str, float] = {}
    distinct: dict[str, int] = {}
    known = weights().get
    for word, times in Counter(words).items():
        for language, each in known(word, ()):
            weight[language] = weight.get(language, 0.0) + each * times
            if len(word) > 1:
                distinct[language] = distinct.get(language, 0) + 1
    if not weight:
        return None, False
    best = max(weight, key=weight.__getitem__)
    second = max((each for language, each in weight.items() if language != best), default=0.0)
    least = max(WEIGHT, SHARE * len(words), TIMES * second)
    fewest = DISTINCT if len(words) < LONGER else 3 * DISTINCT
    return best, best in FUNCTION_WORDS and weight[best] >= least and distinct.get(best, 0) >= fewest


@lru_cache(maxsize=32)
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
