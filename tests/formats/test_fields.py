"""Fields that say a format: the document in a text is cleaned as if it stood alone, and nothing around it is touched."""

import csv
import io
import json
import random
import time
from html.parser import HTMLParser

import pytest
from conftest import ROOT
from damage import spoil
from documents import found, text_of
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import assert_sound, cleaner
from planted_rule import RULE

from cleanup import Cleaner
from cleanup.errors import ConfigError, FormatError
from cleanup.formats import named
from cleanup.formats.inner import escaped, field, names

FOLDER = ROOT / "fixtures" / "formats"
INNER = ("html", "md")
ESCAPES = random.Random(7)


def nasty(fmt: str) -> str:
    return (FOLDER / f"nasty-field.{fmt}").read_text(encoding="utf-8")


def spelled(char: str, chance: random.Random) -> str:
    """One code point as some program might write it in JSON."""
    if char in '"\\' or char < " ":
        return json.dumps(char)[1:-1]
    if chance.random() < 0.3:
        written = json.dumps(char)[1:-1]
        written = written if written.startswith("\\") else f"\\u{ord(char):04x}"
        return written if chance.random() < 0.5 else "\\u".join(part.upper() for part in written.split("\\u"))
    return "\\/" if char == "/" and chance.random() < 0.5 else char


def in_json(text: str, kind: str) -> str:
    if kind == "mixed":
        body = '"' + "".join(spelled(char, ESCAPES) for char in text) + '"'
    else:
        body = json.dumps(text, ensure_ascii=kind == "ascii")
    return f'{{"id":"zqz <b>zqz</b>",\t"body": {body}, "zqz": ["zqz"]}}'


