"""The reading of quotation marks: damage that is repaired, traps that are left, and when it abstains."""

import random

import pytest

from cleanup import Cleaner
from cleanup.quotations.costs import Weights
from cleanup.quotations.marks import marks_in, sections
from cleanup.quotations.reading import BEAM, Role, reader
from cleanup.typography import convention

EN = Cleaner(language="en", select=("quotes",))


def mended(text: str, language: str = "en", source: str | None = None) -> str:
    return Cleaner(language=language, source_language=source, select=("quotes",)).clean(text).text


def roles(text: str, language: str = "en") -> list[str]:
    """What each mark of a text is read as, by the plain reader without a gate."""
    places = sections(0, text)
    marks = [mark for i, place in enumerate(places) for mark in marks_in(text, place, i, language)]
    rules = convention(language)
    assert rules is not None
    reads, _ = reader(rules, Weights()).read(marks, len(places))
    return [read.role for read in reads]


REPAIRS = {
    "both marks glued": ("a“red cell”in", "a “red cell” in"),
    "reversed pair": ("It was ” very late “ and cold.", "It was “very late” and cold."),
    "reversed pair before a stop": ("They hope for ” a way out “.", "They hope for “a way out”."),
    "guillemets with spaces": ("He spoke of « a mistake » twice.", 'He spoke of "a mistake" twice.'),
    "guillemets pointing inwards": ("The »Blue Door« is shut.", 'The "Blue Door" is shut.'),
    "only the closing guillemet": ("“We signed at dawn. »", "“We signed at dawn.”"),
    "only the opening guillemet": ("« We signed at dawn”, he said.", "“We signed at dawn”, he said."),
    "guillemets inside marks": ("“He said «no» to me,” she wrote.", "“He said ‘no’ to me,” she wrote."),
    "low mark and straight": ('The „Harbour Star" sank.', 'The "Harbour Star" sank.'),
    "low mark and reversed": ("He said „come in“ and sat down.", "He said “come in” and sat down."),
    "mixed pair": ('It’s “late" now.', "It’s “late” now."),
    "mark on the wrong side": ('We are proud of it, "he said.', 'We are proud of it," he said.'),
    "mark on the wrong side, curly": ("We are proud of it, ”she added.", "We are proud of it,” she added."),
    "latex": ("A ``good'' day.", 'A "good" day.'),
    "closes two paragraphs later": (
        "He said: “It began in May.\n\nNobody had asked us, in all those years.\n\nSo we left. »",
        "He said: “It began in May.\n\nNobody had asked us, in all those years.\n\nSo we left.”",
    ),
    "after a colon": ("She answered:“Not now.”", "She answered: “Not now.”"),
    "question before attribution": ('Where is it? "he asked. "Here."', 'Where is it?" he asked. "Here."'),
}


@pytest.mark.parametrize("name", REPAIRS)
def test_damage_is_repaired(name):
    bad, right = REPAIRS[name]
    assert mended(bad) == right
    assert mended(right) == right


