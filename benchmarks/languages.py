"""Is a language found out as well as by langdetect with all its profiles, and how much faster?

``python benchmarks/languages.py SENTENCES``: a table with tabs, on each line a BCP 47 tag and a text in that language.
"""

import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from cleanup.function_words import FUNCTION_WORDS
from cleanup.identification import MIN_PROBABILITY, by_function_words, detect, sample

ROUNDS = 3
MOST = 4000


def all_profiles() -> Callable[[str], str | None]:
    """Return langdetect as it comes, with a fixed seed."""
    factory = DetectorFactory()
    factory.seed = 0
    factory.load_profile(PROFILES_DIRECTORY)

    def ask(text: str) -> str | None:
        detector = factory.create()
        detector.append(text)
        try:
            best = detector.get_probabilities()
        except LangDetectException:
            return None
        return best[0].lang if best and best[0].prob >= MIN_PROBABILITY else None

    return ask


def found_out(text: str) -> str | None:
    """Return what a Cleaner finds out: nothing of too few letters."""
    language = detect(text)
    return None if language == "und" else language


def same(found: str | None, tag: str) -> bool:
    return found is not None and {"no": "nb"}.get(found, found.partition("-")[0]) == tag.partition("-")[0]


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    random.Random(1).shuffle(lines)
    pairs = [(tag, sample(text)) for tag, _, text in (line.partition("\t") for line in lines[:MOST])]
    detectors = {"langdetect, all profiles": all_profiles(), "ours": found_out}
    for ask in detectors.values():
        for _, text in pairs[:200]:
            ask(text)
    seconds: dict[str, list[float]] = {name: [] for name in detectors}
    for _ in range(ROUNDS):
        for name, ask in detectors.items():
            begin = time.process_time()
            for _, text in pairs:
                ask(text)
            seconds[name].append(time.process_time() - begin)
    for known in (True, False):
        some = [(tag, text) for tag, text in pairs if (tag.partition("-")[0] in FUNCTION_WORDS) is known]
        print(f"{len(some)} texts in {'the seven languages of our function words' if known else 'other languages'}")
        for name, ask in detectors.items():
            told = Counter(
                "right" if same(found, tag) else "none" if found is None else "wrong"
                for tag, text in some
                for found in (ask(text),)
            )
            print(f"  {name}: {told['right']} right, {told['wrong']} wrong, {told['none']} not told")
    plain = sum(by_function_words(text.lower().split()) is not None for _, text in pairs)
    theirs, ours = (statistics.median(seconds[name]) for name in detectors)
    print(f"told by function words alone: {100 * plain / len(pairs):.0f} %; speed {theirs / ours:.1f} x")


if __name__ == "__main__":
    main()
