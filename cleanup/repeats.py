"""What an article says twice: found in one pass, by comparing whole texts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq, ne

from cleanup.text import Passage

#: Fewer words than this are said twice on purpose.
MIN_WORDS = 8
#: Fewer code points than this cannot be so many words; looking no further keeps the pass quick.
MIN_LENGTH = 40
#: A paragraph that comes again behind more others than this is a refrain or a form.
NEAR = 5
#: Only long paragraphs can be told to be nearly the same; 92 of 100 is what a second translation comes to.
ALIKE_LENGTH, ALIKE = 120, 92.0

#: Paragraphs that are nearly the same begin in the same way.
_HEAD = 24
_FACTS = re.compile(r"\d+|[A-Z]\w+")


def repeats(passages: Sequence[Passage]) -> frozenset[tuple[int, str]]:
    """Return (passage number, how) for what is said twice.

    How: "passage" is the paragraph before it once more, "near" one of the few before that, "sentence" has a
    sentence twice in a row, "alike" differs from the paragraph before it in a few small words only.
    Paragraphs that come three times, verse, headings and cells are left out.
    """
    texts = [(passage, passage.text.strip()) for passage in passages]
    if not all(text for _, text in texts):
        texts = [item for item in texts if item[1]]
    return frozenset((*_paragraphs(texts), *_sentences(texts)))


def _paragraphs(texts: Sequence[tuple[Passage, str]]) -> Iterator[tuple[int, str]]:
    long = [text for _, text in texts if len(text) >= MIN_LENGTH]
    heads = [text[:_HEAD] for _, text in texts]
    if len(set(long)) == len(long) and all(map(ne, heads, islice(heads, 1, None))):
        return
    counts = Counter(long)
    last: dict[str, int] = {}
    before = ""
    for place, (passage, text) in enumerate(texts):
        if len(text) >= MIN_LENGTH and passage.kind == "paragraph":
            distance = place - last.get(text, -NEAR - 1)
            if counts[text] == 2 and distance <= NEAR and is_prose(text):
                yield passage.number, "passage" if distance == 1 else "near"
            elif distance > NEAR and alike(before, text):
                yield passage.number, "alike"
            last[text] = place
        before = text


def _sentences(texts: Sequence[tuple[Passage, str]]) -> Iterator[tuple[int, str]]:
    everything = " ".join([*[text for _, text in texts], ""]).split(". ")
    if not any(map(eq, everything, islice(everything, 1, None))):
        return
    for passage, text in texts:
        if len(text) >= MIN_LENGTH and passage.kind == "paragraph" and doubled_sentence(text):
            yield passage.number, "sentence"


def is_prose(text: str) -> bool:
    """Is this a long enough paragraph of sentences, and not verse, a form or a table?"""
    lines = text.splitlines()
    if len(lines) > 2 and sum(len(line) < 50 for line in lines) > len(lines) // 2:
        return False
    return len(text.split()) >= MIN_WORDS and text[-1] in ".!?…\"'”’»)" and not text[0].islower()


def alike(first: str, second: str) -> bool:
    """Are two long paragraphs the same but for a few small words? Their numbers and names must be equal."""
    if min(len(first), len(second)) < ALIKE_LENGTH or abs(len(first) - len(second)) > len(second) // 20:
        return False
    if first == second or first[:_HEAD] != second[:_HEAD] or not is_prose(second):
        return False
    if _FACTS.findall(first) != _FACTS.findall(second):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(first, second, score_cutoff=ALIKE) >= ALIKE


def doubled_sentence(text: str) -> tuple[int, int] | None:
    """Return where a long sentence is said once more directly behind itself, with the stop and space before it."""
    if ". " not in text or len(text) < 2 * MIN_LENGTH:
        return None
    parts = text.removesuffix(".").split(". ")
    if len(set(parts)) == len(parts):
        return None
    at = 0
    for i, part in enumerate(parts[:-1]):
        at += len(part)
        if part == parts[i + 1] and part[:1].isupper() and len(part.split()) >= MIN_WORDS and parts.count(part) == 2:
            return at, at + 2 + len(part)
        at += 2
    return None
