"""Correct text that looks like damage: every kind of trap that cleaners are known to fall into comes back as it was."""

import pytest

from cleanup import Cleaner

SAFE = Cleaner(language="en", source_language="fr")
BOLD = Cleaner(language="en", source_language="fr", unsafe=True)

#: (what, format, text)
TRAPS = [
    ("inches and feet", "txt", "The door is 6” wide, the boy 5' tall, the board 2\" thick and the man 6'1\" high."),
    ("decades and 'n'", "txt", "In the '90s and the ’60s, fish ’n’ chips and rock 'n' roll cost little."),
    ("a quotation of several paragraphs", "txt", "“We came by sea.\n\n“We left on foot.\n\n“Nobody waved.”"),
    ("nested single marks", "txt", "“She told me ‘not today’ and left,” he wrote. “‘Never,’ then.”"),
    ("a plural possessive inside marks", "txt", "He called it “the farmers’ market” and \"the players' room\"."),
    ("quotation marks in an address", "txt", 'See https://example.org/a?q="b",c&d=(e) and x.y@example.org, please.'),
    ("inline code", "md", 'Type `a ,b`, then `echo "x"y` and ``a`b`` twice.'),
    ("attributes", "md", 'A <a href="x ,y" title="a”b">link</a> and <img alt="a . b"> here.'),
    ("table cells", "md", '| name | says |\n|---|---|\n| Ann | “yes |\n| Bob | no” |\n| Cid | a ,, b |\n'),
    ("a colon before a quotation", "txt", "The sign read: “Closed.” The other: 'Open'."),
    ("quotations in other languages", "txt", "They sang « il pleut sur la ville et dans la cour » and „alles ist nicht so gut“."),
    ("sic", "txt", "He wrote that “they was [sic] ready” and [sic!] again."),
    ("versions and dots", "txt", "Version 2.1.3 of v1.0.0-rc.1... Wait... what? No!? Yes!! In ../path/to/x.y, see Node.js."),
    ("a question mark inside the marks", "txt", "“Who is there?” she asked. Who said “nobody”? He did: “Nobody!”"),
    ("the title of a case", "txt", "In U.S. v. Smith the court, e.g. at 10 a.m. on p. 5, cited No. 7 (cf. ch. 3)."),
    ("pages and signs", "txt", "On p. 5, at −5 °C, 50 % of them, § 7, slept; 10 000 km away, 3:1 was the score at 10:30."),
    ("’tis", "txt", "’Tis late; ’twas cold; get ’em. 'Tis so."),
    ("two spaces in code", "md", "Use `a  b` and\n\n    x  =  y , z\n\n```\na . b  c\n```\n"),
    ("accented names", "txt", "Łódź, Þórshöfn, São Tomé, Nguyễn Ái, Béla Bartók and Zoë met in Montréal."),
    ("two spaces behind a stop", "txt", "He typed so for years.  Nobody minded.  It was the custom."),
    ("words that stand twice", "txt", "I know that that is so; he had had enough, and what it is is clear."),
    ("said he", "txt", "“It is good of you to come,” said he. “So it is,” said she."),
    ("dishes", "txt", "They ate poutine and chicken Kiev. Poutine is a dish of Quebec."),
    ("front matter", "md", "---\ntitle: \"A ,b\"\nlang: en\n---\n\nA line.\n"),
    ("a link with punctuation", "md", "See [the list](https://e.org/a,b;c \"x ,y\"), [ref][1] and <https://e.org/a,b>.\n\n[1]: x,y\n"),
    ("a list of bare words", "txt", "the sea\nthe moor\nthe wood"),
    ("prose that begins like a teaser", "txt", "Read also between the lines, she said.\n\nThe source site of the river was disputed."),
    ("emoticons and operators", "txt", "He wrote :) and ;-) and std::sort and a ? b : c and =:= there."),
    ("inches with a space", "txt", "A 15 \" screen, a 17 \" screen, and a man 6 ' 2 \" tall."),
    ("stranded prepositions", "txt", "He had someone to talk to to feel better, and nothing to hold on to to steady himself."),
    ("the marks of several languages", "txt", "One writes „so“ in German, « ainsi » in French, »sådan« in Danish."),
    ("a quotation that is the subject", "txt", "The “experts” say so, and the report “Our Future” explained why."),
    ("a mark named as a mark", "txt", "Press the , key; match with * and ? or end it by ; or : then."),
    ("code in plain text", "txt", "Do this:\n\n    int x , y ;\n    foo( a , b ) ;\n\n```\nbar , baz\n```\n\nDone."),
    ("front matter of plain text", "txt", "---\nlang: en\ntitle: \"A ,b\"\n---\n\nHello."),
    ("formulas", "txt", "Let $f(x) , g(y)$ be given, and \\(a , b\\) too."),
    ("placeholders", "txt", "A ‹definition› or one of the ‹expr›s."),
    ("strings with a space of their own", "txt", 'Lines starting with "From " are quoted; append " copy" to the name.'),
    ("rulers", "txt", "Title\n\"\"\"\"\"\"\n\nText with '''three''' marks."),
    ("syntax", "txt", "Type update (INSTANCE : --region=REGION) or define NAME ( PARAMETERS ) { and x ? 1 : 2."),
    ("a table of signs", "txt", "93     “     LEFT MARK\n94     ”     RIGHT MARK"),
    ("line ends of a poem", "txt", "the wind , they said was cold".replace(" ,", ",") + "\nthe night was long,\nand so was I"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "fmt", "text"), TRAPS, ids=[what for what, _, _ in TRAPS])
def test_a_trap_is_left_alone(what, fmt, text):
    result = SAFE.clean(text, format=fmt)
    assert result.text == text, [(change.rule, change.before, change.after) for change in result.changes]


@pytest.mark.parametrize(("what", "fmt", "text"), TRAPS, ids=[what for what, _, _ in TRAPS])
def test_not_even_an_unsafe_rule_falls_into_it(what, fmt, text):
    result = BOLD.clean(text, format=fmt)
    assert result.text == text, [(change.rule, change.before, change.after) for change in result.changes]
