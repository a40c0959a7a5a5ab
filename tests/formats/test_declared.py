"""Documents in the encoding that they say they are in: read in it, written back in it, nothing lost."""

import pytest
from planted import cleaner as planting_cleaner
from planted_rule import RULE

from cleanup.formats import declared
from cleanup.run import Cleaners, Task, clean_files
from cleanup.settings import Config, Settings
from cleanup.walk import Target

PAGE = '<html><head><meta charset="{}"><title>Caf\xe9</title></head><body><p>{}</p></body></html>'
UNIT = (
    '<?xml version="1.0" encoding="{}"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file source-language="fr" target-language="en" original="a" datatype="plaintext"><body><trans-unit id="1">'
    "<source>caf\xe9</source><target>{}</target></trans-unit></body></file></xliff>"
)
CATALOGUE = (
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset={}\\n"\n\n'
    '# caf\xe9\nmsgid "x"\nmsgstr "{}"\n'
)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ("<META CHARSET = latin1 />", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("<meta content='text/html;charset=gb2312' http-equiv=content-type>", "gb18030"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?><html>', "iso8859-2"),
        ('<!-- <meta charset="latin1"> --><script>"<meta charset=latin1>"</script><meta charset="koi8-r">', "koi8-r"),
        ('<meta name="note" content="charset=latin1"><meta charset="utf-8"><meta charset="latin1">', None),
        ('<meta charset="utf-16">', None),
        ('<meta charset="utf-7">', None),
        ('<meta charset="iso-2022-jp">', None),
        ('<meta charset="rot13">', None),
        ('<meta charset="cp037">', None),
        ('<meta charset="{{ charset }}">', None),
        ('<p charset="latin1">', None),
        ("", None),
    ],
)
def test_a_page_says_its_encoding(head, encoding):
    assert declared.in_page(head) == declared.in_page(head.encode()) == encoding


def fixed(tmp_path, name: str, raw: bytes, **told):
    path = tmp_path / name
    path.write_bytes(raw)
    target = Target(path=str(path), config=Config())
    task = Task(told=Settings(language="en", **told), write=True)
    said = list(clean_files([target], task, Cleaners(), lambda _: None))
    return said[0], path.read_bytes()


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "iso-8859-15", "windows-1250"])
@pytest.mark.parametrize(("name", "form"), [("a.html", PAGE), ("a.xhtml", PAGE), ("a.xlf", UNIT), ("a.po", CATALOGUE)])
def test_what_says_its_encoding_is_written_back_in_it(tmp_path, name, form, encoding):
    form = form.replace("{}", encoding, 1)
    raw = form.format("The caf\xe9 , he said , is \xe9t\xe9 .").encode(encoding)
    _, written = fixed(tmp_path, name, raw)
    assert written == form.format("The caf\xe9, he said, is \xe9t\xe9.").encode(encoding)


def test_what_the_encoding_lacks_is_written_as_a_reference(tmp_path):
    rule = RULE.replace('replace = "X"', 'replace = "\N{EM DASH}"').replace("zXz", "z\N{EM DASH}z")
    cleaner = planting_cleaner(tmp_path, rule=rule.replace('["letters"]', '["letters", "punctuation"]'))
    for form, encoding, spelled in [
        (PAGE, "iso-8859-2", "&#8212;"),
        (PAGE.replace("<p>", "<p>&eacute;"), "iso-8859-2", "&mdash;"),
        (UNIT, "iso-8859-2", "&#x2014;"),
        (PAGE, "windows-1252", "\N{EM DASH}"),
    ]:
        form = form.replace("{}", encoding, 1)
        name = "html" if "<p>" in form else "xliff"
        result = cleaner.clean(form.format("caf\xe9 zqz"), name)
        assert result.text == form.format(f"caf\xe9 z{spelled}z")
        result.text.encode(encoding)


@pytest.mark.parametrize(("name", "form"), [("a.html", PAGE), ("a.xlf", UNIT), ("a.po", CATALOGUE)])
def test_what_says_that_it_is_another_than_it_is_stays_as_it_is(tmp_path, name, form):
    lies = form.replace("{}", "shift_jis", 1).format("The caf\xe9 , he said .").encode()
    said, written = fixed(tmp_path, name, lies)
    assert written == lies
    assert "but reads as UTF-8: " in said.message
    plain = form.replace("{}", "utf-8", 1).format("The caf\xe9 , he said .").encode("latin-1")
    said, written = fixed(tmp_path, name, plain)
    assert written == plain
    assert said.message.startswith("not UTF-8 (byte 0xE9")
    holes = form.replace("{}", "windows-1252", 1).format("The caf\xe9 \x81 , he said .").encode("latin-1")
    said, written = fixed(tmp_path, name, holes)
    assert written == holes
    assert said.message.startswith("not CP1252 (byte 0x81")


@pytest.mark.parametrize(("name", "form"), [("a.html", PAGE), ("a.xlf", UNIT), ("a.po", CATALOGUE)])
def test_what_says_that_it_is_in_latin_letters_but_is_utf_8_is_utf_8(tmp_path, name, form):
    raw = form.replace("{}", "iso-8859-1", 1).format("The caf\xe9 , he said .").encode()
    _, written = fixed(tmp_path, name, raw)
    assert written == raw.replace(b" , he said .", b", he said.")


def test_what_is_told_and_a_mark_count_for_more_than_what_is_declared(tmp_path):
    form = PAGE.replace("{}", "iso-8859-1", 1)
    raw = form.format("The caf\xe9 , he said .").encode()
    _, written = fixed(tmp_path, "a.html", raw, encoding="utf-8")
    assert written == raw.replace(b" , he said .", b", he said.")
    _, written = fixed(tmp_path, "b.html", b"\xef\xbb\xbf" + raw)
    assert written == b"\xef\xbb\xbf" + raw.replace(b" , he said .", b", he said.")


def test_a_catalogue_in_ascii_is_never_given_what_its_charset_lacks(tmp_path):
    raw = CATALOGUE.replace("caf\xe9", "cafe").replace("{}", "iso-8859-1", 1).format("It is \xe9 , he said .")
    _, written = fixed(tmp_path, "a.po", raw.encode("latin-1"))
    assert written == raw.replace(" , he said .", ", he said.").encode("latin-1")
