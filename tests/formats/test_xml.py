"""XML as events: exact places, and what is refused."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.errors import FormatError
from cleanup.formats.xml import MAX_DEPTH, events, spelling

SAMPLE = """<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE a SYSTEM "x.dtd">
<a xml:lang="d" xmlns:q="u">é&amp;b&#x201d;c\r\nd&foo;&nbsp;<![CDATA[x]y&amp;]]>]<q:b/><!-- c -->
<?pi x?>\U0001f600</a>

"""


def test_events_touch_and_say_where_they_stand():
    at = 0
    for event in events(SAMPLE):
        assert event.start == at
        at = event.end
    assert at == len(SAMPLE)
    seen = [(event.kind, event.value, SAMPLE[event.start : event.end]) for event in events(SAMPLE)]
    assert [each for each in seen if each[0] != "other"] == [
        ("start", "a", '<a xml:lang="d" xmlns:q="u">'),
        ("text", "é", "é"),
        ("reference", "&", "&amp;"),
        ("text", "b", "b"),
        ("reference", "”", "&#x201d;"),
        ("text", "c", "c"),
        ("text", "\n", "\r\n"),
        ("text", "d", "d"),
        ("reference", "", "&foo;"),
        ("reference", "\N{NO-BREAK SPACE}", "&nbsp;"),
        ("cdata", "x", "x"),
        ("cdata", "]y&amp;", "]y&amp;"),
        ("text", "]", "]"),
        ("start", "?:b", "<q:b/>"),
        ("end", "?:b", ""),
        ("comment", " c ", "<!-- c -->"),
        ("text", "\n", "\n"),
        ("text", "\U0001f600", "\U0001f600"),
        ("end", "a", "</a>"),
    ]


def test_a_part_of_an_article_is_read_by_itself():
    article = f"<x>é</x>\0{SAMPLE}\0<y/>"
    [start] = [
        event.start for event in events(article, 9, 9 + len(SAMPLE)) if event.value == "a" and event.kind == "start"
    ]
    assert article[start:].startswith("<a xml:lang")


@given(
    st.lists(
        st.sampled_from(["é", "&lt;", "\r\n", "<b>", "</b>", "<![CDATA[é&]]>", "\U0001f600", "<c/>", "]", "x" * 70_000])
    )
)
def test_places_are_right_whatever_stands_before(parts):
    article = f"<a>{''.join(parts)}</a>"
    try:
        found = list(events(article))
    except FormatError:
        return
    assert "".join(article[event.start : event.end] for event in found) == article
    for event in found:
        if event.kind in ("text", "cdata"):
            assert event.value.replace("\n", "") == article[event.start : event.end].replace("\r\n", "")


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("", "line 1, column 1: no well-formed XML"),
        ("<a>\n<b></a>", "line 2, column 6: no well-formed XML (mismatched tag)"),
        ("<a>&x;</a>", "undefined entity"),
        ("<a>]]></a>", "not well-formed"),
        ("<a>\x01</a>", "not well-formed"),
        ("<a>\0</a>", "not well-formed"),
        ("<a>\ud800</a>", "line 1: half a surrogate pair"),
        ("<a/>\n<b/>", "line 2, column 1: no well-formed XML (junk after document element)"),
        ("<x:a/>", "unbound prefix"),
        ('<!DOCTYPE a [\n<!ENTITY b "b">]><a>&b;</a>', "line 2: declares the entity 'b'"),
        ('<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]><a/>', "declares the entity 'b'"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "declares the entity 'b'"),
        ("<a>" * (MAX_DEPTH + 1), "elements inside each other"),
    ],
)
def test_broken_and_hostile_documents_are_refused_with_the_place(article, said):
    with pytest.raises(FormatError) as error:
        list(events(article))
    assert said in str(error.value)


def test_laughs_are_not_multiplied():
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 20))
    with pytest.raises(FormatError):
        list(events(f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l19;</a>'))


@pytest.mark.parametrize(
    "article",
    ["<a>" + "<b/>" * 200_000 + "</a>", f"<a><!--{'x' * 4_000_000}--></a>", f"<a b='{'x' * 4_000_000}'/>", f"<a>{'&amp;' * 400_000}</a>",
     "<a>" + "\n" * 400_000 + "</a>", "<" * 1_000_000, "<a>" + "é" * 4_000_000 + "</a>"],
    ids=["elements", "comment", "attribute", "references", "lines", "brackets", "text"],
)  # fmt: skip
def test_time_grows_with_the_length(article):
    began = time.process_time()
    try:
        for _ in events(article):
            pass
    except FormatError:
        pass
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("article", "new", "spelled"),
    [
        ("<a>é</a>", "a <b> & ”", "a &lt;b&gt; &amp; ”"),
        ("<a>&#x201c;</a>", "”", "&#x201D;"),
        ("<a>&#8220;</a>", "”", "&#8221;"),
        ("<a>x</a>", "”", "”"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><a>x</a>', "é ”", "é &#x201D;"),
        ('<?xml version="1.0" encoding="us-ascii"?><a>x</a>', "é", "&#xE9;"),
        ('<?xml version="1.0" encoding="nobody-knows"?><a>x</a>', "é", "é"),
    ],
)
def test_new_prose_is_spelled_as_the_document_must(article, new, spelled):
    assert spelling(article).spell(new) == spelled