TRAPS = {
    "inches": 'A 6" board, a 27" screen and a 5\'10" man.',
    "feet and inches, curly": "He stood 6’2” tall and 5” wide.",
    "decades": "In the ’90s and the '80s, rock ’n’ roll ruled.",
    "possessives of plurals": 'The workers’ “rights” and the players\' "wages".',
    "elisions at the start": "’Tis late, ’cause ’twas early. Get ’em.",
    "nested": "“We won’t,” she cried. “‘Not a penny,’ my uncle swore.”",
    "nested with a thin space": "“\u200a‘Never,’ he said, ‘and never again.’\u2009”",
    "three levels": "“‘She said “go,” and went,’ he told us,” I wrote.",
    "several paragraphs": "“It began in May.\n\n“It ended in June.\n\n“That is all.”\n\nHe sat down.",
    "several paragraphs, left open": "“It began in May.\n\n“It ended in June.",
    "colon before a quotation": 'The note said: "We have left."',
    "question inside": "“Who goes there?” he asked. “Nobody!”",
    "brackets": "(“Yes,” he said.) [“No.”]",
    "dashes": "“I—” “No—” ‘So—’",
    "single marks as the main ones": "‘I told you,’ said Ann. ‘He said “no”.’",
    "headline": "Minister says 'no deal' as 'last chance' passes",
    "stop outside": "He called it “hype”. She called it “hope”, too.",
    "stop inside": "He called it “hype.” She called it “hope,” too.",
    "data": 'The row was "a","b","c".',
    "attribute": 'Use <a href="x" title="y"> here.',
    "minutes of arc": "At 48° 51' 24\" north.",
    "ellipsis": "“... and then?” “…nothing.”",
    "a foreign quotation": "The sign said « défense d’entrer dans la cour » in red.",
    "said before": 'He said, "we will see." She said, "we will not."',
    "quotation of one letter": "The “s” of “its” and the “A”s.",
}


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_left_alone(name):
    result = EN.clean(TRAPS[name])
    assert result.text == TRAPS[name], [(change.rule, change.before, change.after) for change in result.changes]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", 'Il a dit «\u00a0oui\u00a0» et « non », puis " peut-être ".'),
        ("fr", "« C’est fini », dit-il. « Il a crié “au feu”. »"),
        ("de", "„Ja“, sagte er, „aber nicht ‚heute‘.“ Sie las »Stiller«."),
        ("de", "Er nannte es «gut» und “schön”."),
        ("es", '«Sí», dijo. “No”, dijo ella. ¿"Quizá"?'),
        ("it", "«Sì», disse. “No”, rispose lei."),
        ("pt", "“Sim”, disse ele. «Não», disse ela."),
        ("ru", "Он сказал: «Да». “Нет”, „может быть“."),
        ("sv", "”Ja”, sade han. »Nej», sade hon."),
    ],
)
def test_the_marks_of_a_language_are_right_in_it(language, text):
    assert mended(text, language) == text


@pytest.mark.parametrize(
    ("language", "bad", "right"),
    [
        ("fr", "Il parle de ” la paix “ ici.", "Il parle de «\u00a0la paix\u00a0» ici."),
        ("de", "Er sagte „Halt“und ging. Sie rief „Nein“.", "Er sagte „Halt“ und ging. Sie rief „Nein“."),
        ("es", "Dijo “sí”y se fue.", "Dijo “sí” y se fue."),
        ("it", "Ha detto “sì”e poi è uscito.", "Ha detto “sì” e poi è uscito."),
        ("de", "Das war « sehr » gut.", "Das war „sehr“ gut."),
    ],
)
def test_other_languages_are_repaired_in_their_own_marks(language, bad, right):
    assert mended(bad, language) == right


def test_the_marks_of_the_article_decide_which_marks_are_set():
    curly = "“One,” he said. “Two,” he said. « Three », he said."
    straight = '"One," he said. "Two," he said. « Three », he said.'
    assert mended(curly) == "“One,” he said. “Two,” he said. “Three”, he said."
    assert mended(straight) == '"One," he said. "Two," he said. "Three", he said.'


def test_one_lost_mark_does_not_turn_the_rest():
    """The closing mark after “May” is lost; all later marks must stay what they are."""
    text = "“It began in May, he said. Then “it ended”. Then “it began again”. And “so on”."
    assert mended(text) == text
    damaged = text.replace("“so on”", "“so on”and on")
    assert mended(damaged) == text.replace("“so on”.", "“so on” and on.")


def test_it_abstains_and_says_so_where_two_readings_cost_about_the_same():
    result = EN.clean('The "Star" Ferry "Company "and others.')
    assert result.text == result.original
    assert any("reading" in finding.reason or "parity" in finding.reason for finding in result.findings)


def test_half_a_pair_is_never_taken():
    result = EN.clean("He spoke of « a mistake » and of «another one».")
    groups = [change.group for change in result.changes]
    assert len(groups) == 4
    assert groups[0] == groups[1] != groups[2] == groups[3]


def test_an_article_about_marks_is_only_shown():
    text = "English quotation marks are “x”, French ones «x».\n\nHe wrote »y« once."
    result = EN.clean(text)
    assert result.text == text
    assert result.findings


def test_roles_of_a_plain_sentence():
    assert roles("“It’s ‘so’,” he said.") == [Role.OPENS, Role.OPENS, Role.CLOSES, Role.CLOSES]
    assert roles('In the ’90s, a 6" pipe') == [Role.APOSTROPHE, Role.STRAY]
    assert roles('Not here, "he said.') == [Role.UNOPENED]


