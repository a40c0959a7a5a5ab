"""CSV and TSV: the cells of the named columns are prose, row by row."""

import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import RULE, assert_sound, cleaner, found

from cleanup import Cleaner
from cleanup.errors import FormatError
from cleanup.formats import named
from cleanup.formats.csv import Rows, read

SAMPLE = (
    '\N{ZERO WIDTH NO-BREAK SPACE}zqz,text,"zqz ""zqz""",more\r\n'
    "zqz,zqz,zqz,zqz\r\n"
    'zqz,"zqz, ""zqz"" zqz\r\n\r\nzqz",zqz,\r\n'
    'zqz,zqz "zqz" zqz,"zqz\nzqz",zqz\n'
    "\r\n"
    "zqz,zqz\r\n"
    'zqz,"zqz"zqz,zqz,zqz\r\n'
    "zqz,http://zqz.org {zqz} zqz,,"
)


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_only_the_named_columns_are_changed(tmp_path):
    planted = cleaner(tmp_path, "text", "4")
    result = planted.clean(SAMPLE, format="csv")
    expected = (
        SAMPLE.split("\r\n")[0]
        + "\r\nzqz,zXz,zqz,zXz\r\n"
        + 'zqz,"zXz, ""zXz"" zXz\r\n\r\nzXz",zqz,\r\n'
        + 'zqz,zXz "zXz" zXz,"zqz\nzqz",zXz\n'
        + "\r\nzqz,zqz\r\n"
        + 'zqz,"zqz"zqz,zqz,zqz\r\n'
        + "zqz,http://zqz.org {zqz} zXz,,"
    )
    assert result.text == expected
    assert result.revert() == SAMPLE
    assert result.notes == (
        "line 9: left as it is: 2 cells where the first row has 4",
        "line 10: left as it is: a quotation mark opens a cell and does not close it",
    )
    assert planted.clean(result.text, format="csv").changes == ()


@pytest.mark.parametrize(("delimiter", "name"), [(",", "csv"), (";", "csv"), ("\t", "csv"), ("\t", "tsv")])
def test_the_header_row_tells_the_delimiter(tmp_path, delimiter, name):
    article = f'id{delimiter}"a,b;c"{delimiter}text\n1{delimiter}zqz, zqz; x{delimiter}zqz'.replace(
        "zqz, zqz; x", "zqz" if delimiter != "\t" else "zqz, zqz; x"
    )
    result = cleaner(tmp_path, "text").clean(article, format=name)
    assert result.text == article[:-3] + "zXz"


def test_columns_can_be_numbered_where_there_is_no_header_row(tmp_path):
    assert cleaner(tmp_path, "2").clean("zqz,zqz\nzqz,zqz\n", format="csv").text == "zqz,zXz\nzqz,zXz\n"
    assert cleaner(tmp_path, "*").clean("zqz,zqz\nzqz,zqz\n", format="csv").text == "zqz,zqz\nzXz,zXz\n"


def test_a_column_that_is_not_there_is_refused():
    with pytest.raises(FormatError, match=r"no column 'txt' \(did you mean 'text'\?\): the columns are id, text"):
        Cleaner(language="en", fields=["txt"]).clean("id,text\n1,a\n", format="csv")
    with pytest.raises(FormatError, match="no column '3'"):
        Cleaner(language="en", fields=["3"]).clean("id,text\n1,a\n", format="csv")


def test_without_a_column_nothing_is_prose_and_a_note_says_so():
    result = Cleaner(language="en").clean("id,text\n1,some words\n", format="csv")
    assert result.notes == ("nothing is taken for prose until it is named: --column id (with text: id, text)",)


