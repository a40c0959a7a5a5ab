"""A mistake in a rule file stops the start with one clear line; what is checked never fails on an article."""

import time

import pytest
from click.testing import CliRunner

from cleanup import Cleaner, RuleError, catalogue
from cleanup.cli import main

HEAD = """
id = "house/x"
message = "m"
why = "w"
source = "s"
languages = ["en"]
stage = "words"
safety = "unsafe"
changes = ["letters"]
"""
PATTERN = "[pattern]\nfind = '(?P<word>cat)'\nreplace = 'dog'\n"


def put(folder, text: str):
    path = folder / "house/x.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("foreign", [False, True])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + PATTERN + "line = '('", "line is not a regular expression"),
        (HEAD + PATTERN + "unless_line = '('", "unless_line is not a regular expression"),
        (
            HEAD + PATTERN + "evidence = 'it says {word} twice'",
            "names {word}: wanted are {0} for all that was found and {1} to {1} for its groups",
        ),
        (HEAD + PATTERN + "evidence = '{2}'", "names {2}"),
        (HEAD + PATTERN + "evidence = '{}'", "names {}"),
        (HEAD + PATTERN + "evidence = '{0.x}'", "names {0.x}"),
        (HEAD + PATTERN + "evidence = '{0:d}'", "names {0:d}"),
        (HEAD + PATTERN + "evidence = '{0!z}'", "evidence: "),
        (HEAD + PATTERN + "evidence = 'a } brace'", ", {{ and }} for braces"),
        (HEAD + PATTERN.replace("'dog'", "'\\q'"), "replace is not a template: bad escape"),
        (HEAD + PATTERN.replace("'dog'", "'\\g<wrd>'"), "replace names group 'wrd', which find has not"),
        (HEAD + PATTERN + "[[bad]]\nfixed = 4", "fixed must be a text, not 4"),
        (HEAD + PATTERN + "[[bad]]\ntext = 'a'\nseen = ['b']", "seen must be a text"),
        (HEAD + PATTERN + "[[good]]\ntext = 'a'\nlanguage = 1", "language must be a text, not 1"),
        (HEAD + "scan = 'yes'\n" + PATTERN, "scan must be true or false, not 'yes'"),
        (HEAD + "reach = 'markup'\n" + PATTERN, "reach is 'markup' but stage is 'words'"),
        (HEAD.replace('["letters"]', '["code"]') + PATTERN, "changes 'code' is for rules with reach = \"markup\""),
        (HEAD + "category = 'x'\n" + PATTERN, "unknown key 'category'"),
        (HEAD.replace('["en"]', "[]") + PATTERN, "languages is empty"),
    ],
)
def test_a_mistake_is_told_with_its_place_before_any_article_is_read(tmp_path, text, said, foreign):
    path = put(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        catalogue.read(path, foreign=foreign)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path.name}/house/x.toml: ")


def test_the_command_tells_it_in_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    put(tmp_path / "rules", HEAD + PATTERN + "evidence = '{a}'")
    (tmp_path / "mt-cleanup.toml").write_text("rule-folders = ['rules']", encoding="utf-8")
    (tmp_path / "a.txt").write_text("The cat.", encoding="utf-8")
    for arguments in (("check", "a.txt"), ("fix", "a.txt"), ("rules",), ("rules", "house/x")):
        ran = CliRunner().invoke(main, arguments)
        assert ran.exit_code == 2
        assert ran.stderr.startswith("error: ") and "names {a}" in ran.stderr and ran.stderr.count("\n") == 1
        assert ran.stdout == ""


@pytest.mark.parametrize("key", ["line", "unless_line"])
def test_what_stands_before_a_foreign_match_is_tried_under_the_time_limit_too(tmp_path, key):
    put(tmp_path, HEAD + PATTERN + f"{key} = '(?:a|aa)+[!?]'\n")
    text = "a" * 60 + " cat sat , alone."
    begin = time.perf_counter()
    result = Cleaner(language="en", packs=(tmp_path,), unsafe=True).clean(text)
    assert time.perf_counter() - begin < 5
    assert result.text == text.replace(" ,", ",")
    assert any("took too long" in note for note in result.notes)


def test_patterns_before_a_foreign_match_are_those_of_regex(tmp_path):
    put(tmp_path, HEAD + PATTERN + r"unless_line = '\p{Lu}++.*'" + "\n")
    cleaner = Cleaner(language="en", packs=(tmp_path,), unsafe=True)
    assert cleaner.clean("Ça cat\nça cat").text == "Ça cat\nça dog"
