"""JSON: the named fields are prose, all else keeps its bytes."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import assert_sound, cleaner, found

from cleanup import Cleaner
from cleanup.errors import BrokenDocument, FormatError
from cleanup.formats.fields import Fields
from cleanup.formats.json import read
from cleanup.formats.json_strings import writer
from cleanup.text import HOLE

#: "zqz" stands where prose is, "qzq" where it would be read as such if the field were not looked at.
SAMPLE = r"""
 { "text" :"zqz \"zqz\" \u201czqz\u201d zqz\/zqz \ud83d\udea2 zqz\n\nzqz\tzqz\\zqz",
 "zqz":"zqz", "text":[ "zqz" , {"text": "zqz"}] ,
  "articles":[{"body":"zqz","id":"zqz","tags":["zqz"]},	{"body":"zqz http://zqz.org/zqz {zqz} zqz"} , 7, null],
  "te\u0078t": "zqz", "a.b": "zqz", "a": {"b": "zqz"}, "deep": {"er": [[["zqz"]], "zqz"]},
  "n": [1.0E+2, -0, NaN, Infinity, true], "e": {}, "f": [ ], "": "zqz"
 }
"""


def texts(article: str, *fields: str) -> list[str]:
    return [passage.text for passage in read(article, fields).passages]


def test_only_the_named_fields_are_changed(tmp_path):
    planted = cleaner(tmp_path, "text", "articles.*.body", r"a\.b", "deep.**")
    result = planted.clean(SAMPLE, format="json")
    expected = SAMPLE
    for kept in ('"zqz":"zqz"', '"text":[ "zqz" , {"text": "zqz"}]', '"id":"zqz"', '["zqz"]}', "http://zqz.org/zqz", "{zqz}",
                 '"b": "zqz"', '"": "zqz"'):  # fmt: skip
        expected = expected.replace(kept, kept.replace("zqz", "@@"))
    assert result.text == expected.replace("zqz", "zXz").replace("@@", "zqz")
    assert result.revert() == SAMPLE
    assert planted.clean(result.text, format="json").changes == ()


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("text", ["1"]),
        ("articles.*.body", ["2", "3"]),
        ("articles.1.body", ["3"]),
        ("*.title", ["5"]),
        ("**.title", ["0", "4", "5"]),
        ("**", ["0", "1", "2", "4", "3", "5", "6"]),
        (r"a\.b", ["6"]),
        ("a.b", []),
        ("body", []),
        (r"\*", []),
    ],
)
def test_a_path_names_fields(field, expected):
    article = json.dumps(
        {"title": "word 0", "text": "word 1", "articles": [{"body": "word 2", "title": "word 4"}, {"body": "word 3"}],
         "x": {"title": "word 5"}, "a.b": "word 6"}
    )  # fmt: skip
    assert [text.removeprefix("word ") for text in texts(article, field)] == expected


def test_without_a_field_nothing_is_prose_and_a_note_says_so():
    result = Cleaner(language="en").clean('{"a": {"text": "some words"}, "id": "x"}', format="json")
    assert result.notes == ("nothing is taken for prose until it is named: --field a.text (with text: a.text)",)


def test_a_field_that_is_not_there_is_told():
    result = Cleaner(language="en", fields=["txt"]).clean('[{"text": "some words"}]', format="json")
    assert result.notes == ("nothing stands in txt (with text: *.text)",)


def test_a_text_of_several_paragraphs_is_read_like_plain_text():
    passages = read(r'{"t": "One.\nTwo.\n\nThree.\r\n \t\r\n\\n\n\nFour\u000a\u000aFive", "u": "Six"}', ("*",)).passages
    assert [passage.text for passage in passages] == ["One.\nTwo.", "Three.", "\\n", "Four", "Five", "Six"]
    assert [passage.follows for passage in passages] == [False, True, True, True, True, False]
    assert not any(passage.alone for passage in passages)


def test_a_text_in_another_script_is_edited_inside_its_run_of_escapes(tmp_path):
    article = json.dumps({"t": "\N{CYRILLIC SMALL LETTER ZHE}" * 3 + "zqz" + "é" * 4 + "\n\nzqz"}).replace(
        "zqz", r"\u007a\u0071\u007a"
    )
    result = cleaner(tmp_path, "t").clean(article, format="json")
    assert result.text == article.replace(r"\u007a\u0071\u007a", r"\u007aX\u007a")
    assert result.revert() == article


def test_code_and_addresses_in_a_text_are_no_prose():
    assert texts(r'["See http://x.org/\u00e9\"a\" now.\n\n```\ncode\n```\n\nEnd"]', "*") == [
        f'See {HOLE}"a" now.',
        "End",
    ]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (r'["A hall of \" open \" windows \u2014 “x”"]', r'["A hall of \"open\" windows \u2014 “x”"]'),
        (
            r'["\u201cX\u201d, a hall of \u00ab open \u00bb windows."]',
            r'["\u201cX\u201d, a hall of \u201copen\u201d windows."]',
        ),
        (
            r'["\u201CX\u201D, a hall of \u00AB open \u00BB windows."]',
            r'["\u201CX\u201D, a hall of \u201Copen\u201D windows."]',
        ),
        (r'["“X”, a hall of « open » windows \u2014."]', r'["“X”, a hall of “open” windows \u2014."]'),
    ],
)
def test_new_prose_is_written_as_the_document_writes(article, expected):
    result = Cleaner(language="en", source_language="fr", fields=["*"]).clean(article, format="json")
    assert result.text == expected


@pytest.mark.parametrize("document", ['["a"]', '["é"]', r'["\u00e9"]', r'["\u00E9"]'])
@settings(deadline=None)
@given(new=st.text(st.characters()))
def test_what_is_put_into_a_string_is_escaped(document, new):
    written = writer(document)(new)
    assert json.loads(f'"{written}"') == new
    assert written.isascii() or not document.isascii()
    assert written.encode() or not new
    if "E9" in document:
        assert "\\u00e9" not in written


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("", r"line 1: not JSON: a value is missing at column 1 \(the document ends there\)"),
        ("{\n", "line 2: .*a key in quotation marks"),
        ('{"a" 1}', "a key in quotation marks and ':'"),
        ("[1,\n]", "line 2: .*a value is missing at column 1"),
        ('["a\nb"]', "a value is missing at column 2"),
        ("[" * 100_000, "column 100001"),
        ('{"a":' * 100_000, "a value is missing"),
        (r'["\x"]', "a value is missing"),
        (r'["\ud8"]', "a value is missing"),
        ("[1] 2", "something stands behind the end"),
        ("[01]", "a value is missing"),
        ("[1}", r"',' or '\]' is missing at column 3"),
        ('{"a": 1, // no\n}', "a key in quotation marks"),
        ('{"text": "half', "a value is missing"),
    ],
)
def test_a_broken_document_is_refused_with_its_line(article, said):
    with pytest.raises(FormatError, match=said):
        read(article, ("**",))


def test_a_byte_order_mark_and_deep_nesting_are_read():
    assert texts("\N{ZERO WIDTH NO-BREAK SPACE}" + '["word"]', "*") == ["word"]
    assert texts("[" * 100_000 + '"word"' + "]" * 100_000, "**") == ["word"]
    begin = time.process_time()
    assert Cleaner(language="en").clean('{"a":' * 100_000 + '"some words"' + "}" * 100_000, format="json").notes
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    "article", ['["' + r"\"" * 500_000 + '"]', '["' + "\\n" * 500_000 + 'x"]', "[" + '"a b",' * 100_000 + "0]"]
)
def test_time_grows_with_the_length(article):
    begin = time.process_time()
    read(article, ("**",))
    assert time.process_time() - begin < 10


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(deadline=None)
@given(values, st.booleans(), st.sampled_from([None, 1]))
def test_all_texts_are_found(value, ascii_only, indent):
    article = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    document = read(article, ("**",))
    assert_sound(article, document)

    def strings(inner):
        if isinstance(inner, str):
            yield inner
        elif isinstance(inner, (list, dict)):
            for item in inner.values() if isinstance(inner, dict) else inner:
                yield from strings(item)

    there = "\0".join(strings(value))
    assert all(part in there for passage in document.passages for part in passage.text.split(HOLE))


@settings(deadline=None)
@given(st.text(max_size=30))
def test_what_python_refuses_is_refused(article):
    try:
        json.loads(article)
    except ValueError:
        with pytest.raises(BrokenDocument):
            read(article, ("**",))
    else:
        read(article, ("**",))


def test_real_files_are_read_and_come_back_unchanged():
    files = found(".json", limit=60)
    if not files:
        pytest.skip("no JSON files are installed")
    for path in files:
        article = path.read_bytes().decode("utf-8", "replace")
        try:
            json.loads(article)
        except ValueError:
            with pytest.raises(BrokenDocument):
                read(article, ("**",))
            continue
        document = read(article, ("**",))
        assert_sound(article, document)


def test_a_path_with_a_backslash_at_its_end_is_a_path():
    assert Fields(("a\\",)).start
