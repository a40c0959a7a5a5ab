"""scope="segment": a sentence or a line that is no article is judged by itself alone."""

import re

import pytest
from texts import articles

from cleanup import Cleaner, catalogue, formats
from cleanup.evidence import Evidence

#: What only a whole article can say: counts, what stands elsewhere, what others do.
OF_AN_ARTICLE = re.compile(
    r"\b(?:this|the|an?) (?:long )?article\b(?! or pronoun)(?<!beside an article)|\bstands? (?:once|\d+ times)\b"
    r"|paragraph(?:s)? before|other passages|\d+ pairs|is (?:British|American) in|are (?:British|American),"
)
#: All that is told of other segments here would change how the last is judged.
OTHERS = (
    "Vladimir Putin was there. Kyiv is old, and Kyiv is large.",
    "The harbour is grey, and its colour changes with every neighbour.",
    "He called it “the barn”. She called it “the shed”. They called it “the hall”.",
    "It is closed. It was open. It will be sold. Nobody knows why. Everybody asks.",
    "The ship reached the harbor after the labor of six men, and the center of the town was dark.",
    "The port is closed « for a week », says the ministry. Why : nobody knows ! Read also: nothing.",
)
RULES = catalogue.builtin()


def lines():
    for name, language, fmt, text in articles():
        yield from ((name, language, fmt, line) for line in text.split("\n") if line.strip())


def cleaners(language: str) -> list[Cleaner]:
    return [
        Cleaner(language=language, source_language=source, unsafe=unsafe, scope="segment")
        for source in (None, "fr", "de")
        for unsafe in (False, True)
    ]


def test_nothing_that_is_said_of_a_segment_speaks_of_an_article():
    made = {language: cleaners(language) for _, language, _, _ in articles()}
    said = 0
    for name, language, fmt, line in lines():
        for cleaner in made[language]:
            result = cleaner.clean(line, format=fmt)
            for found in (*result.changes, *result.findings):
                for evidence in found.evidence:
                    said += 1
                    assert not OF_AN_ARTICLE.search(evidence), (name, found.rule, evidence)
    assert said > 200


@pytest.mark.parametrize("unsafe", [False, True])
def test_what_was_cleaned_before_changes_nothing(unsafe):
    segments = [line for _, language, fmt, line in lines() if language == "en" and fmt == "txt"][:400]
    cleaner = Cleaner(language="en", unsafe=unsafe, scope="segment")
    forward = [cleaner.clean(segment) for segment in segments]
    backward = [cleaner.clean(segment) for segment in reversed(segments)]
    assert forward == backward[::-1]


@pytest.mark.parametrize(
    "segment",
    [
        "Poutine left.",
        "The road to Kiev is long.",
        "They did not favor the plan.",
        'He called it "the barn".',
        "the port is closed for a week, says the ministry of the sea.",
        "the harbour is closed",
        "He came late.She was there.",
        "Nobody knows why.",
    ],
)
def test_a_segment_is_judged_alike_alone_and_beside_others_of_its_text(segment):
    cleaner = Cleaner(language="en", unsafe=True, scope="segment")
    alone = cleaner.clean(segment)
    for other in OTHERS:
        beside = cleaner.clean(f"{other}\n\n{segment}")
        assert beside.text.endswith("\n\n" + alone.text), other
        after = [found.evidence for found in beside.findings if found.start > len(other)]
        assert after == [found.evidence for found in alone.findings], other


def test_the_evidence_of_a_segment_tells_nothing_of_an_article():
    text = "\n\n".join((OTHERS[0], *OTHERS, OTHERS[-1], "the port.Kiev and Kyiv."))
    segment = Evidence(formats.named("txt").read(text).passages, language="en", scope="segment")
    assert segment.stands("Putin") == 0
    assert segment.source_language is None
    assert segment.spellings("Kyiv") == ()
    assert segment.repeats == frozenset()
    assert segment.lowercase_starts == frozenset()
    assert segment.lone_glued_sentence is False
    assert not segment.spelling.is_mixed
    article = Evidence(formats.named("txt").read(text).passages, language="en")
    assert article.stands("Putin") == 2
    assert article.spelling.is_mixed
    assert article.repeats


def test_rules_that_need_an_article_are_silent():
    cleaner = Cleaner(language="en", scope="segment")
    needing = {rule.id for rule in RULES if rule.scope == "article"}
    assert needing
    assert not needing & {rule.id for rule in cleaner._waking("en", None, frozenset()).rules}


@pytest.mark.parametrize("normalizer", ["said-twice", "lowercase-start", "two-spellings"])
def test_what_can_only_be_seen_in_an_article_says_so_in_its_rule(normalizer):
    assert {rule.scope for rule in RULES if rule.normalizer == normalizer} == {"article"}


def test_a_rule_whose_own_words_speak_of_the_article_says_so():
    for rule in RULES:
        if rule.normalizer == "pattern" and OF_AN_ARTICLE.search(rule.options.get("evidence", "")):
            assert rule.scope == "article", rule.id
