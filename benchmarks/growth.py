"""How time grows: with rules, with names, with length, with damage, and on hostile texts."""

import gc
import math
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from corpora import HOSTILE, Corpus, damaged, large, repeated
from table import Row
from timing import seconds, turns

from cleanup import Cleaner
from cleanup.rule import Rule, Safety

#: Seconds under which a time is taken again, and the shortest counts.
_SHORT, _AGAIN = 0.3, 3
#: Seconds for the longer text under which they say nothing about growth.
_ALL_BUT_FREE = 0.03
_SYLLABLES = ("ka", "lo", "far", "mir", "ten", "va", "dru", "sel", "po", "gan", "rii", "bost", "ule", "net", "quo")


def cleaner() -> Cleaner:
    """All rules, languages told: what is measured everywhere."""
    return Cleaner(language="en", source_language="fr")


def with_rules(texts: Corpus, rounds: int) -> Iterator[Row]:
    """4 times the rules, which fire 4 times as often."""
    few, many = cleaner(), cleaner()
    changes = sum(len(few.clean(text).changes) for text in texts.dirty)
    many.rules = tuple(generated(many.rules, texts.dirty, changes, 4))
    seen = sum(len(many.clean(text).findings) - len(few.clean(text).findings) for text in texts.dirty)
    both = {"few": few, "many": many}
    times = turns({name: partial(seconds, one.clean, texts.dirty) for name, one in both.items()}, rounds)
    often = (changes + seen) / changes
    yield Row(
        key="rules",
        what=f"4 × the rules ({len(few.rules)} → {len(many.rules)}), which fire {often:.1f} × as often",
        figure=_times(times["many"], times["few"]),
        unit="× the time", bar=1.5, floor=2.5, most=True,
    )  # fmt: skip


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


def with_names(texts: Corpus, rounds: int) -> Iterator[Row]:
    """A glossary of 3,000 names, and one of 50,000."""
    made = {count: Cleaner(language="en", source_language="fr", glossary=glossary(count)) for count in (3_000, 50_000)}
    times = turns({str(count): partial(seconds, one.clean, texts.dirty) for count, one in made.items()}, rounds)
    yield Row(
        key="names",
        what="a glossary of 3,000 → 50,000 names",
        figure=_times(times["50000"], times["3000"]),
        unit="× the time", bar=1.3, floor=2.0, most=True,
    )  # fmt: skip


def glossary(count: int) -> dict[str, str]:
    """Return so many invented names, each with another spelling that is right."""
    names = {}
    for i in range(count):
        name, left = "", i
        for _ in range(4):
            name += _SYLLABLES[left % len(_SYLLABLES)]
            left //= len(_SYLLABLES)
        names[f"{name.capitalize()}ov"] = f"{name.capitalize()}off"
    return names


def with_length(texts: Corpus, sizes: tuple[int, int]) -> Iterator[Row]:
    """A short text and one 50 times as long, as paragraphs and on one line: good prose and damaged."""
    for kind, articles in (("good", texts.clean), ("damaged", texts.dirty)):
        for shape, one_line in (("", False), (", one line", True)):
            one = cleaner()
            paces = []
            for size, times in ((sizes[0], 3), (sizes[1], 1)):
                text = large(articles, size, one_line=one_line)
                one.clean(text[:100_000])
                taken = statistics.median(seconds(one.clean, [text]) for _ in range(times))
                paces.append(len(text.encode()) / taken / 1e6)
            yield Row(
                key=f"length {kind}{shape}",
                what=f"{sizes[0] / 1e6:g} MB → {sizes[1] / 1e6:g} MB, {kind} prose{shape}",
                ours=f"{paces[0]:.2f} → {paces[1]:.2f} MB/s",
                figure=paces[1] / paces[0],
                unit="× the pace", bar=0.7, floor=0.4,
            )  # fmt: skip


def with_damage(texts: Corpus, rounds: int) -> Iterator[Row]:
    """How the pace falls with changes for each kB."""
    one = cleaner()
    spoiled = {per: damaged(texts.clean, per) if per else texts.clean for per in (0.0, 1.0, 2.5, 5.0, 10.0)}
    times = turns({str(per): partial(seconds, one.clean, articles) for per, articles in spoiled.items()}, rounds)
    for per, articles in spoiled.items():
        size = sum(len(text.encode()) for text in articles)
        changes = sum(len(one.clean(text).changes) for text in articles)
        yield Row(
            key=f"edits {per:g}",
            what=f"{1000 * changes / size:.1f} changes per kB, against none",
            ours=f"{size / statistics.median(times[str(per)]) / 1e6:.1f} MB/s",
            figure=_times(times[str(per)], times["0.0"]),
            unit="× the time",
        )


def told(texts: Corpus, rounds: int) -> Iterator[Row]:
    """Languages that must be found out, against languages that are told."""
    both = {"told": cleaner(), "found out": Cleaner()}
    for kind, articles in (("good", texts.clean), ("damaged", texts.dirty)):
        times = turns({name: partial(seconds, one.clean, articles) for name, one in both.items()}, rounds)
        yield Row(
            key=f"told {kind}",
            what=f"languages not told against told, {kind} prose",
            figure=1 / _times(times["found out"], times["told"]),
            unit="× the pace", bar=0.7, floor=0.4,
        )  # fmt: skip


def on_hostile(sizes: tuple[int, int], *, stretched: bool) -> Iterator[Row]:
    """The exponent of growth and the pace on each hostile text; both by the shortest of several times.

    What is so quick that its time is that of fetching memory is ``stretched`` to ten times the length, or counts for
    the pace alone.
    """
    one = cleaner()
    one.clean("“Nobody” came ,she said.")
    gc.collect()
    gc.freeze()  # or what stands in memory is walked through again whenever a text is long enough
    worst: list[tuple[float, str]] = []
    slowest: list[tuple[float, str]] = []
    for name, unit in HOSTILE.items():
        low, high = sizes
        long = _shortest(one.clean, repeated(unit, high))
        if long < _ALL_BUT_FREE and stretched:
            low, high = 10 * low, 10 * high
            long = _shortest(one.clean, repeated(unit, high))
        slowest.append((high / long / 1e6, name))
        if long >= _ALL_BUT_FREE:
            worst.append((math.log(long / _shortest(one.clean, repeated(unit, low)), high / low), name))
    gc.unfreeze()
    shown = "{:,} → {:,} code points of one thing ({} kinds)".format(*sizes, len(slowest))
    worst.sort(reverse=True)
    slowest.sort()
    yield Row(
        key="hostile exponent",
        what=f"hostile texts, {shown}, the worst growth",
        ours="; ".join(f"{name} {value:.2f}" for value, name in worst[:4]),
        figure=worst[0][0] if worst else 1.0,
        unit="(exponent)", bar=1.5, floor=1.7, most=True,
    )  # fmt: skip
    yield Row(
        key="hostile pace",
        what="… and the slowest pace",
        ours="; ".join(f"{name} {value:.2f}" for value, name in slowest[:4]),
        figure=slowest[0][0],
        unit="Mchar/s", bar=0.3,
    )  # fmt: skip


def _shortest(work: Callable[[str], object], text: str) -> float:
    taken = seconds(work, [text])
    if taken < _SHORT:
        taken = min(taken, *(seconds(work, [text]) for _ in range(_AGAIN)))
    return taken


def _times(slower: Sequence[float], faster: Sequence[float]) -> float:
    return statistics.median(one / other for one, other in zip(slower, faster, strict=True))
