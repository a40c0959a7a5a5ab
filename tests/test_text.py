"""The mapping from passages to the article, on documents of random pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.formats.builder import PassageBuilder
from cleanup.text import Edit, Passage, Piece, apply, cuts, joined, shifted, source_span

WORDS = st.text("ab ,.”é\U0001f600\n", min_size=1, max_size=6)
#: (kind, source): prose, a hole, a character spelt in another way, a delimiter that opens, one that closes
RUN = st.one_of(
    st.tuples(st.just("prose"), WORDS),
    st.tuples(st.just("hole"), st.sampled_from(["`x , y`", "![]( ,)"])),
    st.tuples(st.just("character"), st.sampled_from(["&amp;", "\\*", "\n> "])),
    st.tuples(st.just("opens"), st.sampled_from(["**", "<b>", "["])),
    st.tuples(st.just("closes"), st.sampled_from(["**", "</b>", "](u , v)"])),
)


def built(runs: list[tuple[str, str]], before: str = "# ") -> tuple[str, Passage | None]:
    article = before + "".join(source for _, source in runs) + "\n"
    builder = PassageBuilder(article)
    at = len(before)
    for kind, source in runs:
        end = at + len(source)
        if kind == "prose":
            builder.open(at, end)
        elif kind == "hole":
            builder.hole(at, end)
        elif kind == "character":
            builder.character({"&amp;": "&", "\\*": "*"}.get(source, "\n"), at, end)
        else:
            builder.delimiter(at, end, closes=kind == "closes")
        at = end
    return article, builder.passage(0)


def place(runs: list[tuple[str, str]], at: int) -> int:
    _, passage = built(runs, before="")
    assert passage is not None
    return source_span(passage.pieces, at, at)[0]


@given(st.lists(RUN, min_size=1, max_size=8))
def test_pieces_cover_the_passage_and_open_ones_are_the_article(runs):
    article, passage = built(runs)
    if passage is None:
        return
    assert passage.pieces[0].start == 0
    assert passage.pieces[-1].end == len(passage.text)
    for piece, after in pairwise(passage.pieces):
        assert piece.end == after.start
        assert piece.source_end == after.source_start
    for piece in passage.pieces:
        if not piece.locked:
            assert article[piece.source_start : piece.source_end] == passage.text[piece.start : piece.end]


@given(st.lists(RUN, min_size=1, max_size=8), st.data())
def test_an_edit_changes_prose_and_no_locked_source(runs, data):
    article, passage = built(runs)
    if passage is None:
        return
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    edit = Edit(start, end, data.draw(st.sampled_from(["", " ", "”"])))
    if cuts(edit, passage.locks):
        return
    low, high = source_span(passage.pieces, start, end)
    assert article[low:high] == passage.text[start:end]
    for piece in passage.pieces:
        if piece.locked:
            assert high <= piece.source_start or piece.source_end <= low or low == high == piece.insert_at
    made = apply([Edit(low, high, edit.new)], article)
    locked = "".join(source for kind, source in runs if kind != "prose")
    rest = iter(made)
    assert all(char in rest for char in locked)


@given(st.lists(RUN, min_size=1, max_size=8), st.data())
def test_an_insertion_goes_behind_what_closes_and_before_what_opens(runs, data):
    article, passage = built(runs)
    if passage is None:
        return
    at = data.draw(st.integers(0, len(passage.text)))
    if cuts(Edit(at, at, "x"), passage.locks):
        return
    low, high = source_span(passage.pieces, at, at)
    assert low == high
    ends, cursor = {2: "prose"}, 2
    begins = {}
    for kind, source in runs:
        begins[cursor] = kind
        cursor += len(source)
        ends[cursor] = kind
    if begins.get(low) == "closes":
        assert ends[low] == "opens" or at == 0, "text before a closing delimiter belongs behind it"
    if ends.get(low) == "opens":
        assert begins.get(low) == "closes", "text behind an opening delimiter belongs before it"
    assert low in ends or passage.text[at - 1 : at + 1] == article[low - 1 : low + 1]


def test_a_space_behind_bold_goes_outside():
    assert place([("opens", "**"), ("prose", "word"), ("closes", "**"), ("prose", "said")], 4) == len("**word**")


def test_a_space_before_bold_goes_outside():
    assert place([("prose", "said"), ("opens", "**"), ("prose", "word"), ("closes", "**")], 4) == len("said")


def test_between_two_elements_an_insertion_is_in_neither():
    runs = [("opens", "**"), ("prose", "a"), ("closes", "**"), ("opens", "<i>"), ("prose", "b"), ("closes", "</i>")]
    assert place(runs, 1) == len("**a**")


def test_an_insertion_at_either_end_is_outside():
    runs = [("opens", "**"), ("opens", "["), ("prose", "word"), ("closes", "](u)"), ("closes", "**")]
    assert place(runs, 0) == 0
    assert place(runs, 4) == len("**[word](u)**")


def test_an_address_swallows_the_markup_inside_it():
    article = "See http://x.y/a*b*c, ok"
    builder = PassageBuilder(article)
    builder.open(0, 16)
    builder.delimiter(16, 17, closes=False)
    builder.open(17, 18)
    builder.delimiter(18, 19, closes=True)
    builder.open(19, len(article))
    passage = builder.passage(0)
    assert passage is not None
    assert passage.text == "See \N{OBJECT REPLACEMENT CHARACTER}, ok"
    assert [article[piece.source_start : piece.source_end] for piece in passage.pieces] == [
        "See ",
        "http://x.y/a*b*c",
        ", ok",
    ]


def test_delimiters_around_an_address_stay_outside_of_its_hole():
    article = "**http://x.y** ok"
    builder = PassageBuilder(article)
    builder.delimiter(0, 2, closes=False)
    builder.open(2, 12)
    builder.delimiter(12, 14, closes=True)
    builder.open(14, len(article))
    passage = builder.passage(0)
    assert passage is not None
    assert [(piece.source_start, piece.source_end) for piece in passage.pieces] == [(0, 2), (2, 12), (12, 14), (14, 17)]


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda pair: (pair[0], sum(pair))), max_size=8)


@given(SPANS, st.integers(0, 26), st.integers(0, 6))
def test_an_edit_cuts_joined_locks_if_it_cuts_one_of_them(spans, start, length):
    edit = Edit(start, start + length, "")
    assert cuts(edit, joined(spans)) == any(edit.start < high and edit.end > low for low, high in joined(spans))
    if any(edit.start < high and edit.end > low for low, high in spans):
        assert cuts(edit, joined(spans))


@given(st.lists(RUN, min_size=1, max_size=8), st.data())
def test_locks_move_with_what_they_lock(runs, data):
    _, passage = built(runs)
    if passage is None:
        return
    at = 0
    edits = []
    while at <= len(passage.text) and len(edits) < 3:
        start = data.draw(st.integers(at, len(passage.text)))
        end = data.draw(st.integers(start, len(passage.text)))
        edit = Edit(start, end, data.draw(st.sampled_from(["", "xy"])))
        if not cuts(edit, passage.locks):
            edits.append(edit)
        at = end + 1
    text = apply(edits, passage.text)
    for (low, high), (start, end) in zip(passage.locks, shifted(passage.locks, edits), strict=True):
        assert text[start:end] == passage.text[low:high]


def test_a_piece_can_be_longer_in_the_article():
    pieces = (
        Piece(start=0, end=1, source_start=0, source_end=5, locked=True),
        Piece(start=1, end=4, source_start=5, source_end=8),
    )
    assert source_span(pieces, 0, 1) == (0, 5)
    assert source_span(pieces, 1, 1) == (5, 5)
    assert source_span(pieces, 2, 4) == (6, 8)


def test_a_code_point_that_the_document_spells_otherwise_is_replaced_with_its_whole_spelling():
    article = "He said &ldquo;yes&rdquo;!"
    builder = PassageBuilder(article)
    builder.open(0, 8)
    builder.spelled("“", 8, 15)
    builder.open(15, 18)
    builder.spelled("”", 18, 25)
    builder.open(25, 26)
    made = builder.passage(0)
    assert made is not None and made.text == "He said “yes”!" and not made.locks
    assert source_span(made.pieces, 8, 9) == (8, 15)
    assert source_span(made.pieces, 12, 14) == (18, 26)
    assert source_span(made.pieces, 13, 13) == (25, 25)
    assert source_span(made.pieces, 8, 8) == (8, 8)
    with pytest.raises(ValueError, match="not spelled evenly"):
        builder.spelled("ab", 0, 1)
