"""How fast is cleaning, as a ratio to ftfy.fix_text in the same run: ``python benchmarks/speed.py [FOLDER]``.

Articles of about 5 kB are cut from the text files of FOLDER, or put together from the paragraphs of the project's own
good prose, which is full of traps; the dirty ones have about 5 artifacts per kB, of all the kinds of tests/damage.py.
Languages are told, all rules work, changes are made. Each line is the median of several rounds in which the two take
turns.
"""

import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import ftfy

from cleanup import Cleaner
from cleanup.rule import Rule, Safety

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from damage import spoil  # noqa: E402

SIZE, ARTICLES, ROUNDS = 5_000, 60, 7
PER_THOUSAND = 5.0
#: A list of traps, not prose.
_PECULIAR = ("notes-of-a-copy-desk",)


def cut(folder: Path) -> list[str]:
    """Return articles of about SIZE code points, whole paragraphs, chosen from the text files of a folder."""
    made = []
    for path in sorted(folder.rglob("*.txt")):
        article = ""
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            article += paragraph + "\n\n"
            if len(article) > SIZE:
                made.append(article)
                article = ""
    return random.Random(1).sample(made, min(ARTICLES, len(made)))


def prose() -> list[str]:
    """Return articles of good English prose, each of about SIZE bytes, no two alike."""
    paths = sorted((ROOT / "fixtures/clean/en").glob("*.txt")) + sorted(
        (ROOT / "fixtures/articles/en").glob("*.fixed.txt")
    )
    texts = [path.read_text(encoding="utf-8") for path in paths if path.stem not in _PECULIAR]
    chance = random.Random(1)
    made = []
    for _ in range(ARTICLES):
        article = ""
        while len(article) < SIZE:
            article += chance.choice(texts)
        made.append(article)
    cleaner = Cleaner(language="en", source_language="fr")
    return [cleaner.clean(text).text for text in made]


def megabytes_per_second(work: Callable[[str], object], articles: Sequence[str]) -> float:
    begin = time.perf_counter()
    for article in articles:
        work(article)
    return sum(len(article.encode()) for article in articles) / (time.perf_counter() - begin) / 1e6


def compare(
    ours: Callable[[str], object], theirs: Callable[[str], object], articles: Sequence[str]
) -> tuple[float, float, float]:
    """Return our pace, theirs, and the median of the ratios, round by round."""
    for article in articles[:10]:
        ours(article), theirs(article)
    rounds = [(megabytes_per_second(ours, articles), megabytes_per_second(theirs, articles)) for _ in range(ROUNDS)]
    return (
        statistics.median(one for one, _ in rounds),
        statistics.median(other for _, other in rounds),
        statistics.median(one / other for one, other in rounds),
    )


def generated(rules: Sequence[Rule], articles: Sequence[str], changes: int, times: int) -> list[Rule]:
    """Return the rules and ``times - 1`` as many more, pairs of words that fire that much more often together.

    ``changes`` is how often the rules fire in the articles.
    """
    counts = Counter(pair for text in articles for pair in re.findall(r"(?=\b([a-z]{3,9} [a-z]{3,9})\b)", text))
    wanted = (times - 1) * len(rules)
    each = (times - 1) * changes / wanted
    chosen = sorted(counts, key=lambda pair: (abs(counts[pair] - each), pair))[:wanted]
    more = [
        replace(
            rules[0],
            id=f"generated/pair-{i}",
            normalizer="pattern",
            options={"find": rf"\b{pair}\b", "evidence": "it stands here"},
            triggers=(),
            languages=("en",),
            source_languages=(),
            safety=Safety.SUGGESTION,
            stage="words",
            scan=False,
        )
        for i, pair in enumerate(chosen)
    ]
    return [*rules, *more]


def main() -> None:
    clean = cut(Path(sys.argv[1])) if len(sys.argv) > 1 else prose()
    dirty = [spoil(text, random.Random(i), PER_THOUSAND) for i, text in enumerate(clean)]
    cleaner = Cleaner(language="en", source_language="fr")
    changes = sum(len(cleaner.clean(text).changes) for text in dirty)
    size = sum(len(text.encode()) for text in dirty)
    each, often = size / len(dirty) / 1000, 1000 * changes / size
    print(f"{len(dirty)} articles, {each:.1f} kB each; dirty: {often:.1f} changes per kB")
    for name, articles in (("clean", clean), ("dirty", dirty)):
        ours, theirs, ratio = compare(cleaner.clean, ftfy.fix_text, articles)
        print(f"{name}: {ours:.2f} MB/s, ftfy.fix_text {theirs:.2f} MB/s, ratio {ratio:.2f}")
    more = Cleaner(language="en", source_language="fr")
    more.rules = tuple(generated(more.rules, dirty, changes, 4))
    seen = sum(len(more.clean(text).findings) - len(cleaner.clean(text).findings) for text in dirty)
    _, _, slower = compare(cleaner.clean, more.clean, dirty)
    often = (changes + seen) / changes
    print(f"4 x the rules ({len(more.rules)}), which fire {often:.1f} x as often: {slower:.2f} x the time")


if __name__ == "__main__":
    main()
