"""Where the code points of a text are written: against a count from left to right."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from cleanup.written import Spelled, Written, within

#: Runs of a text and of how many characters spell each code point: copies, escapes, a line end.
RUNS = st.lists(
    st.sampled_from(
        [("a", 1), ("word ", 1), ("\N{LEFT DOUBLE QUOTATION MARK}", 6), ("привет", 6), ("😀", 12), ("\n", 2)]
    ),
    max_size=20,
)


def written(runs: list[tuple[str, int]], start: int, *, by_line: bool) -> tuple[Written, list[int]]:
    """A text at ``start`` of an article, and where each of its code points begins, with the end."""
    text = "".join(run for run, _ in runs)
    places = list(accumulate((each for run, each in runs for _ in run), initial=start))
    spelled, at = [], 0
    for run, each in runs:
        if each > 1:
            spelled.append(Spelled(places[at], places[at + len(run)], len(run)))
        at += len(run)
    line_ends = [(places[i], places[i + 1]) for i, char in enumerate(text) if char == "\n"] if by_line else []
    return Written(text, start, places[-1], lambda low, high: within(spelled, low, high), line_ends), places


@given(RUNS, st.integers(0, 9), st.booleans())
def test_every_code_point_is_found_where_it_is_written(runs, start, by_line):
    made, places = written(runs, start, by_line=by_line)
    assert [made.place(at) for at in range(len(places))] == places


@given(RUNS, st.integers(0, 9), st.booleans(), st.integers(0, 5), st.data())
def test_what_stands_behind_a_place_ends_where_its_last_code_point_does(runs, start, by_line, by, data):
    made, places = written(runs, start, by_line=by_line)
    low = data.draw(st.integers(0, len(places) - 1))
    high = data.draw(st.integers(low, len(places) - 1))
    assert made.after(places[low], high - low) == places[high]
    assert made.moved(by).after(places[low] + by, high - low) == places[high] + by


def test_nothing_is_looked_for_where_nobody_asks():
    asked = []
    made = Written("one\ntwo\nthree", 1, 16, lambda low, high: asked.append((low, high)) or (), [(4, 6), (9, 11)])
    assert [made.place(at) for at in (0, 3, 4, 7, 8, 13)] == [1, 4, 6, 9, 11, 16]
    assert not asked
    assert [made.place(at) for at in (5, 6)] == [7, 8]
    assert asked == [(6, 9)]
