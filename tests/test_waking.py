"""The woken engine finds what a plain run of every rule over every passage finds."""

import pytest
from conftest import EVAL
from texts import articles, evaluation, generated

from cleanup import Cleaner, formats, normalizers
from cleanup.evidence import Evidence
from cleanup.pattern import matches, stands
from cleanup.waking import Found, Waking

CLEANERS = {
    language: Cleaner(language=language, unsafe=True) for language in ("en", "fr", "de", "es", "it", "pt", "ru", "nl")
}


def _compare(waking: Waking, language: str, fmt: str, text: str) -> int:
    """Assert that each rule is woken wherever it would find something; return how many matches there were."""
    passages = formats.named(fmt).read(text).passages
    evidence = Evidence(passages, language=language, source_language="fr" if language != "fr" else "en")
    opened: set[int] = set()
    found = dict(waking.look_at_all([passage.text for passage in passages], opened))
    for number in waking.gated:
        how = normalizers.named(waking.rules[number].normalizer)
        if not (how.idle is not None and how.idle(evidence)) and list(
            how.places(waking.rules[number].options, evidence)
        ):
            assert number in opened, (waking.rules[number].id, text)
    total = 0
    for passage in passages:
        here = found.get(passage.number)
        for number, rule in enumerate(waking.rules):
            if normalizers.named(rule.normalizer).places is not None:
                continue
            at_phase = here.get(waking.phase_of[number], Found([], [])) if here is not None else Found([], [])
            if rule.normalizer == "pattern":
                plain = [(m.start, m.end) for m in matches(passage.text, rule.options)]
                if number in at_phase.woken:
                    woken = plain
                else:
                    woken = [hit.span() for at, hit in at_phase.patterns if at == number and stands(hit, rule.options)]
                assert woken == plain, (rule.id, passage.text)
            elif plain := list(normalizers.named(rule.normalizer).find(passage, rule.options, evidence)):
                assert number in at_phase.woken, (rule.id, passage.text)
            total += len(plain)
    return total


def _waking(language: str) -> Waking:
    return CLEANERS[language]._waking(language, None, frozenset())


def test_on_the_fixtures():
    assert sum(_compare(_waking(language), language, fmt, text) for _, language, fmt, text in articles()) > 200


def test_on_generated_texts():
    assert sum(_compare(_waking("en"), "en", fmt, text) for _, _, fmt, text in generated(600, 7)) > 500


@pytest.mark.slow
@pytest.mark.skipif(not EVAL.exists(), reason="the evaluation set is not beside the checkout")
def test_on_the_evaluation_set():
    texts = [item for item in evaluation() if item[1] in CLEANERS]
    assert sum(_compare(_waking(language), language, fmt, text) for _, language, fmt, text in texts) > 100


def test_windows_change_nothing(monkeypatch):
    texts = [text for _, language, fmt, text in articles() if language == "en" and fmt == "txt"]
    waking = _waking("en")
    whole = [list(waking.hits(text)) for text in texts]
    monkeypatch.setattr("cleanup.waking.WINDOW", 97)
    assert [sorted(waking.hits(text)) for text in texts] == [sorted(hits) for hits in whole]
