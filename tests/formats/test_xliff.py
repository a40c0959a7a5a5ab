"""XLIFF: targets, and nothing else."""

import time

import pytest
from conftest import FIXTURES
from xml_documents import check, packs, skeleton

from cleanup import Cleaner
from cleanup.errors import FormatError
from cleanup.formats.xliff import read
from cleanup.text import HOLE

NASTY = [FIXTURES / "formats" / name for name in ("nasty-1.2.xlf", "nasty-2.0.xlf")]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    return Cleaner(language="en", packs=[packs(tmp_path_factory.mktemp("packs"))], select=("test/planted",))


def unit(target: str, attributes: str = "", file: str = 'target-language="en"') -> str:
    return (
        f'<xliff version="1.2"><file {file}><body><trans-unit id="1"{attributes}><source>qzq</source>'
        f"<target>{target}</target></trans-unit></body></file></xliff>"
    )


def texts(article: str) -> list[str]:
    document = read(article)
    check(article, document)
    return [passage.text for passage in document.passages]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("path", NASTY, ids=lambda path: path.stem)
def test_all_prose_is_reached_and_nothing_else(planted, path, end):
    article = path.read_text().replace("\n", end)
    check(article, read(article))
    result = planted.clean(article, format="xliff")
    assert result.text == article.replace("zqz", "zXz")
    assert planted.clean(result.text, format="xliff").text == result.text
    assert result.revert() == article
    before, after = (list(skeleton(text.encode(), frozenset(["target"]))) for text in (article, result.text))
    assert before == after


@pytest.mark.parametrize(
    ("target", "after"),
    [
        ("Wait <g id='1'>now</g> , he said.", "Wait <g id='1'>now</g>, he said."),
        (
            "Wait<x id='1' equiv-text=' , '/> &amp; see , he said.",
            "Wait<x id='1' equiv-text=' , '/> &amp; see, he said.",
        ),
        ("<![CDATA[Wait & see , he said.]]>", "<![CDATA[Wait & see, he said.]]>"),
        ("\U0001f600 Wait &#x2014; now , he said.", "\U0001f600 Wait &#x2014; now, he said."),
        ("Click &lt;b title=' , '&gt;here&lt;/b&gt; , please.", "Click &lt;b title=' , '&gt;here&lt;/b&gt;, please."),
    ],
)
def test_rules_mend_prose_around_codes(target, after):
    cleaner = Cleaner(language="en", select=("punctuation/space-before-comma",))
    result = cleaner.clean(unit(target), format="xliff")
    assert result.text == unit(after)
    assert result.notes == ()


def test_a_passage_shows_what_a_reader_sees():
    target = "  a<g id='1'>b</g> <x id='2'/> <x id='3' ctype='lb'/>c &quot;d&quot;\n    e <bpt id='4'>{</bpt>f<ept id='4'>}</ept> "
    assert texts(unit(target)) == [f'ab {HOLE} \nc "d"\ne f']


def test_white_space_that_is_to_be_kept_stands_for_itself():
    assert texts(unit("\n  a\n    b\n", ' xml:space="preserve"')) == ["a\n    b"]
    assert texts(unit("\n  a\n    b\n")) == ["a\nb"]


def test_what_must_not_be_translated_is_not_read():
    assert texts(unit("a", ' translate="no"')) == []
    assert texts(unit("a", ' xmlns:its="http://www.w3.org/2005/11/its" its:translate="no"')) == []
    assert texts(unit("a <mrk mtype='protected'>b</mrk> c")) == [f"a {HOLE} c"]


def test_the_languages_are_those_of_the_file_and_the_target():
    article = unit("a", file='source-language="FR" target-language="en_gb"')
    document = read(
        article.replace(
            "</file>",
            "</file><file target-language='de'><body><trans-unit><target>b</target></trans-unit></body></file>",
        )
    )
    assert (document.language, document.source_language) == ("en-GB", "fr")
    assert [passage.language for passage in document.passages] == [None, "de"]
    assert read(unit("a").replace("<target>", "<target xml:lang='it'>")).language == "it"


