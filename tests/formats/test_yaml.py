"""YAML: one-line texts of the named fields are prose; everything else keeps its bytes."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import RULE, assert_sound, cleaner, found

from cleanup import Cleaner
from cleanup.errors import BrokenDocument, FormatError
from cleanup.formats.i18n_yaml import read as read_messages
from cleanup.formats.yaml import read

yaml = pytest.importorskip("yaml")

SAMPLE = r"""# zqz
zqz: zqz
text: &zqz zqz zqz  # zqz
list:
  - 'zqz ''zqz'' zqz'
  - "zqz \"zqz\" \u201czqz\u201d zqz\
      zqz"
  - "zqz\tzqz \U0001F6A2 zqz \x41zqz"
  - !zqz zqz
  - !!str "zqz"
  - *zqz
  - [ zqz, {body: zqz , "zqz": 'zqz'} ]
  - ? {zqz: zqz}
    : zqz
  - ? zqz
    : zqz
  - |
    zqz

    zqz
  - >-
    zqz
    zqz
  - zqz
    zqz
  - 2024-01-01
  - 12
  - zqz http://zqz.org/zqz {zqz} zqz
other: {<<: *zqz}
...
---
text: zqz
"""


def texts(article: str, *fields: str) -> list[str]:
    return [passage.text for passage in read(article, fields).passages]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_one_line_texts_of_the_named_fields_are_changed(tmp_path, end):
    article = SAMPLE.replace("\n", end)
    planted = cleaner(tmp_path, "text", "list.**")
    result = planted.clean(article, format="yaml")
    expected = r"""# zqz
zqz: zqz
text: &zqz zXz zXz  # zqz
list:
  - 'zXz ''zXz'' zXz'
  - "zqz \"zqz\" \u201czqz\u201d zqz\
      zqz"
  - "zXz\tzXz \U0001F6A2 zXz \x41zqz"
  - !zqz zqz
  - !!str "zXz"
  - *zqz
  - [ zXz, {body: zXz , "zqz": 'zXz'} ]
  - ? {zqz: zqz}
    : zXz
  - ? zqz
    : zXz
  - |
    zqz

    zqz
  - >-
    zqz
    zqz
  - zqz
    zqz
  - 2024-01-01
  - 12
  - zXz http://zqz.org/zqz {zqz} zXz
other: {<<: *zqz}
...
---
text: zXz
""".replace("\n", end)
    assert result.text == expected.replace(r"\x41zqz", r"\x41zXz")
    assert result.revert() == article
    seen = {article[finding.start : finding.end] for finding in result.findings}
    assert {finding.reason for finding in result.findings} == {"the place is markup, an address or a word to keep"}
    assert any("zqz" in place for place in seen)
    assert planted.clean(result.text, format="yaml").changes == ()


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (r'''a: "The \"hall\" of \" open \" windows"''', r'''a: "The \"hall\" of \"open\" windows"'''),
        (r'a: "\u201cX\u201d, a hall of \u00ab open \u00bb windows."', r'a: "\u201cX\u201d, a hall of \u201copen\u201d windows."'),
        (r'a: “X”, a hall of « open » windows.', r'a: “X”, a hall of “open” windows.'),
        ("a: '“X”, it''s a hall of « open » windows.'", "a: '“X”, it''s a hall of “open” windows.'"),
    ],
)  # fmt: skip
def test_new_prose_is_written_as_its_scalar_is(article, expected):
    result = Cleaner(language="en", source_language="fr", fields=["a"]).clean(article, format="yaml")
    assert result.text == expected


@pytest.mark.parametrize("new", [": ", " #", "\\n", "\\t- ", "]", ", "])
@pytest.mark.parametrize(
    "article", ["a: zqz\nb: x\n", "a: x zqz\nb: [zqz, x]\n", "a: 'zqz'\n", 'a: "zqz"\n', "- zqz\n"]
)
def test_what_a_fix_would_turn_into_another_value_is_taken_back(tmp_path, article, new):
    rule = RULE.replace('replace = "X"', f'replace = "{new}"')
    rule = rule.replace('"letters"', '"letters", "punctuation", "spaces", "lines", "quotes"').replace("zXz", f"z{new}z")
    planted = cleaner(tmp_path, "**", rule=rule)
    result = planted.clean(article, format="yaml")
    before, after = yaml.safe_load(article), yaml.safe_load(result.text)
    changed = str(planted.clean("zqz").text)

    def with_change(value):
        if isinstance(value, dict):
            return {key: with_change(item) for key, item in value.items()}
        if isinstance(value, list):
            return [with_change(item) for item in value]
        return {value, value.replace("zqz", changed)}

    def fits(value, wanted):
        if isinstance(wanted, dict):
            return value.keys() == wanted.keys() and all(fits(value[key], wanted[key]) for key in wanted)
        if isinstance(wanted, list):
            return len(value) == len(wanted) and all(map(fits, value, wanted))
        return value in wanted

    assert fits(after, with_change(before)), result.text


def test_without_a_field_nothing_is_prose_and_a_note_says_so():
    result = Cleaner(language="en").clean("a:\n  b: some words\n", format="yaml")
    assert result.notes == ("nothing is taken for prose until it is named: --field a.b (with text: a.b)",)


def test_numbers_dates_and_truth_are_no_text():
    assert texts("[12, 2024-01-01, yes, null, ~, 1.5, 0x1F, '12 words', word]", "**") == ["12 words", "word"]


def test_a_text_that_is_broken_over_lines_is_seen_by_paragraphs():
    article = "a: |\n  One\n  two.\n\n  Three.\nb: >\n  Four\n  five.\nc: six\n  seven\n"
    document = read(article, ("*",))
    assert [passage.text for passage in document.passages] == ["One\ntwo.", "Three.", "Four five.", "six seven"]
    sources = [article[passage.pieces[0].source_start : passage.pieces[0].source_end] for passage in document.passages]
    assert sources == ["One\n  two.", "Three.", "Four\n  five.", "six\n  seven"]
    assert all(piece.locked for passage in document.passages for piece in passage.pieces)


def test_suppression_comments_are_honoured():
    hall = "The “hall” is a hall of ” open “ windows."
    article = f"""# mt-cleanup: allow quotes (as printed)
