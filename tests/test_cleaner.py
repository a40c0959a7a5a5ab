"""The public interface: settings, languages, results, and what happens when a rule breaks a promise."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cleanup import Cleaner, ConfigError, FormatError, RuleError, Safety, clean
from cleanup.engine import Engine
from cleanup.verify import broken_promise

DAMAGED = "He met both ministers. . “It is late”he said , and left.\n\nVladimir Putin was there. Poutine left."

FRENCH_RESIDUE = (
    "The port is closed « for a week », says the ministry. Mme Durand left at 20h30.\n\n"
    "Read also Article reserved for subscribers\n\nWhy : nobody knows ! And now ? Nothing."
)


def test_the_changes_name_their_rules_places_and_reasons():
    result = Cleaner(language="en", source_language="fr").clean(DAMAGED)
    assert result.text.startswith("He met both ministers. “It is late” he said, and left.")
    for change in result.changes:
        assert DAMAGED[change.start : change.end] == change.before
        assert change.rule in change.rules
        assert change.safety is Safety.SAFE
        assert change.evidence
        assert change.message
    assert result.revert() == DAMAGED
    assert (result.language, result.source_language) == ("en", "fr")


def test_unsafe_fixes_are_shown_with_a_proposal_until_they_are_asked_for():
    text = "“It is late” said the smith, and shut the door."
    safe, bold = Cleaner(language="en").clean(text), Cleaner(language="en", unsafe=True).clean(text)
    assert safe.text == text
    (finding,) = safe.findings
    assert (finding.safety, finding.rule) == (Safety.UNSAFE, "punctuation/lost-comma-before-attribution")
    assert finding.proposal is not None
    assert bold.text == "“It is late”, said the smith, and shut the door."
    assert bold.changes[0].safety is Safety.UNSAFE


MIXED = 'It was “late”, “cold” and “dark”.\n\nThey called it “home”. He called it "the barn" , and "the hut".'


def test_the_findings_of_one_group_are_what_one_group_of_changes_would_be():
    safe, bold = Cleaner(language="en").clean(MIXED), Cleaner(language="en", unsafe=True).clean(MIXED)
    (group,) = {finding.group for finding in safe.findings}
    assert [(finding.start, finding.proposal) for finding in safe.findings] == [
        (change.start, change.after) for change in bold.changes if change.safety is Safety.UNSAFE
    ]
    assert group not in {change.group for change in safe.changes}


def test_findings_that_have_nothing_to_do_with_each_other_have_numbers_of_their_own():
    result = Cleaner(language="en").clean("“Late” said the smith , then: “Soon” said the baker.\n\nHe left\ufffd.")
    numbers = [finding.group for finding in result.findings]
    assert len(numbers) == 3 == len(set(numbers))
    assert not set(numbers) & {change.group for change in result.changes}


def test_a_pair_that_is_left_alone_is_one_artifact_and_is_shown_whole():
    from cleanup.report import Entry, View, artifacts, count
    from cleanup.reports import named

    result = Cleaner(language="en", select=("quotes",)).clean(MIXED)
    (artifact,) = artifacts(result)
    assert artifact.needs_unsafe
    assert (count(result, (artifact,)).unsafe, len(artifact.spots)) == (1, 4)
    entry = Entry(name="a.txt", format="txt", result=result)
    assert "? They called it “home”. He called it “the barn” , and “the hut”." in "".join(
        named("text")([entry], View())
    )
    (line,) = named("concise")([entry], View())
    assert line.count(" → ") == 4


def test_of_many_places_of_one_finding_a_few_are_shown():
    from cleanup.report import Entry, View
    from cleanup.reports import named

    text = 'Es war "spät", "kalt" und "nass".\n\n' * 30 + "Sie sagten “nein”."
    entry = Entry(name="a.txt", format="txt", result=Cleaner(language="de").clean(text.replace("“nein”", '"nein"')))
    assert len(entry.result.findings) == 182
    for name in ("text", "concise"):
        shown = "".join(named(name)([entry], View()))
        assert "and so at 178 more places" in shown
        assert len(shown) < 900


def test_clean_takes_the_same_keywords():
    assert clean("one , two", language="en", select=("punctuation",)).text == "one, two"


def test_a_cleaner_can_be_pickled_and_shared_between_threads():
    cleaner = pickle.loads(pickle.dumps(Cleaner(language="en", source_language="fr")))
    texts = [DAMAGED.replace("late", f"late {i}") for i in range(40)]
    with ThreadPoolExecutor(8) as pool:
        parallel = list(pool.map(lambda text: cleaner.clean(text).text, texts))
    assert parallel == [Cleaner(language="en", source_language="fr").clean(text).text for text in texts]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"language": "english language"}, "wanted a language tag"),
        ({"scope": "page"}, "'article' or 'segment'"),
        ({"select": ["qotes"]}, "did you mean 'quotes'"),
        ({"keep": ["/(/"]}, "not a regular expression"),
        ({"keep": "Poutine"}, r"keep must be a list of texts, not 'Poutine': write \['Poutine'\]"),
        ({"select": "quotes"}, "select must be a list of texts"),
        ({"ignore": "quotes"}, "ignore must be a list of texts"),
        ({"packs": "rules"}, "packs must be a list of texts"),
        ({"keep": [1]}, "keep must be a list of texts: 1 is none"),
        ({"ignore": None}, "ignore must be a list of texts, not None"),
        ({"packs": Path("rules")}, "packs must be a list of texts"),
        ({"glossary": {"a": ""}}, "there is no right form for “a”"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_with_the_nearest_right_one(settings, said):
    with pytest.raises(ConfigError, match=said):
        Cleaner(**settings)


def test_an_unknown_format_is_refused():
    with pytest.raises(FormatError, match="did you mean"):
        Cleaner(language="en").clean("x", format="mdd")


def test_words_to_keep_are_never_touched():
    text = "She works at Foo , Inc and at Bar , Inc."
    result = Cleaner(language="en", keep=("Foo , Inc",)).clean(text)
    assert result.text == "She works at Foo , Inc and at Bar, Inc."
    assert any("keep" in finding.reason for finding in result.findings)
    assert Cleaner(language="en", keep=(r"/\w+ , Inc/",)).clean(text).text == text


@pytest.mark.parametrize(
    "keep",
    [
        ("Poutine", "/(?i)FOO , inc/"),
        ("/(?P<a>Foo) , Inc/", "/(?P<a>Bar) , Inc/"),
        ("/(x)/", r"/(o)\1 , Inc/"),
        ("Foo", "Foo , Inc"),
    ],
)
def test_words_to_keep_do_not_know_of_each_other(keep):
    text = "She works at Foo , Inc by day."
    assert Cleaner(language="en").clean(text).changes
    assert Cleaner(language="en", keep=keep).clean(text).text == text


def test_a_lone_segment_is_not_judged_by_an_article_that_it_is_not():
    text = "the port is closed. Poutine left."
    assert (
        not Cleaner(language="en", source_language="fr", unsafe=True, scope="segment", select=("case",))
        .clean(text)
        .changes
    )


def test_select_and_ignore_take_rules_and_packs():
    text = "He called ” it “ late , and left."
    assert Cleaner(language="en", select=("punctuation",)).clean(text).text == "He called ” it “ late, and left."
    assert Cleaner(language="en", ignore=("punctuation",)).clean(text).text == "He called “it” late , and left."
    assert Cleaner(language="en", ignore=("quotes",), select=("quotes/reversed-pair",)).clean(text).changes


def test_the_language_is_found_out_and_told():
    text = (
        "The ministers of the two countries met on Friday , and they did not speak about the harbour for a long time."
    )
    result = Cleaner().clean(text)
    assert result.language == "en"
    assert result.changes
    assert "found out" in result.notes[0]


def test_a_language_that_no_rule_knows_is_told():
    known = "known: de, en, es, fr, it, nl, pl, pt"
    result = Cleaner(language="xyz").clean("He left , and\u200b she stayed.")
    assert result.text == "He left , and she stayed."
    assert result.notes == (f"no rule knows the language 'xyz' ({known}): only rules for any language worked",)
    (note,) = Cleaner(language="en", source_language="xyz").clean("He left.").notes
    assert note.startswith("no rule knows the source language 'xyz' (known: ar, be, ")
    (note,) = Cleaner().clean("---\nlang: xyz\n---\n\nHe left.\n", format="md").notes
    assert note.startswith("no rule knows the language 'xyz'")
    assert Cleaner(language="eng", source_language="fra").clean("He left , she stayed.").changes
    for tag in ("en", "en-GB", "pt-BR", "und"):
        assert Cleaner(language=tag, source_language="ja").clean("He left.").notes == ()


def test_too_short_a_text_has_no_language_and_only_rules_for_any_language_work():
    result = Cleaner().clean("OK , fine\u200b.")
    assert result.language == "und"
    assert result.text == "OK , fine."


def test_another_detector_can_be_used():
    assert Cleaner(language_detector=lambda text: "fr").clean("x " * 100 + ", y").language == "fr"


def test_the_source_language_is_guessed_from_its_residue():
    assert Cleaner(language="en").clean(FRENCH_RESIDUE).source_language == "fr"
    assert Cleaner(language="en").clean("“We left,” she said. Nothing of it is French , or so.").source_language is None


def test_rules_for_a_source_language_are_silent_without_it():
    text = "M. Durand knows Poutine.\n\nNobody else does."
    assert not Cleaner(language="en", select=("names",)).clean(text).changes


def test_a_pack_of_ones_own_works_and_a_bad_one_stops_the_start(tmp_path):
    rule = tmp_path / "house" / "very-very.toml"
    rule.parent.mkdir()
    rule.write_text(
        'id = "house/very-very"\nmessage = "m"\nwhy = "w"\nsource = "s"\nlanguages = ["en"]\nstage = "words"\n'
        'safety = "safe"\nchanges = ["letters", "spaces"]\n[pattern]\nfind = \'\\b(very) very\\b\'\nreplace = \'\\1\'\n',
        encoding="utf-8",
    )
    assert Cleaner(language="en", packs=(tmp_path,)).clean("It is very very late.").text == "It is very late."
    rule.write_text(rule.read_text(encoding="utf-8").replace("message", "mesage"), encoding="utf-8")
    with pytest.raises(RuleError, match=r"missing message .*did you mean 'message'"):
        Cleaner(language="en", packs=(tmp_path,))


def test_a_foreign_pattern_that_takes_too_long_is_left_out_and_named(tmp_path):
    rule = tmp_path / "house" / "slow.toml"
    rule.parent.mkdir()
    rule.write_text(
        'id = "house/slow"\nmessage = "m"\nwhy = "w"\nsource = "s"\nlanguages = ["en"]\nstage = "words"\n'
        "safety = \"safe\"\nchanges = [\"letters\"]\n[pattern]\nfind = '(?:a|aa)+$|(a|a?)+b'\nreplace = 'x'\n",
        encoding="utf-8",
    )
    result = Cleaner(language="en", packs=(tmp_path,)).clean("a" * 60 + "c , d")
    assert result.text.endswith("c, d")
    assert any("took too long" in note for note in result.notes)


def test_a_rule_that_changes_what_it_did_not_declare_is_left_out_and_named(tmp_path):
    rule = tmp_path / "house" / "liar.toml"
    rule.parent.mkdir()
    rule.write_text(
        'id = "house/liar"\nmessage = "m"\nwhy = "w"\nsource = "s"\nlanguages = ["en"]\nstage = "words"\n'
        "safety = \"safe\"\nchanges = [\"spaces\"]\n[pattern]\nfind = 'cat'\nreplace = 'dog'\n",
        encoding="utf-8",
    )
    result = Cleaner(language="en", packs=(tmp_path,)).clean("The cat sat , alone.")
    assert result.text == "The cat sat, alone."
    assert any("house/liar" in note and "spaces" in note for note in result.notes)


def test_rules_that_undo_each_other_are_left_out_and_named(tmp_path):
    for name, find, replace in (("one", "cat", "dog"), ("two", "dog", "cat")):
        rule = tmp_path / "house" / f"{name}.toml"
        rule.parent.mkdir(exist_ok=True)
        rule.write_text(
            f'id = "house/{name}"\nmessage = "m"\nwhy = "w"\nsource = "s"\nlanguages = ["en"]\nstage = "words"\n'
            f"safety = \"safe\"\nchanges = [\"letters\"]\n[pattern]\nfind = '{find}'\nreplace = '{replace}'\n",
            encoding="utf-8",
        )
    result = Cleaner(language="en", packs=(tmp_path,)).clean("The cat sat , alone.")
    assert result.text.endswith("sat, alone.")
    assert any("undo" in note for note in result.notes)


def test_a_deleted_line_takes_its_line_end_and_one_blank_line_along():
    text = "The port is closed.\n\nRead also: In Oran, three bakeries open again on Monday\n\nNobody knows why.\n"
    result = Cleaner(language="en", source_language="fr", unsafe=True, select=("boilerplate",)).clean(text)
    assert result.text == "The port is closed.\n\nNobody knows why.\n"
    assert result.revert() == text


def test_changes_of_several_rounds_at_one_place_are_one_that_names_all_rules():
    result = Cleaner(language="en").clean("They spoke of “ red\u200b ”and left.")
    assert result.text == "They spoke of “red” and left."
    assert all(first.end < second.start for first, second in zip(result.changes, result.changes[1:], strict=False))
    assert any(len(change.rules) > 1 for change in result.changes)


def test_a_cleaned_article_that_would_be_read_in_another_way_is_blamed_on_its_rules():
    """Promise 2 is proved after a run: an edit that splits a passage is found out."""
    from cleanup import formats
    from cleanup.places import changes_of
    from cleanup.result import Result
    from cleanup.rule import Match
    from cleanup.text import Edit

    text = "One line.\n\nAnother line."
    fmt = formats.named("txt")
    passages = fmt.read(text).passages
    cleaner = Cleaner(language="en")
    from cleanup.engine import Terms
    from cleanup.evidence import Evidence
    from cleanup.settle import Proposal

    engine = Engine(
        passages, {"": cleaner._waking("en", None, frozenset())}, Evidence(passages, language="en"), Terms(silent={})
    )
    engine._apply(0, [Proposal(0, Match(3, 4, (Edit(3, 4, "\n\n"),)), Safety.SAFE)])
    outcome = engine.run()
    changes = changes_of(text, passages, outcome)
    result = Result(
        original=text,
        text="One\n\nline.\n\nAnother line.",
        changes=changes,
        findings=(),
        language="en",
        source_language=None,
    )
    blamed = broken_promise(fmt, passages, outcome, result, lambda text: True)
    assert blamed == {cleaner._waking("en", None, frozenset()).rules[0].id}


def test_a_blank_that_markdown_drops_at_an_edge_costs_no_rule():
    result = Cleaner(language="en").clean("\u200b He left , now.\n\nShe came , too. \u00ad\n", format="md")
    assert result.text == " He left, now.\n\nShe came, too. \n"
    assert not result.notes


def test_no_half_of_a_pair_is_taken_where_the_other_is_locked_or_silenced():
    kept = Cleaner(language="en", keep=["/it ”/"]).clean("He called it ”red“ and left.")
    assert kept.text == kept.original
    silenced = Cleaner(language="en").clean(
        "<!-- mt-cleanup: allow quotes -->\n”It is red,\n\nand it is blue,“ he said. It rained , too.\n", format="md"
    )
    assert silenced.text == silenced.original.replace(" , too", ", too")


def test_passages_in_another_language_are_left_alone():
    french = "Le port est fermé : les dockers sont en grève , et le maire ne dit rien « de précis » ."
    text = f"The port was closed , and the mayor of the town said nothing to the press .\n\n{french}\n"
    result = Cleaner(language="en").clean(text)
    assert result.text == text.replace(" ,", ",", 1).replace("press .", "press.")
    assert "passages in another language than en were left alone" in result.notes