@pytest.mark.parametrize("new", [",", '"', "\\n", "\\r", "X,Y", 'a"b'])
def test_what_would_need_quotation_marks_is_not_put_into_a_bare_cell(tmp_path, new):
    rule = RULE.replace('replace = "X"', f"replace = {new!r}" if '"' in new else f'replace = "{new}"')
    rule = rule.replace('"letters"', '"letters", "punctuation", "quotes", "spaces", "lines"').split("[[bad]]")[0]
    rule += "".join(
        f"[[bad]]\ntext = '{a}zqz'\nfixed = " + repr(f"{a}z{new}z" if "\\" not in new else f"{a}z" + eval(f'"{new}"') + "z").replace("'", '"' if '"' not in new else "'") + "\n\n"
        for a in ("", "a ")
    )  # fmt: skip
    rule += '[[good]]\ntext = "q"\n\n[[good]]\ntext = "qz"\n'
    planted = cleaner(tmp_path, "text", rule=rule)
    article = 'id,text,x\n1,zqz,x\n2,"zqz",x\n'
    result = planted.clean(article, format="csv")
    assert rows(result.text)[1] == ["1", "zqz", "x"]
    plain = planted.clean("zqz").text
    assert rows(result.text)[2] == ["2", plain, "x"]


def test_marks_in_cells_of_tsv_are_text_unless_they_hold_the_whole_cell(tmp_path):
    planted = cleaner(tmp_path, "text")
    article = 'id\ttext\n1\t"zqz" zqz\n2\t"zqz ""zqz"""\n3\t"zqz\n4\tzqz"\tzqz\n5\t"zqz\tzqz"\n'
    result = planted.clean(article, format="tsv")
    assert result.text == 'id\ttext\n1\t"zXz" zXz\n2\t"zXz ""zXz"""\n3\t"zXz\n4\tzqz"\tzqz\n5\t"zqz\tzqz"\n'
    assert len(result.notes) == 2


def test_a_cell_that_is_never_closed_costs_what_follows_and_no_more(tmp_path):
    planted = cleaner(tmp_path, "text")
    article = 'id,text\n1,zqz\n2,"zqz\n3,zqz\n'
    result = planted.clean(article, format="csv")
    assert result.text == article.replace("1,zqz", "1,zXz")
    assert result.notes == ("line 3: left as it is: a quotation mark opens a cell and does not close it",)


cells = st.text(st.sampled_from('ab ,;"\n\r\té'), max_size=8)


@settings(deadline=None, max_examples=50)
@given(
    st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=6)),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_cells_are_those_that_python_reads(table, quoting, end):
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator=end).writerows(table)
    article = "h" + ",h" * (len(table[0]) - 1) + end + out.getvalue()
    document = read(article, ("*",))
    assert_sound(article, document)
    there = "\0".join(cell for row in rows(article)[1:] for cell in row)
    shown = [passage.text for passage in document.passages]
    assert all(text in there for text in shown)
    result = Cleaner(language="en", fields=["*"]).clean(article, format="csv")
    again = rows(result.text)
    assert [len(row) for row in again] == [len(row) for row in rows(article)]


@settings(deadline=None)
@given(st.text(st.sampled_from('a",;\t\n\r'), max_size=40), st.sampled_from(["csv", "tsv"]))
def test_nothing_is_lost_whatever_the_lines(article, name):
    assert Cleaner(language="en", fields=["*"]).clean(article, format=name).revert() == article


def test_real_files_are_read_and_come_back_unchanged():
    files = found(".csv", ".tsv", limit=40, size=30_000)
    if not files:
        pytest.skip("no CSV files are installed")
    for path in files:
        article = path.read_bytes().decode("utf-8", "replace")
        document = named(path.suffix[1:]).with_fields(("*",)).read(article)
        assert_sound(article, document)


@pytest.mark.parametrize(
    "row", ['"' * 100_001, '"",' * 100_000, ("a" * 9 + "\n") * 50_000, '"a\n' * 50_000, '""\n' * 50_000]
)
def test_time_grows_with_the_length(row):
    begin = time.process_time()
    read("a\n" + row, ("*",))
    reader = Rows(("*",), tabs=False)
    for line in row.splitlines(keepends=True):
        reader.goes_on(line)
    assert time.process_time() - begin < 10
