"""TMX: the translations, not what they were translated from."""

import pytest
from conftest import FIXTURES
from xml_documents import check, packs, skeleton

from cleanup import Cleaner
from cleanup.errors import FormatError
from cleanup.formats.tmx import read
from cleanup.text import HOLE

NASTY = FIXTURES / "formats" / "nasty.tmx"


def memory(*variants: tuple[str, str], source: str = "de", unit: str = "") -> str:
    inside = "".join(f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>' for language, text in variants)
    return f'<tmx version="1.4"><header srclang="{source}"/><body><tu{unit}>{inside}</tu></body></tmx>'


def seen(article: str) -> list[str]:
    document = read(article)
    check(article, document)
    return [passage.text for passage in document.passages]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_prose_is_reached_and_nothing_else(tmp_path, end):
    article = NASTY.read_text().replace("\n", end)
    cleaner = Cleaner(packs=[packs(tmp_path)], select=("test/planted",))
    result = cleaner.clean(article, format="tmx")
    assert result.text == article.replace("zqz", "zXz")
    assert cleaner.clean(result.text, format="tmx").text == result.text
    assert result.revert() == article
    check(article, read(article))
    before, after = (list(skeleton(text.encode(), frozenset(["seg"]))) for text in (article, result.text))
    assert before == after


def test_codes_are_locked():
    text = 'a <bpt i="1">{\\b </bpt>b<ept i="1">}</ept> <ph><sub>c</sub></ph> <hi>d</hi>'
    assert seen(memory(("de", "x"), ("en", text))) == [f"a b {HOLE} d"]


@pytest.mark.parametrize(
    ("article", "read_as"),
    [
        (memory(("de", "x"), ("en", "a"), ("fr", "b")), ["a", "b"]),
        (memory(("en", "a"), ("DE", "x")), ["a"]),
        (memory(("de-DE", "x"), ("de-CH", "a"), source="de-DE"), ["a"]),
        (memory(("de-AT", "x"), ("en", "a"), source="de-DE"), ["a"]),
        (memory(("de", "a"), ("en", "b"), source="*all*"), ["a", "b"]),
        (memory(("de", "a"), ("en", "x"), unit=' srclang="en"'), ["a"]),
        (memory(("de", "x"), ("en", "a"), source=""), ["a"]),
    ],
)
def test_the_source_is_what_the_unit_or_the_header_names(article, read_as):
    assert seen(article) == read_as


def test_each_variant_has_its_own_language():
    document = read(memory(("de", "x"), ("en-us", "a"), ("fr", "b")))
    assert (document.language, document.source_language) == ("en-US", "de")
    assert [(passage.language, passage.follows) for passage in document.passages] == [(None, False), ("fr", False)]


def test_what_is_no_tmx_is_refused():
    with pytest.raises(FormatError, match="no TMX, its outermost element is <xliff>"):
        read("<xliff/>")
    with pytest.raises(FormatError, match="declares the entity"):
        read('<!DOCTYPE tmx [<!ENTITY y "z">]><tmx/>')
