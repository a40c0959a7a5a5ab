"""Messages in JSON: every text is prose, placeholders and metadata are not."""

import json
import time

import pytest
from planted import assert_sound, cleaner

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
