"""Messages in JSON: every text is prose, placeholders and metadata are not."""

import json
import time

import pytest
from planted import RULE, assert_sound, cleaner

from cleanup.formats.i18n_json import read
from cleanup.text import HOLE

SAMPLE = r"""{
  "@@locale": "en_GB", "@zqz": {"description": "zqz", "placeholders": {"zqz": {"example": "zqz"}}},
  "_comment": "zqz", "$schema": "zqz",
  "title": "zqz {zqz} zqz",
  "nested": {"zqz": {"list": ["zqz", "zqz %{zqz} zqz"]}},
  "icu": "zqz {count, plural, =0 {zqz} one {# zqz {zqz, select, a {zqz} other {zqz}}} other {# zqz}} zqz",
  "i18next": "zqz {{zqz}} zqz $t(zqz) $t(common:zqz, {\"zqz\": 1}) zqz {{- zqz, uppercase}} zqz",
  "react": "zqz <0>zqz</0> <1/> <zqz>zqz</zqz> zqz",
  "vue": "zqz @:zqz.zqz zqz @.lower:zqz {'@'} zqz | zqz",
  "rails": "zqz %{zqz} zqz %<zqz>d zqz",
  "chrome": {"message": "zqz $ZQZ$ $zqz$ zqz"},
  "printf": "zqz %s %1$s %(zqz)s %@ zqz",
  "under": "zqz __zqz__ zqz",
  "open": "zqz {zqz zqz"
}"""


def test_every_text_is_prose_and_no_placeholder_is(tmp_path):
    planted = cleaner(tmp_path)
    result = planted.clean(SAMPLE, format="i18n-json")
    before, after = json.loads(SAMPLE), json.loads(result.text)
    assert after["@zqz"] == before["@zqz"] and after["_comment"] == "zqz" == after["$schema"]
    assert after["title"] == "zXz {zqz} zXz"
    assert after["nested"] == {"zqz": {"list": ["zXz", "zXz %{zqz} zXz"]}}
    assert after["icu"] == before["icu"].replace("zqz {count", "zXz {count").removesuffix("zqz") + "zXz"
    assert after["i18next"] == 'zXz {{zqz}} zXz $t(zqz) $t(common:zqz, {"zqz": 1}) zXz {{- zqz, uppercase}} zXz'
    assert after["react"] == "zXz <0>zXz</0> <1/> <zqz>zXz</zqz> zXz"
    assert after["vue"] == "zXz @:zqz.zqz zXz @.lower:zqz {'@'} zXz | zXz"
    assert after["rails"] == "zXz %{zqz} zXz %<zqz>d zXz"
    assert after["chrome"] == {"message": "zXz $ZQZ$ $zqz$ zXz"}
    assert after["printf"] == "zXz %s %1$s %(zqz)s %@ zXz"
    assert after["under"] == "zXz __zqz__ zXz"
    assert after["open"] == "zXz {zqz zqz"
    assert result.revert() == SAMPLE


def test_fields_can_be_named(tmp_path):
    planted = cleaner(tmp_path, "*.message")
    article = '{"a": {"message": "zqz", "description": "zqz"}}'
    assert planted.clean(article, format="i18n-json").text == '{"a": {"message": "zXz", "description": "zqz"}}'


def test_the_language_stands_in_the_document():
    assert read(SAMPLE).language == "en-GB"
    assert read("{}").language is None


def test_tags_have_no_text_and_plurals_are_one_hole():
    texts = [passage.text for passage in read(r'["Click <0>here</0>, {n, plural, one {a} other {b}}."]').passages]
    assert texts == [f"Click here, {HOLE}."]


def test_every_message_stands_alone():
    assert not any(passage.follows for passage in read('["One", "Two"]').passages)


@pytest.mark.parametrize(
    "text", ["{" * 50_000, "{}" * 50_000, "<0>" * 50_000, "a$t(" * 50_000, "@:" * 50_000, "__" * 50_000]
)
def test_time_grows_with_the_length(text):
    article = json.dumps([f"word {text}"])
    begin = time.process_time()
    assert_sound(article, read(article))
    assert time.process_time() - begin < 10


