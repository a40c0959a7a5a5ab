"""What is locked inside prose, and what is not."""

import itertools
import time

import pytest

from cleanup.addresses import addresses


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in addresses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See http://x.org/a_(b), or (https://z.com/q?x=1).", ["http://x.org/a_(b)", "https://z.com/q?x=1"]),
        ("He said “http://x.org/a” twice.", ["http://x.org/a"]),
        ("访问https://x.org/a。或", ["https://x.org/a"]),
        ("Look at www.bbc.co.uk/news.", ["www.bbc.co.uk/news"]),
        ("Prices: norton.com/pricing.", ["norton.com/pricing"]),
        ("elpais.es:8080/a?b=c, and more", ["elpais.es:8080/a?b=c"]),
        ("Write to a.b+c@d.co.uk, now.", ["a.b+c@d.co.uk"]),
        ("#news by @handle and @user.bsky.social.", ["#news", "@handle", "@user.bsky.social"]),
        ("Run foo.py, read README.md, keep .env!", ["foo.py", "README.md", ".env"]),
        ("a/b/c.txt, ./a, ../b/c and ~/d", ["a/b/c.txt", "./a", "../b/c", "~/d"]),
        ("/usr/local/bin and C:\\temp\\x.", ["/usr/local/bin", "C:\\temp\\x"]),
        ("Node.js, ASP.NET and Gazeta.Ru’s staff", ["Node.js", "ASP.NET", "Gazeta.Ru"]),
        ("v2.1.3 runs at 192.168.0.1 now", ["v2.1.3", "192.168.0.1"]),
        ("{name} {0:.2f} {{ x }} ${x} %{count} #{x}", ["{name}", "{0:.2f}", "{{ x }}", "${x}", "%{count}", "#{x}"]),
        ("%s %d, %(x)d %1$s %-5.2f %PATH%", ["%s", "%d", "%(x)d", "%1$s", "%-5.2f", "%PATH%"]),
        ("{n, plural, one {# man} other {# men}} came", ["{n, plural, one {# man} other {# men}}"]),
        (
            "{a, select, x {{n, plural, one {# of {b}} other {# {c}}}} other {z}} came",
            ["{a, select, x {{n, plural, one {# of {b}} other {# {c}}}} other {z}}"],
        ),
        ('{% include "x.html" %} and {{< fig src="a b" >}}', ['{% include "x.html" %}', '{{< fig src="a b" >}}']),
        ('a <tag name="x , y"> b </i>', ['<tag name="x , y">', "</i>"]),
        ("great :tada: work", [":tada:"]),
        ("doi:10.1000/182, 10.1093/ajae/aaq063.", ["doi:10.1000/182", "10.1093/ajae/aaq063"]),
        ("\U0001f468\u200d\U0001f469 and \u2764\ufe0f", ["\U0001f468\u200d\U0001f469", "\u2764\ufe0f"]),
    ],
)
def test_an_address_is_found_without_the_mark_behind_it(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "50% soft and 100% sure, 100%d'accord",
        "and/or, either/or, he/she/they, 24/7, km/h, AC/DC, 1/2, 2024/25",
        "C# code, F#, AT&T, #1 and # 2",
        "x < y and z > w",
        "It was late.The men left.In the house.it was dark",
        "1.234.567 and 1.234.567.890 on 12.05.2024 at 10.30",
        "The U.S. at 5 p.m., e.g. Ph.D. St.Petersburg",
        "<<Bonjour>> << x >>",
        "$5, US$5 and $ 5",
        "Wait...what? He left ..com",
        "a word .and then .And again",
        "He said:no, at 10:30:15",
        "{this is prose, and so on}",
        "Call std ::sort",
    ],
)
def test_prose_is_no_address(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "unit",
    [
        *"@/%{<.\\-_$:#a",
        *(
            "a.",
            "a@",
            "a/",
            "{{",
            "{%",
            "@a",
            "#a",
            "%(",
            "1.",
            "v1.",
            "x@y.",
            "a.a/",
            "(a.com",
            "a.com/",
            "www.",
            "http://",
        ),
        *("~/", "a)", ":a", "[a](", "C:\\", "<a ", "{a,plural,", "{a,plural,{a}", "{a,plural,{{{a}", "http://a.b/)("),
    ],
)
def test_time_grows_with_the_length(unit):
    begin = time.perf_counter()
    addresses(unit * (100_000 // len(unit)))
    assert time.perf_counter() - begin < 1


def test_clean_prose_costs_next_to_nothing():
    text = "The minister said that it was late, and that the people were not amused by what he had said. " * 53
    addresses(text)
    best = min(_seconds(text) for _ in range(200))
    assert best < 200e-6  # 17 microseconds on the machine where it was written


def _seconds(text: str) -> float:
    begin = time.perf_counter()
    addresses(text)
    return time.perf_counter() - begin


def test_spans_are_in_order_and_apart():
    text = "a@b.com/x http://u:p@h.org/{id}?q=%s www.x.org/a.py #tag{x}"
    spans = addresses(text)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert all(start < end for start, end in spans)
