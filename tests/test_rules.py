"""Every rule's own examples, and what holds for all rules."""

import time

import pytest

from cleanup import Cleaner, catalogue, normalizers
from cleanup.rule import Example, Rule, Safety

RULES = catalogue.builtin()
BAD = [pytest.param(rule, example, id=f"{rule.id}:{example.text[:60]}") for rule in RULES for example in rule.bad]
GOOD = [pytest.param(rule, example, id=f"{rule.id}:{example.text[:60]}") for rule in RULES for example in rule.good]
#: Long runs on which a careless pattern takes for ever.
HOSTILE = [char * 20_000 for char in " \N{NO-BREAK SPACE},.;:!?\"'“”‘’«»([)]-a1A\n\0"] + [
    unit * 7_000 for unit in (" ,", ". ", "a ", "“ ", " ”", "a.", "the ", "a, ", "\n ", "x\n\n", "' ", "((", "said ")
]


def cleaned(rule: Rule, example: Example, text: str, *, alone: bool = True):
    """Clean with one rule alone, or with all of them, as unsafe as the rule is."""
    cleaner = Cleaner(
        language=example.language,
        source_language=example.source_language,
        unsafe=rule.safety is Safety.UNSAFE,
        select=(rule.id,) if alone else (),
        glossary=example.glossary,
    )
    return cleaner.clean(text, format=example.format)


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_is_found_and_mended_once_and_for_all(rule, example):
    result = cleaned(rule, example, example.text)
    if example.fixed is None:
        assert result.text == example.text
        found = [example.text[f.start : f.end] for f in result.findings if f.rule == rule.id]
        assert any(example.seen in seen for seen in found), result.findings
    else:
        assert result.text == example.fixed
        assert {rule.id} == {name for change in result.changes for name in change.rules}
        again = cleaned(rule, example, result.text)
        assert again.text == result.text, "the fix needs fixing"


@pytest.mark.parametrize(("rule", "example"), [param for param in BAD if param.values[1].fixed is not None])
def test_all_rules_agree_on_what_is_mended(rule, example):
    assert cleaned(rule, example, example.fixed, alone=False).text == example.fixed


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_is_left_alone(rule, example):
    result = cleaned(rule, example, example.text)
    assert result.text == example.text
    assert not result.findings


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_two_bad_and_two_good_examples(rule):
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_quick_on_long_runs(rule):
    cleaner = Cleaner(
        language=rule.languages[0] if rule.languages[0] != "*" else "en",
        source_language=rule.source_languages[0] if rule.source_languages else None,
        unsafe=True,
        select=(rule.id,),
    )
    cleaner.clean("warm up")
    for text in HOSTILE:
        begin = time.perf_counter()
        cleaner.clean(text)
        seconds = time.perf_counter() - begin
        assert seconds < 1.5, (text[:10], seconds)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_typographic_rule_lists_its_languages(rule):
    assert rule.languages
    if "*" in rule.languages:
        assert rule.note, "a rule for every language says in its note why"


def test_every_normalizer_is_used_by_a_rule():
    assert {rule.normalizer for rule in RULES} == set(normalizers.names())