def in_csv(text: str, delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(
        [["id", "body", "zqz"], ["zqz", text, "<p>zqz</p>"], ["zqz", "", ""]]
    )
    return out.getvalue()


def in_yaml(text: str, style: str) -> str:
    yaml = pytest.importorskip("yaml")
    return str(
        yaml.safe_dump({"body": text, "id": "zqz"}, default_style=style, width=10**9, allow_unicode=style == "|")
    )


def body_of(name: str, article: str, delimiter: str = ",") -> object:
    """What a parser of somebody else's reads."""
    if name == "csv":
        rows = list(csv.reader(io.StringIO(article, newline=""), delimiter=delimiter))
        assert [*rows[1][::2], *rows[2]] == ["zqz", "<p>zqz</p>", "zqz", "", ""]
        return rows[1][1]
    if name == "yaml":
        read = pytest.importorskip("yaml").safe_load(article)
        assert read["id"] == "zqz"
    else:
        read = json.loads(article)
        assert read["id"] == "zqz <b>zqz</b>" and read["zqz"] == ["zqz"]
    return read["body"]


WAYS = [("json", "ascii"), ("json", "utf-8"), ("json", "mixed"), ("jsonl", "mixed"), ("csv", ","), ("csv", ";"),
        ("yaml", '"'), ("yaml", "|")]  # fmt: skip


def outer(name: str, way: str, text: str) -> str:
    return {"csv": in_csv, "yaml": in_yaml}.get(name, in_json)(text, way)


class Markup(HTMLParser):
    """Everything of a page but its texts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.seen: list[object] = []
        self._code = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, attrs))
        self._code += tag in ("pre", "script", "style", "code")

    def handle_endtag(self, tag):
        self.seen.append(tag)
        self._code -= tag in ("pre", "script", "style", "code")

    def handle_comment(self, data):
        self.seen.append(data)

    def handle_data(self, data):
        if self._code:
            self.seen.append(data)


@pytest.mark.parametrize("fmt", INNER)
@pytest.mark.parametrize(("name", "way"), WAYS)
def test_the_planted_word_is_changed_where_it_would_be_if_the_text_stood_alone(tmp_path, fmt, name, way):
    text = nasty(fmt)
    planted = cleaner(tmp_path, f"body:{fmt}")
    article = outer(name, way, text)
    result = planted.clean(article, format=name)
    alone = planted.clean(text, format=fmt).text
    assert alone.count("zXz") > 20 and alone.count("zqz") > 10
    delimiter = way if name == "csv" else ","
    assert body_of(name, article, delimiter) == text
    assert body_of(name, result.text, delimiter) == alone
    if fmt == "html":
        assert Markup(text).seen == Markup(alone).seen
    assert result.revert() == article
    assert planted.clean(result.text, format=name).changes == ()
    at = 0
    for change in result.changes:  # nothing but the letter
        assert change.start >= at and change.before in ("q", r"\u0071")
        at = change.end


@pytest.mark.parametrize("fmt", INNER)
@pytest.mark.parametrize(("name", "way"), WAYS)
def test_documents_in_fields_are_sound(fmt, name, way):
    article = outer(name, way, nasty(fmt))
    document = named(name).with_fields((f"body:{fmt}",)).read(article)
    assert len(document.passages) > 5
    assert_sound(article, document)


@pytest.mark.parametrize("fmt", ["html", "md", "rst"])
def test_real_documents_are_cleaned_in_a_field_as_they_are_alone(fmt):
    settings = {"language": "en", "source_language": "fr", "ignore": ["markup"], "unsafe": True}
    files = list(found(f"*.{fmt}", "/usr/share", limit=12))
    if not files:
        pytest.skip("no such files are installed")
    chance = random.Random(3)
    changed = 0
    for path in files:
        text = text_of(path)
        if text is None or len(text) > 20_000 or "\0" in text:
            continue
        text = spoil(text, chance)
        name, way = chance.choice(WAYS[:4])
        result = Cleaner(**settings, fields=[f"body:{fmt}"]).clean(in_json(text, way), format=name)
        assert body_of(name, result.text) == Cleaner(**settings).clean(text, format=fmt).text, path
        changed += len(result.changes)
    assert changed or not files


@settings(deadline=None, max_examples=60)
@given(
    st.text(st.sampled_from('ab <p>&;"\\\n`*_“”é🚢{}[]().,'), max_size=60),
    st.sampled_from(INNER),
    st.sampled_from(WAYS[:6]),
)
def test_nothing_is_lost_whatever_the_text(text, fmt, way):
    name, style = way
    article = outer(name, style, text)
    result = Cleaner(language="en", source_language="fr", fields=[f"body:{fmt}"]).clean(article, format=name)
    assert result.revert() == article
    if name != "csv":
        assert isinstance(body_of(name, result.text), str)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (r'["<p>“X”, a hall of « open » windows.</p>"]', '["<p>“X”, a hall of “open” windows.</p>"]'),
        (
            r'["<p>\u201CX\u201D, a hall of \u00AB open \u00BB windows.</p>"]',
            r'["<p>\u201CX\u201D, a hall of \u201Copen\u201D windows.</p>"]',
        ),
        (
            '["<p>&ldquo;X&rdquo;, a hall of &laquo; open &raquo; windows.</p>"]',
            '["<p>&ldquo;X&rdquo;, a hall of &ldquo;open&rdquo; windows.</p>"]',
        ),
        (
            r'["<p class=\"a\">A hall of \" open \" windows.<\/p>"]',
            r'["<p class=\"a\">A hall of \"open\" windows.<\/p>"]',
        ),
    ],
)
def test_new_prose_is_spelled_for_both_documents(article, expected):
    result = Cleaner(language="en", source_language="fr", fields=["*:html"]).clean(article, format="json")
    assert result.text == expected


def test_what_is_markup_inside_and_outside_is_escaped_twice(tmp_path):
    rule = (
        RULE.replace('replace = "X"', "replace = '&\"<'").replace('"zXz"', "'z&\"<z'").replace('"a zXz"', "'a z&\"<z'")
    )
    rule = rule.replace('["letters"]', '["letters", "punctuation", "quotes"]')
    planted = cleaner(tmp_path, "*:html", rule=rule)
    assert planted.clean('["<p>zqz</p>"]', format="json").text == r'["<p>z&amp;\"&lt;z</p>"]'
    assert planted.clean('id\n"<p>zqz</p>"\n', format="csv").text == 'id\n"<p>z&amp;""&lt;z</p>"\n'
    assert planted.clean("id\n<p>zqz</p>\n", format="csv").text == "id\n<p>zqz</p>\n"  # a bare cell gets no mark
    assert planted.clean("a: <p>zqz</p>\n", format="yaml").text == 'a: <p>z&amp;"&lt;z</p>\n'


def test_marks_in_a_bare_cell_stay_locked(tmp_path):
    planted = cleaner(tmp_path, "text:html")
    article = 'id\ttext\n1\t<p class="zqz">zqz "zqz" zqz</p>\n'
    result = planted.clean(article, format="tsv")
    assert result.text == 'id\ttext\n1\t<p class="zqz">zXz "zXz" zXz</p>\n'
    document = named("tsv").with_fields(("text:html",)).read(article)
    (passage,) = document.passages
    assert [passage.text[piece.start : piece.end] for piece in passage.pieces if piece.locked] == ['"', '"']
    assert passage.locks == ((4, 5), (8, 9))


def test_a_block_of_yaml_is_changed_where_its_field_says_a_format(tmp_path):
    pytest.importorskip("yaml")
    planted = cleaner(tmp_path, "body:html", "note")
    article = "body: |\n  <p class='zqz'>zqz\n    zqz</p>\n\n  <pre>\n  zqz</pre>  \n  <p>zqz\nother: |\n  zqz\nnote: |\n  zqz\n"
    expected = article.replace("'>zqz\n    zqz<", "'>zXz\n    zXz<").replace("<p>zqz", "<p>zXz")
    assert planted.clean(article, format="yaml").text == expected
    assert planted.clean(article.replace("\n", "\r\n"), format="yaml").text == expected.replace("\n", "\r\n")
    for head in ("|2", ">", "|+ # zqz", "|-"):
        changed = planted.clean(f"body: {head}\n  <b>zqz</b> zqz\n", format="yaml").text
        kept = head in ("|2", ">")
        assert changed == f"body: {head}\n  <b>z{'q' if kept else 'X'}z</b> z{'q' if kept else 'X'}z\n"


def test_comments_in_a_text_suppress_there(tmp_path):
    planted = cleaner(tmp_path, "*:html")
    article = json.dumps(
        [
            "<!-- mt-cleanup: allow test (quoted) --><p>zqz</p><p>zqz</p>",
            "<p>zqz<!-- mt-cleanup: off --></p><p>zqz",
            "<p>zqz",
        ]
    )
    result = planted.clean(article, format="json")
    assert result.text == article.replace("</p><p>zqz</p>", "</p><p>zXz</p>").replace('"<p>zqz"', '"<p>zXz"')
    assert not result.unused_suppressions


def test_a_comment_of_yaml_means_the_whole_text(tmp_path):
    pytest.importorskip("yaml")
    planted = cleaner(tmp_path, "*:html")
    article = "# mt-cleanup: allow test (quoted)\na: <p>zqz</p><p>zqz</p>\nb: <p>zqz</p><p>zqz</p>\n"
    assert planted.clean(article, format="yaml").text == article.replace("b: <p>zqz</p><p>zqz", "b: <p>zXz</p><p>zXz")
    article = "a: <p>zqz</p><p>zqz</p>  # mt-cleanup: allow test (quoted)\nb: <p>zqz</p>\n"
    assert planted.clean(article, format="yaml").text == article.replace("b: <p>zqz", "b: <p>zXz")


def test_the_language_is_that_of_the_texts_where_they_say_one():
    read = named("json").with_fields(("*:html",)).read
    page = '<html lang="fr"><p>Un mot.</p></html>'
    assert read(json.dumps([page, page])).language == "fr"
    document = read(json.dumps([page, "<p>A word.</p>"]))
    assert document.language is None
    assert [passage.language for passage in document.passages] == ["fr", None]


def test_a_text_that_its_format_refuses_is_left_alone_and_told():
    result = Cleaner(language="en", fields=["*:xliff"]).clean('["<xliff", "x\\u0000y", "\\ud800"]', format="json")
    assert result.text == '["<xliff", "x\\u0000y", "\\ud800"]'
    assert [note.partition(":")[0] for note in result.notes] == [
        "a text is left as it is, it cannot be read as xliff",
        "a text with NUL or half a character is not read as xliff",
    ]


@pytest.mark.parametrize(
    ("named_field", "name", "fmt"),
    [
        ("body", "body", None),
        ("body:html", "body", "html"),
        ("body:markdown", "body", "md"),
        ("items.*.text:tex", "items.*.text", "tex"),
        ("dc:title", "dc:title", None),
        ("dc:title:html", "dc:title", "html"),
        (r"body\:html", r"body\:html", None),
        (r"a\\:html", r"a\\", "html"),
        ("a: b", "a: b", None),
    ],
)
def test_the_word_behind_the_last_colon_is_a_format_if_it_is_known(named_field, name, fmt):
    found = field(named_field)
    assert (found.name, found.format and found.format.name) == (name, fmt)


@pytest.mark.parametrize(
    ("named_field", "said"),
    [
        (
            "body:htlm",
            r"field 'body:htlm': unknown format 'htlm' \(did you mean 'html'\?\); formats of a field are html, md",
        ),
        ("body:json", "field 'body:json': JSON cannot stand in a field; formats of a field are html, md"),
        ("body:docx", r"DOCX \(Word\) cannot stand in a field"),
    ],
)
def test_a_format_that_cannot_stand_in_a_field_is_refused_at_once(named_field, said):
    with pytest.raises(ConfigError, match=said):
        Cleaner(fields=[named_field])


def test_formats_of_a_field_are_documents_of_prose():
    assert {"html", "md", "txt"} <= set(names())
    assert not {"json", "jsonl", "csv", "docx", "epub", "parquet"} & set(names())


def test_a_key_that_ends_like_a_format_is_offered_with_a_backslash():
    assert escaped("body:html") == r"body\:html" and escaped("dc:title") == "dc:title"
    result = Cleaner(language="en").clean('{"body:html": "some words"}', format="json")
    assert result.notes[0].startswith(r"nothing is taken for prose until it is named: --field body\:html")


def test_the_last_path_that_says_a_format_counts(tmp_path):
    article = '{"a": "<i title=\'zqz\'>zqz</i>", "b": "`zqz` zqz"}'
    result = cleaner(tmp_path, "**:html", "b:md", "a", "*").clean(article, format="json")
    assert result.text == '{"a": "<i title=\'zqz\'>zXz</i>", "b": "`zqz` zXz"}'


def test_a_column_that_is_called_so_as_a_whole_is_meant(tmp_path):
    article = "body,body:html\n<b zqz>zqz</b>,<b zqz>zqz</b>\n"
    assert cleaner(tmp_path, "body:html:html").clean(article, format="csv").text.endswith(",<b zqz>zXz</b>\n")
    assert ",<b zqz>" in cleaner(tmp_path, "body:html").clean(article, format="csv").text
    assert cleaner(tmp_path, "1:html").clean(article, format="csv").text.endswith("<b zqz>zXz</b>,<b zqz>zqz</b>\n")
    with pytest.raises(FormatError, match="no column 'bdy'"):
        cleaner(tmp_path, "bdy:html").clean(article, format="csv")


def test_a_message_in_html_is_left_alone_where_a_plural_stands_in_its_prose(tmp_path):
    planted = cleaner(tmp_path, "*:html")
    message = (
        "<p title='zqz'>zqz {zqz} zqz</p><p>zqz {n, plural, one {<b>zqz</b>} other {zqz}} zqz</p>"
        "<p>zqz {a, select, x {{b, select, y {{n, plural, one {zqz} other {zqz}}} other {zqz}}} other {zqz}} zqz</p>"
    )
    article = json.dumps({"a": message})
    expected = article.replace(">zqz {zqz} zqz<", ">zXz {zqz} zXz<").replace("<p>zqz {n", "<p>zXz {n")
    expected = expected.replace("other {zqz}} zqz</p><p>zqz {a", "other {zqz}} zXz</p><p>zqz {a")
    assert planted.clean(article, format="i18n-json").text == expected


@pytest.mark.parametrize("fmt", INNER)
@pytest.mark.parametrize("text", ['"' * 50_000, "a\n" * 25_000, "<p>é\n" * 10_000, "[" * 50_000, "&rdquo;x" * 10_000])
def test_time_grows_with_the_length(fmt, text):
    article = json.dumps([text])
    begin = time.process_time()
    named("json").with_fields((f"*:{fmt}",)).read(article)
    assert time.process_time() - begin < 10
