"""The seven promises, on the fixtures, on damaged prose and on random texts."""

import random
import time

import pytest
from conftest import EVAL
from damage import ALL
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from texts import NASTY, WORDS, articles, clean_articles, evaluation, generated

from cleanup import Cleaner
from cleanup.rule import takes_lines, within
from cleanup.text import Edit, apply

CLEANERS = {
    (language, unsafe, source): Cleaner(language=language, unsafe=unsafe, source_language=source)
    for language in ("en", "fr", "de", "es", "it", "pt", "ru", None)
    for unsafe in (False, True)
    for source in (None, "fr" if language != "fr" else "en")
}
RULES = {rule.id: rule for rule in CLEANERS["en", False, None].rules}


def check(text: str, fmt: str, cleaner: Cleaner) -> None:
    """Assert promises 1, 2 and 5 for one text."""
    result = cleaner.clean(text, format=fmt)
    edits = [Edit(change.start, change.end, change.after) for change in result.changes]
    assert all(text[change.start : change.end] == change.before for change in result.changes)
    assert all(first.end <= second.start for first, second in zip(result.changes, result.changes[1:], strict=False))
    assert apply(edits, text) == result.text, "a change is not explained"
    assert result.revert() == text
    assert all(change.evidence and all(change.evidence) for change in result.changes)
    assert all(finding.evidence and finding.reason for finding in result.findings)
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in result.findings)
    assert all(change.before != change.after for change in result.changes)
    for change in result.changes:
        allowed = frozenset().union(*(RULES[rule].changes for rule in change.rules))
        deletes_lines = "lines" in allowed and not change.after and takes_lines(text, change.start, change.end)
        assert deletes_lines or within(change.before, change.after, allowed), (
            f"{change.rules} changed what they did not declare: {change}"
        )
    again = cleaner.clean(result.text, format=fmt)
    assert again.text == result.text, f"the second time changed {again.changes}"
    assert not again.changes


@pytest.mark.parametrize(("unsafe", "told"), [(False, False), (True, True)])
def test_promises_hold_on_every_fixture(unsafe, told):
    for _, language, fmt, text in articles():
        source = ("fr" if language != "fr" else "en") if told else None
        check(text, fmt, CLEANERS[language, unsafe, source])


def test_promises_hold_on_damaged_and_random_texts():
    for _, language, fmt, text in generated(600):
        check(text, fmt, CLEANERS[language, False, None])
        check(text, fmt, CLEANERS[language, True, "fr"])
        check(text, fmt, CLEANERS[None, False, None])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 3))
def test_promises_hold_on_many_damaged_and_random_texts(seed):
    for _, language, fmt, text in generated(3000, seed):
        check(text, fmt, CLEANERS[language, bool(seed % 2), "fr" if seed % 3 else None])
        check(text, fmt, CLEANERS[None, bool(seed % 2), None])


@pytest.mark.slow
@pytest.mark.skipif(not EVAL.exists(), reason="the evaluation set is not beside the checkout")
def test_promises_hold_on_the_evaluation_set():
    count = 0
    for _, language, fmt, text in evaluation():
        for unsafe in (False, True):
            for source in (None, "fr" if language != "fr" else "en"):
                if (language, unsafe, source) in CLEANERS:
                    check(text, fmt, CLEANERS[language, unsafe, source])
                    count += 1
    assert count > 1000


def _texts() -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS + tuple(NASTY)), max_size=40).map(" ".join)
    return st.one_of(st.text(alphabet=NASTY, max_size=120), words, st.text(max_size=80))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(_texts(), st.sampled_from(["txt", "md"]), st.booleans(), st.sampled_from(["en", "fr", "de", None]))
def test_promises_hold_on_any_text(text, fmt, unsafe, language):
    check(text, fmt, CLEANERS[language, unsafe, None])


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(_texts(), st.sampled_from(["txt", "md"]), st.booleans(), st.sampled_from(["en", "fr", "de", "es", "it", "pt"]))
def test_promises_hold_on_ten_thousand_texts(text, fmt, unsafe, language):
    check(text, fmt, CLEANERS[language, unsafe, "fr" if language != "fr" else "en"])


def test_well_edited_prose_comes_back_byte_for_byte():
    for name, language, fmt, text in clean_articles():
        if name.startswith("clean/"):
            result = CLEANERS[language, False, None].clean(text, format=fmt)
            assert result.text == text, (name, result.changes)


def test_letters_and_digits_are_unchanged_unless_the_rule_declares_it():
    for _, language, fmt, text in articles():
        for change in CLEANERS[language, False, None].clean(text, format=fmt).changes:
            declared = frozenset().union(*(RULES[rule].changes for rule in change.rules))
            if not declared & {"letters", "digits", "case", "lines"}:
                assert [c for c in change.before if c.isalnum()] == [c for c in change.after if c.isalnum()], change


@pytest.mark.parametrize("name", ALL)
def test_known_damage_is_undone_and_nothing_else_is_touched(name):
    damaged = restored = 0
    for article, language, fmt, text in clean_articles():
        if language != "en" or fmt != "txt" or "notes-of-a-copy-desk" in article or "“" not in text:
            continue
        cleaner = CLEANERS["en", False, "fr"]
        good = cleaner.clean(text).text
        for seed in range(4):
            bad = ALL[name](good, random.Random(f"{article} {seed}"))
            got = cleaner.clean(bad).text
            for right, spoiled, mended in zip(good.split("\n\n"), bad.split("\n\n"), got.split("\n\n"), strict=True):
                if right == spoiled:
                    assert mended == right, (article, mended)
                else:
                    damaged += 1
                    restored += mended == right
    assert damaged > 2
    assert restored >= 0.8 * damaged - 2, (restored, damaged)


HOSTILE = {
    "quotes": '"', "curly quotes": "“", "spaces": " ", "full stops": ".", "open brackets": "(", "commas": ",",
    "guillemets": "« ", "apostrophes": "'", "no-break spaces": "\u00a0", "pairs": '"a" ', "words": "the ", "stops": ". ",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length_on_hostile_texts(name):
    unit = HOSTILE[name]
    cleaner = CLEANERS["en", True, "fr"]
    cleaner.clean(unit * 1000)

    def seconds(count: int) -> float:
        text = unit * (count // len(unit))
        begin = time.perf_counter()
        cleaner.clean(text)
        return time.perf_counter() - begin

    short, long = min(seconds(25_000) for _ in range(3)), min(seconds(100_000) for _ in range(3))
    assert long < 10 * max(short, 0.02), (short, long)


@pytest.mark.slow
def test_time_grows_with_the_length_on_articles_and_on_one_long_line():
    cleaner = CLEANERS["en", False, "fr"]
    prose = "\n\n".join(text for name, language, fmt, text in articles() if language == "en" and fmt == "txt")
    paces = {}
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        text = (prose * (size // len(prose) + 1))[:size]
        for shape, shaped in (("paragraphs", text), ("one line", text.replace("\n", " "))):
            begin = time.perf_counter()
            cleaner.clean(shaped)
            paces[size, shape] = size / (time.perf_counter() - begin)
    print({key: f"{pace / 1e6:.2f} M/s" for key, pace in paces.items()})
    for shape in ("paragraphs", "one line"):
        assert paces[10_000_000, shape] > 0.3 * paces[100_000, shape], paces