def test_the_gate_leaves_out_nothing_that_the_reader_would_repair(monkeypatch):
    """Read everything, without the gate, and compare."""
    from texts import articles, generated

    from cleanup.quotations import gate

    texts = [(lang, text) for _, lang, fmt, text in articles() if fmt == "txt"]
    texts += [("en", text) for _, _, fmt, text in generated(300, 11) if fmt == "txt"]
    gated = [mended(text, lang) for lang, text in texts]
    plain = gate.scan

    def suspicious(text, rules):
        found = plain(text, rules)
        if not found.marks or found.data:
            return found
        return gate.Scan(marks=found.marks, suspicious=True, open=found.open, begins=found.begins, pairs=found.pairs)

    monkeypatch.setattr("cleanup.quotations.scan", suspicious)
    monkeypatch.setattr("cleanup.quotations.is_well_formed", lambda text, rules: False)
    different = [
        (with_gate, without)
        for with_gate, (lang, text) in zip(gated, texts, strict=True)
        if with_gate != (without := mended(text, lang))
    ]
    assert not different


def test_what_the_first_look_calls_well_formed_every_passage_proves_to_be():
    from texts import articles, generated

    from cleanup.quotations.conventions import other_convention
    from cleanup.quotations.gate import is_well_formed, scan
    from cleanup.text import plain_passage

    texts = [(lang, text) for _, lang, _, text in articles()]
    texts += [("en", text) for _, _, _, text in generated(2000, 5)]
    texts += [(lang, part) for lang, text in texts for part in text.split("\n\n")]
    proved = 0
    for lang, text in texts:
        rules = convention(lang)
        passages = [plain_passage(i, part, 0) for i, part in enumerate(text.split("\n\n"))]
        scans = [scan(passage.text, rules) for passage in passages]
        if is_well_formed(text, rules) and any(found.marks for found in scans):
            proved += 1
            assert all(found.quiet for found in scans), text
            assert not other_convention(passages, scans, rules), text
    assert proved > 100


def test_no_more_states_than_the_beam_are_kept():
    chance = random.Random(3)
    text = "".join(chance.choices("\"'“”‘’« »a .", k=4000))
    places = sections(0, text)
    marks = [mark for i, place in enumerate(places) for mark in marks_in(text, place, i, "en")]
    rules = convention("en")
    assert rules is not None
    found = reader(rules, Weights())
    layers = found._forward(found._in_order(marks, len(places)))
    assert max(map(len, layers)) <= BEAM


def test_a_passage_of_nothing_but_marks_is_data_and_not_read():
    text = '"a"' * 5000
    assert EN.clean(text).text == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", '=CONTAR.SE(B2:B9;"Sol*") conta as células que começam por "Sol".'),
        ("pt", '=ESCOLHER(MES(B3);1;"janeiro";2;"maio") devolve um nome.'),
        ("it", '=CAMBIA(250;"XTS";"XXX") restituisce il valore.'),
        ("en", 'Write =LOOKUP(B2,"north",C3) and press Enter.'),
        ("pt", "As aspas angulares « e » e as simples não são as mesmas em todos os idiomas."),
        ("en", "The angular marks « and » are those of French."),
    ],
)
def test_an_argument_of_a_call_and_marks_that_are_named_stay(language, text):
    assert Cleaner(language=language, select=["quotes"]).clean(text).text == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Gültig sind 48°12'21.92\"N, N48°12'21.92\" und -124.36 sowie 7°52'21\"O."),
        ("pt", '=CONCATENAR ("Boa "; "noite "; "Ana") devolve Boa noite Ana.'),
        ("pt", 'ARRUMAR(" Boa noite ") devolve Boa noite, e ARRUMAR("Boa ") devolve Boa.'),
        ("en", 'The dictionary has \\Re*touch"\\ and \\E*thol"o*gist\\, both nouns.'),
    ],
)
def test_coordinates_and_the_strings_of_a_call_stay(language, text):
    assert Cleaner(language=language, select=["quotes"]).clean(text).text == text


def test_a_title_of_a_work_is_nothing_that_is_said():
    for text in (
        'It is short. "Cold Harbour" tells the story of a town.',
        '"Wreck" tells of a ship.',
        "“Life” points out that it is.",
    ):
        assert Cleaner(language="en", unsafe=True, select=["quotes"]).clean(text).text == text
