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
    ("pages and signs", "txt", "On p. 5, at −5 °C, 50% of them, § 7, slept; 10,000 km away, 3:1 was the score at 10:30."),
    ("two numbers side by side", "txt", "In 1998 200 people came, on May 24 300 more, on 24 300 on foot. The Boeing 747 400 left at 9."),
    ("versions and addresses", "txt", "Version 12.000, release 1.200.300, section 3.141, host 192.168.100.200, net 10.0.0.0/8."),
    ("true fractions", "txt", "It took 0.001 s, 3.141 radians, 2.725 billion years, 99.999% of it and a mean of 2.125 children."),
    ("English numbers", "txt", "Some 3,500 people paid $1,299.99 each, 4.5% of $12,345,678, by 5.30pm on 1.1."),
    ("lists without spaces", "txt", "Rows 1,5 and 9, options 1,2,3, the pair (2,4), John 3,16 and f(1,5) stay."),
    ("telephones and books", "txt", "Call +33 1 42 650 000 or 555 123 456; ISBN 978 3 161 484 100; write to box 12 300."),
    ("rows of numbers", "txt", "The draws were 12 000 13 000 14 000 and 120 340 560, then 7 14 21."),
    ("lengths of time", "txt", "A 4h rest, 300 kW h of power, grid 12H30A, and chapter 2h."),
    ("ratios and verses", "txt", "Read Luke 4: 18, mix it 2: 10, and mind rule 4: 30 days; at 4: 30 men came."),
    ("numbers that end a sentence", "txt", "He was 27. April had come. She had 5. May was her name. It is No. 3. Place it."),
    ("signs in code", "txt", "The rest of 17 % 5 is 2; x % n too; match ^5$, a$1 and $HOME; it prints %d."),
    ("false friends", "txt", "The debt is 3 billion, not 3 trillion; the screw is 5 mil thick; Mio sells 4 Mio bottles."),
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
    ("prose that begins like a teaser", "txt", "Read also what nobody printed, said the clerk.\n\nThe source site of the river was disputed."),
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
    ("stress marks", "txt", "Say /pes'*-mi:z\"ing k*m-pi:l\"r/ or /vak\"soh-sen\"trizm/."),
    ("names side by side", "txt", "The floor (Gumno) [Goumno] is round; Curari, Ourari, Urari and Woorali are one thing."),
    ("a list of days", "txt", "It must be one of: unspecified, friday, monday, saturday or 'third monday'."),
    ("direct address and initials", "txt", "“But Herr Mozart, you were six.” It is by M. Broy.\n-- M. Proust"),
    ("line ends of a poem", "txt", "the wind , they said was cold".replace(" ,", ",") + "\nthe night was long,\nand so was I"),
]  # fmt: skip


#: What the SI sets so in English, too: right unless the source is known to write so.
SI_STYLE = "At −5 °C, 50 % of them slept, 10 000 km away, and 5 200 km farther north."


@pytest.mark.parametrize("unsafe", [False, True])
def test_spaces_of_the_si_are_left_where_no_source_explains_them(unsafe):
    assert Cleaner(language="en", unsafe=unsafe).clean(SI_STYLE).text == SI_STYLE


@pytest.mark.parametrize(("what", "fmt", "text"), TRAPS, ids=[what for what, _, _ in TRAPS])
def test_a_trap_is_left_alone(what, fmt, text):
    result = SAFE.clean(text, format=fmt)
    assert result.text == text, [(change.rule, change.before, change.after) for change in result.changes]


@pytest.mark.parametrize(("what", "fmt", "text"), TRAPS, ids=[what for what, _, _ in TRAPS])
def test_not_even_an_unsafe_rule_falls_into_it(what, fmt, text):
    result = BOLD.clean(text, format=fmt)
    assert result.text == text, [(change.rule, change.before, change.after) for change in result.changes]