a: {hall}
b: {hall}  # mt-cleanup: allow quotes
c: {hall}
d: '{hall} # mt-cleanup: off'
"""
    result = Cleaner(language="en", fields=["*"]).clean(article, format="yaml")
    assert result.text.count(hall) == 2
    assert not result.unused_suppressions


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("a: b: c", "line 1: not YAML: mapping values are not allowed"),
        ("a:\n  - b\n c", "line 3"),
        ('a: "b', "line 1: not YAML"),
        ("\x00", "not YAML"),
        ("a: *b\n{", "line 3"),
        ("\t- a", "line 1"),
        ("[" * 100_000, "not YAML"),
    ],
)
def test_a_broken_document_is_refused_with_its_line(article, said):
    begin = time.process_time()
    with pytest.raises(BrokenDocument, match=said):
        read(article, ("**",))
    assert time.process_time() - begin < 10


@pytest.mark.parametrize(
    "article",
    ["- " * 2_000 + "a b", "[" * 900 + "]" * 900, "- a b\n" * 50_000, "a: '" + "''" * 100_000 + "'", 'a: "' + r"\"" * 100_000 + '"',
     "a: |\n" + "  a b\n\n" * 30_000, "&a a: *a\n" * 20_000],
)  # fmt: skip
def test_time_grows_with_the_length(article):
    begin = time.process_time()
    with contextlib.suppress(FormatError):
        assert_sound(article, read(article, ("**",)))
    assert time.process_time() - begin < 15


plain = st.recursive(
    st.text(st.sampled_from("ab :#'\"-\n\té,[]{}&*!|>%@`\\"), max_size=12) | st.integers() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=4)
    ),
    max_leaves=10,
)


@settings(deadline=None, max_examples=100)
@given(plain, st.sampled_from([None, '"', "'", "|"]), st.booleans(), st.booleans())
def test_places_are_right_however_it_is_written(value, style, flow, raw):
    article = yaml.safe_dump(value, default_style=style, default_flow_style=flow, allow_unicode=raw)
    assert_sound(article, read(article, ("**",)))
    result = Cleaner(language="en", fields=["**"]).clean(article, format="yaml")
    assert result.revert() == article
    yaml.safe_load(result.text)


def test_messages_of_rails_are_prose_in_their_language(tmp_path):
    article = """pt-BR:
  zqz:
    one: zqz %{zqz} zqz
    other: "zqz <b>zqz</b> %{count}"
    _meta: zqz
en:
  a: zqz
zqz_title:
  b: zqz
"""
    assert cleaner(tmp_path).clean(article, format="i18n-yaml").text == """pt-BR:
  zqz:
    one: zXz %{zqz} zXz
    other: "zXz <b>zXz</b> %{count}"
    _meta: zqz
en:
  a: zXz
zqz_title:
  b: zXz
"""  # fmt: skip
    languages = [passage.language for passage in read_messages(article).passages]
    assert languages[:3] == ["pt-BR", "pt-BR", "en"]


def test_real_files_are_read_and_come_back_unchanged():
    files = found(".yaml", ".yml", limit=60, size=20_000)
    if not files:
        pytest.skip("no YAML files are installed")
    for path in files:
        article = path.read_bytes().decode("utf-8", "replace")
        try:
            list(yaml.compose_all(article, Loader=yaml.SafeLoader))
        except yaml.YAMLError:
            continue
        assert_sound(article, read(article, ("**",)))