def test_segments_of_one_unit_are_one_text_and_units_are_not():
    segment = "<segment><source>q</source><target>{}</target></segment>"
    two = f'<unit id="1">{segment.format("“One.")}{segment.format("Two.”")}</unit><unit id="2">{segment.format("x")}</unit>'
    article = f'<xliff version="2.0" trgLang="en"><file id="f">{two}</file></xliff>'
    assert [passage.follows for passage in read(article).passages] == [False, True, False]


def test_a_quotation_that_runs_over_units_is_left_alone():
    units = "".join(
        f"<trans-unit id='{i}'><target>{text}</target></trans-unit>"
        for i, text in enumerate(["He said: “We came.", "We saw.”", "It was late."])
    )
    article = f"<xliff version='1.2'><file target-language='en'><body>{units}</body></file></xliff>"
    assert Cleaner().clean(article, "xliff").changes == ()


@pytest.mark.parametrize(
    ("comment", "changed"),
    [("allow test", [False, True]), ("off", [False, False]), ("allow other/rule", [True, True])],
)
def test_comments_keep_rules_quiet(planted, comment, changed):
    units = "".join(f"<trans-unit id='{i}'><target>zqz</target></trans-unit>" for i in range(2))
    article = f"<xliff version='1.2'><file><body><!-- mt-cleanup: {comment} (as it is) -->{units}</body></file></xliff>"
    result = planted.clean(article, "xliff")
    assert ["zXz" in part for part in result.text.split("</trans-unit>")[:2]] == changed


def test_a_comment_in_a_unit_speaks_for_it(planted):
    units = "<trans-unit><target>zqz</target><!-- mt-cleanup: allow test/planted --></trans-unit><trans-unit><target>zqz</target></trans-unit>"
    article = f"<xliff version='1.2'><file><body>{units}</body></file></xliff>"
    assert (
        planted.clean(article, "xliff").text
        == article[: article.rindex("zqz")] + "zXz" + article[article.rindex("zqz") + 3 :]
    )


def test_the_end_of_a_cdata_section_is_never_made(tmp_path):
    (tmp_path / "test").mkdir()
    rule = 'id = "test/planted"\nmessage = "m"\nwhy = "w"\nsource = "s"\nlanguages = ["*"]\nstage = "words"\nsafety = "safe"\nchanges = ["letters"]\nscan = true\n'
    rule += '[pattern]\nfind = "(?<=\\\\])x(?=>)"\nreplace = ""\n[[bad]]\ntext = "a ]x> b"\nfixed = "a ]> b"\n[[bad]]\ntext = "]x>"\nfixed = "]>"\n[[good]]\ntext = "a"\n[[good]]\ntext = "x"\n'
    (tmp_path / "test" / "planted.toml").write_text(rule)
    cleaner = Cleaner(language="en", packs=[tmp_path], select=("test",))
    for target in ("<![CDATA[a ]]x> b]]>", "a ]]x> b"):
        result = cleaner.clean(unit(target), "xliff")
        assert result.text == unit(target)
        assert any("read in another way" in note for note in result.notes)


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("<html/>", "no XLIFF, its outermost element is <html>"),
        ("<xliff", "no well-formed XML"),
        ('<!DOCTYPE x [<!ENTITY y "z">]><xliff/>', "declares the entity"),
    ],
)
def test_what_is_no_xliff_is_refused(article, said):
    with pytest.raises(FormatError, match=said):
        read(article)


@pytest.mark.parametrize("part", ["<g>", "<x/>", "<bpt>&lt;</bpt>", " ", "<!---->", "<![CDATA[a]]>", "&amp; "])
def test_time_grows_with_the_length(part):
    article = unit("a" + part * 100_000 + "b").replace("<g>" * 100_000, "<g>" * 900 + "</g>" * 900)
    began = time.process_time()
    read(article)
    assert time.process_time() - began < 4
