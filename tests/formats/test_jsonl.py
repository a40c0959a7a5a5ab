"""JSON lines: each line is an article of its own."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import assert_sound, cleaner

from cleanup import Cleaner
from cleanup.formats import recorded
from cleanup.formats.jsonl import read

HALL = "The “hall” is a hall of ” open “ windows."
FIXED = "The “hall” is a hall of “open” windows."


def line(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"


def test_each_line_is_an_article_and_a_broken_one_stays_as_it_is(tmp_path):
    planted = cleaner(tmp_path, "text")
    article = '{"text":"zqz"}\n\n{"text": "zqz\n{"zqz":"zqz"}\r\n [1] \n{"text":"zqz", "id":"zqz"}'
    result = planted.clean(article, format="jsonl")
    assert result.text == '{"text":"zXz"}\n\n{"text": "zqz\n{"zqz":"zqz"}\r\n [1] \n{"text":"zXz", "id":"zqz"}'
    assert result.revert() == article
    (note,) = result.notes
    assert note.startswith("line 3: left as it is: not JSON: a value is missing at column 10")
    assert [change.start for change in result.changes] == [article.index("zqz") + 1, article.rindex('zqz", "id') + 1]


def test_changes_of_one_record_are_tied_to_no_other():
    article = line(text=HALL) + line(text=HALL)
    result = Cleaner(language="en", fields=["text"]).clean(article, format="jsonl")
    assert result.text == line(text=FIXED) + line(text=FIXED)
    first, second, third, fourth = (change.group for change in result.changes)
    assert first == second != third == fourth


def test_evidence_and_language_are_those_of_a_record():
    french = "Le ministre a dit que la réunion du conseil aura lieu demain matin dans la grande salle de la mairie."
    english = "The minister said that the meeting of the council would be held in the great hall of the town tomorrow."
    result = Cleaner(fields=["text"]).clean(line(text=french) + line(text=english), format="jsonl")
    assert result.language == "mul"
    assert result.notes == ("line 1: the language was found out: fr", "line 2: the language was found out: en")
    assert Cleaner(fields=["text"]).clean(line(text=english) * 2, format="jsonl").notes == (
        "the language was found out: en",
    )


def test_what_is_not_named_is_told_once():
    article = line(text="some words", id=1) * 3
    assert Cleaner(language="en").clean(article, format="jsonl").notes == (
        "nothing is taken for prose until it is named: --field text (with text: text)",
    )
    (note,) = Cleaner(language="en", fields=["body"]).clean(article, format="jsonl").notes
    assert note.endswith("nothing stands in body (with text: text)")


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n"])
def test_a_document_without_an_edit_keeps_its_bytes(end):
    article = ' {"text" :"a b\\u00e9\\/", "n":1.0E+2} \n{}\n\t\n"x"' + end
    result = Cleaner(language="en", fields=["text"]).clean(article, format="jsonl")
    assert result.text == article and not result.changes


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=8), st.booleans())
def test_a_whole_document_is_read_as_its_records_are(texts, ascii_only):
    article = "".join(json.dumps({"text": text}, ensure_ascii=ascii_only) + "\n" for text in texts)
    document = read(article, ("text",))
    assert_sound(article, document)
    assert "".join(group.text for group in recorded.grouped(_reader(), recorded.lines(article))) == article


@settings(deadline=None)
@given(st.text(st.sampled_from('a"\n\r,{}'), max_size=40))
def test_nothing_is_lost_whatever_the_lines(article):
    result = Cleaner(language="en", fields=["text"]).clean(article, format="jsonl")
    assert result.text == article


def test_a_record_that_is_too_long_stays_as_it_is(monkeypatch, tmp_path):
    monkeypatch.setattr(recorded, "MAX_RECORD", 40)
    planted = cleaner(tmp_path, "text")
    long = line(text="zqz " * 50)
    result = planted.clean(long + line(text="zqz"), format="jsonl")
    assert result.text == long + line(text="zXz")
    assert result.notes == ("line 1: left as it is: longer than 16 MB, the most for one record",)


def _reader():
    from cleanup.formats.jsonl import JsonLines

    return JsonLines(("text",))