PLURALS = [
    ("{count, plural, one {# zqz} other {# zqz zqz}}", "{count, plural, one {# zXz} other {# zXz zXz}}"),
    ("{zqz, plural, =0 {zqz} zqz { zqz {zqz} } other {zqz}}", "{zqz, plural, =0 {zXz} zqz { zXz {zqz} } other {zXz}}"),
    ("{n, plural, offset:1 one {zqz} other {zqz}}", "{n, plural, offset:1 one {zXz} other {zXz}}"),
    (" {n,selectordinal,zqz{#zqz} other{zqz}}\n", " {n,selectordinal,zqz{#zXz} other{zXz}}\n"),
    (
        "{g, select, zqz {zqz {n, plural, one {zqz} other {zqz}} zqz} other {{n, plural, one {zqz #{zqz}} other {}}}}",
        "{g, select, zqz {zXz {n, plural, one {zqz} other {zqz}} zXz} other {{n, plural, one {zXz #{zqz}} other {}}}}",
    ),
    ("{n, plural, one {the users’ zqz, the user's zqz} other {zqz}}",
     "{n, plural, one {the users’ zXz, the user's zXz} other {zXz}}"),
    ("{n, plural, one {<0>zqz</0> ''zqz'' {{zqz}} $t(zqz) %s} other {zqz}}",
     "{n, plural, one {<0>zXz</0> ''zXz'' {{zqz}} $t(zqz) %s} other {zXz}}"),
    ("{n, number, zqz}", None),  # no plural
    ("{n, plural, one {zqz '{'zqz} other {zqz}}", None),  # quoted braces are read in different ways
    ("{n, plural, one {the users'} other {zqz}}", None),
    ("{n, plural, one {zqz '#' zqz} other {zqz}}", None),
    ("{n, plural, one {zqz", None),  # broken
    ("{n, plural, one {zqz}} other {zqz}}", None),
    ("{n, plural, one {zqz} {zqz}}", None),
    ("{n, plural, one {zqz} other zqz}", None),
    ("{n, plural}", None),
    ("{n, plural, zqz}", None),
    ("{n, select, offset:1 a {zqz} other {zqz}}", None),
    ("{a, select, x {{b, select, x " * 20 + "{zqz}" + "}}" * 20, None),
]  # fmt: skip


@pytest.mark.parametrize(("message", "expected"), PLURALS)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_the_branches_of_a_message_that_is_one_plural_are_prose_and_its_skeleton_is_locked(
    tmp_path, message, expected, ascii_only
):
    article = json.dumps({"zqz": message}, ensure_ascii=ascii_only)
    result = cleaner(tmp_path).clean(article, format="i18n-json")
    assert json.loads(result.text) == {"zqz": message if expected is None else expected}
    assert result.revert() == article
    assert_sound(article, read(article))


def test_branches_stand_alone():
    passages = read('["{n, plural, one {She said “one.} other { # files” }}"]').passages
    assert [(passage.text, passage.follows) for passage in passages] == [
        ("She said “one.", False),
        (f"{HOLE} files”", False),
    ]


def test_what_would_break_the_skeleton_is_taken_back(tmp_path):
    for new in ("{", "}", "#"):
        rule = RULE.replace('replace = "X"', f'replace = "{new}"').replace("zXz", f"z{new}z")
        rule = rule.replace('"letters"', '"letters", "punctuation"')
        planted = cleaner(tmp_path, rule=rule)
        article = '["{n, plural, one {zqz a} other {zqz b}}"]'
        assert planted.clean(article, format="i18n-json").text == article


@pytest.mark.parametrize(
    "text",
    ["{n, plural, one {a} " * 20_000, "{n, plural," * 30_000, "{n, plural, " + "a {b} " * 50_000 + "}",
     "{n, plural, a {" * 30_000 + "}" * 60_000, "{n, plural, a {" + "#" * 50_000 + "}}", "{n, plural, " + "a" * 100_000],
)  # fmt: skip
def test_plurals_are_read_in_linear_time(text):
    article = json.dumps([text])
    begin = time.process_time()
    assert_sound(article, read(article))
    assert time.process_time() - begin < 10
