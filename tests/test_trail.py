"""The trail: many rounds of edits as one list of replacements of the text as it was read."""

import random
from itertools import pairwise

import pytest

from cleanup.text import Edit, apply
from cleanup.trail import BackMap, Replacement, Step, compose


def _edits(chance: random.Random, length: int) -> list[Edit]:
    points = sorted(chance.choices(range(length + 1), k=2 * chance.randint(1, 4)))
    edits, last = [], -1
    for start, end in zip(points[::2], points[1::2], strict=True):
        end = start if chance.random() < 0.4 else end
        new = "".join(chance.choices("xyz", k=chance.randint(0, 2)))
        if start > last and (start < end or new):
            edits.append(Edit(start, end, new))
            last = end
    return edits


@pytest.mark.parametrize("seed", range(2000))
def test_a_trail_gives_the_text_of_all_its_rounds(seed):
    chance = random.Random(seed)
    original = text = "".join(chance.choices("abcdefgh", k=chance.randint(0, 12)))
    trail: list[Replacement] = []
    for round_number in range(chance.randint(1, 5)):
        edits = _edits(chance, len(text))
        trail = compose(trail, [Step(edit, round_number) for edit in edits], text)
        text = apply(edits, text)
        assert apply([Edit(*step[:3]) for step in trail], original) == text
        assert all(first.end < second.start for first, second in pairwise(trail))
    back = BackMap(trail)
    shift = 0
    for start, end, new, _ in trail:
        begin = start + shift
        assert back.high(begin) == start
        assert back.low(begin + len(new)) == end
        if new:
            assert (back.low(begin), back.high(begin + len(new))) == (start, end)
        shift += len(new) - (end - start)
    assert (back.low(len(text)), back.high(0)) == (len(original), 0)


def test_a_replacement_names_all_hands():
    trail = compose([], [Step(Edit(2, 3, "”"), 0)], "ab»cd")
    trail = compose(trail, [Step(Edit(3, 3, " "), 1)], "ab”cd")
    assert trail == [Replacement(2, 3, "” ", (0, 1))]
