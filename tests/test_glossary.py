"""A glossary: its files, its mistakes, and how its forms are found."""

import pickle
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from click.testing import CliRunner

from cleanup import Cleaner, ConfigError, Glossary
from cleanup.cli import main
from cleanup.glossary import Term

TABLE = (
    "form\tright\tlanguage\tcase\twhole_word\tnote\n"
    "\n"
    "# what the desk agreed on in May\n"
    "harbor\tharbour\ten\tkeep\t\tHouse style 2.1\n"
    "Kiev\tKyiv\r\n"
    "Handy\tMobiltelefon\tde\n"
    "-ise\t-ize\ten\texact\tno\n"
)


def put(path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def cleaned(text: str, glossary, language: str = "en", **settings) -> str:
    cleaner = Cleaner(language=language, glossary=glossary, **settings)
    result = cleaner.clean(text)
    assert cleaner.clean(result.text).text == result.text
    assert result.revert() == text
    return result.text


def test_a_table_names_its_columns_and_each_term_knows_its_line(tmp_path):
    glossary = Glossary.load(put(tmp_path / "terms.tsv", TABLE))
    assert glossary.terms == (
        Term(
            form="harbor", right="harbour", language="en", case="keep", note="House style 2.1", where="terms.tsv line 4"
        ),
        Term(form="Kiev", right="Kyiv", where="terms.tsv line 5"),
        Term(form="Handy", right="Mobiltelefon", language="de", where="terms.tsv line 6"),
        Term(form="-ise", right="-ize", language="en", whole_word=False, where="terms.tsv line 7"),
    )


def test_toml_says_the_same(tmp_path):
    path = put(
        tmp_path / "terms.toml",
        '# ours\n[[term]]\nform = "harbor"\nright = "harbour"\ncase = "keep"\n\n'
        '[[term]]\nform = "ß"\nright = "ss"\nwhole_word = false\nlanguage = "de-ch"\n',
    )
    assert Glossary.load(path).terms == (
        Term(form="harbor", right="harbour", case="keep", where="terms.toml line 2"),
        Term(form="ß", right="ss", whole_word=False, language="de-CH", where="terms.toml line 7"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("form\trigth\n", "terms.tsv line 1: unknown column 'rigth' (did you mean 'right'?)"),
        ("form,right\na,b\n", "terms.tsv line 1: unknown column 'form,right' (columns are set apart by tabs)"),
        ("form\tnote\n", "terms.tsv line 1: no column 'right'"),
        ("form\tright\tform\n", "terms.tsv line 1: column 'form' stands twice"),
        ("", "terms.tsv: nothing in it"),
        ("form\tright\n\na\n", "terms.tsv line 3: there is no right form for “a”"),
        ("form\tright\n\tb\n", "terms.tsv line 2: there is no form"),
        ("form\tright\na\tb\tc\n", "terms.tsv line 2: 3 cells, but there are 2 columns"),
        ("form\tright\tcase\na\tb\tkep\n", "terms.tsv line 2: case is 'kep' (did you mean 'keep'?)"),
        ("form\tright\twhole_word\na\tb\tmaybe\n", "terms.tsv line 2: whole_word is 'maybe': wanted yes or no"),
        ("form\tright\tlanguage\na\tb\tenglish\n", "terms.tsv line 2: language is 'english'"),
        ("form\tright\na\ta\n", "terms.tsv line 2: “a” is the wrong form and the right one"),
        (
            "form\tright\nhome\tour home\n",
            "terms.tsv line 2: the right form “our home” contains the wrong form “home”, which would be changed again",
        ),
        (
            "form\tright\nlift\televator\nstair\tstep\nelevator\tlift\n",
            "terms.tsv line 4: “elevator” is to become “lift”, but it is the right form of terms.tsv line 2",
        ),
        (
            "form\tright\nlift\televator\nelevator\televating machine\n",
            "terms.tsv line 3: “elevator” is to become “elevating machine”, but it is the right form of terms.tsv line 2",
        ),
        (
            "form\tright\nlift\televator\nlift\tcage\n",
            "terms.tsv line 3: “lift” is to become “cage”, but terms.tsv line 2 says “elevator”",
        ),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_line(tmp_path, text, said):
    with pytest.raises(ConfigError, match=re.escape(said)) as caught:
        Glossary.load(put(tmp_path / "terms.tsv", text))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[term]]\nform = 'a'\nrigth = 'b'\n", "terms.toml line 1: unknown key 'rigth' (did you mean 'right'?)"),
        ("[[terms]]\nform = 'a'\n", "terms.toml: unknown key 'terms' (did you mean 'term'?)"),
        ("term = 'a'\n", "terms.toml: write the terms as [[term]]"),
        ("[[term]]\nform = 1\nright = 'b'\n", "terms.toml line 1: form must be a text, not 1"),
        ("[[term]\n", "terms.toml: not TOML"),
    ],
)
def test_a_mistake_in_toml_is_told_with_its_line(tmp_path, text, said):
    with pytest.raises(ConfigError, match=re.escape(said)):
        Glossary.load(put(tmp_path / "terms.toml", text))


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read: no such file"):
        Glossary.load(tmp_path / "nowhere.tsv")
    (tmp_path / "latin.tsv").write_bytes("form\tright\ncafé\tcoffee\n".encode("latin-1"))
    with pytest.raises(ConfigError, match=r"latin.tsv line 2: not UTF-8"):
        Glossary.load(tmp_path / "latin.tsv")


def test_the_same_row_twice_is_no_mistake_and_neither_are_rows_for_two_languages(tmp_path):
    rows = "form\tright\tlanguage\nHandy\tphone\ten\nHandy\tphone\ten\nHandy\tMobiltelefon\tde\nphone\tHandy\tnl\n"
    glossary = Glossary.load(put(tmp_path / "terms.tsv", rows))
    assert cleaned("A Handy is no phone.", glossary) == "A phone is no phone."
    assert cleaned("Das Handy ist weg.", glossary, "de") == "Das Mobiltelefon ist weg."


def test_a_mapping_says_so_in_its_evidence_and_a_file_names_its_line_and_note(tmp_path):
    (change,) = Cleaner(language="en", glossary={"Kiev": "Kyiv"}).clean("In Kiev.").changes
    assert change.evidence == ("your glossary: “Kiev” becomes “Kyiv”",)
    assert (change.rule, change.safety, change.before, change.after) == ("words/glossary-term", "safe", "Kiev", "Kyiv")
    glossary = Glossary.load(put(tmp_path / "terms.tsv", TABLE))
    (change,) = Cleaner(language="en", glossary=glossary).clean("The harbor.").changes
    assert change.evidence == ("your glossary, terms.tsv line 4: “harbor” becomes “harbour” (House style 2.1)",)


def test_case_exact_takes_the_form_as_it_is_written():
    assert cleaned("A colour, Colour and COLOUR.", {"colour": "color"}) == "A color, Colour and COLOUR."


def test_case_any_takes_all_and_writes_the_right_form_as_it_is():
    glossary = Glossary([Term(form="javascript", right="JavaScript", case="any")])
    text = "Javascript, JAVASCRIPT, javascript and JavaScript; a javascripter."
    assert cleaned(text, glossary) == "JavaScript, JavaScript, JavaScript and JavaScript; a javascripter."


def test_case_any_can_be_used_to_write_a_word_in_one_way():
    glossary = Glossary([Term(form="NATO", right="Nato", case="any")])
    assert cleaned("NATO, nato, Nato.", glossary) == "Nato, Nato, Nato."


def test_case_keep_follows_the_beginning_of_a_sentence_and_capitals():
    glossary = Glossary([Term(form="harbor", right="harbour", case="keep")])
    text = (
        "Harbor boats left. “Harbor boats left.” He saw it. Harbor boats left the harbor.\n\n"
        "THE HARBOR. Pearl Harbor and Harbor House stay, and so does Mr. Harbor here.\n\nHarbor"
    )
    assert cleaned(text, glossary) == (
        "Harbour boats left. “Harbour boats left.” He saw it. Harbour boats left the harbour.\n\n"
        "THE HARBOUR. Pearl Harbor and Harbor House stay, and so does Mr. Harbor here.\n\nHarbour"
    )


def test_a_short_word_in_capitals_is_another_word_unless_all_around_it_is_in_capitals():
    glossary = Glossary([Term(form="us", right="them", case="keep")])
    assert cleaned("The US likes us.\n\nLIKES US!", glossary) == "The US likes them.\n\nLIKES THEM!"


def test_a_whole_word_is_no_part_of_another_word_or_name():
    text = "Kiev, Kiev's, (Kiev) “Kiev” pro-Kiev Kiev-based l’Kiev — Kievan xKiev Kiev1 Kiev_2 Kie\u0301v Kiev\u0301 O’Kiev "
    text += "Kiev-Boryspil Neu-Kiev Kiev-sur-Mer http://kiev.example/Kiev Kiev.com @Kiev #Kiev"
    assert cleaned(text, {"Kiev": "X"}) == (
        "X, X's, (X) “X” pro-X X-based l’X — Kievan xKiev Kiev1 Kiev_2 Kie\u0301v Kiev\u0301 O’Kiev "
        "Kiev-Boryspil Neu-Kiev Kiev-sur-Mer http://kiev.example/Kiev Kiev.com @Kiev #Kiev"
    )


def test_a_small_word_is_no_part_of_a_compound_or_a_short_form():
    assert cleaned("We can't e-mail the mail.", {"can": "may", "mail": "post"}) == "We can't e-mail the post."


def test_a_part_of_a_word_is_found_where_the_term_says_so():
    glossary = Glossary([Term(form="ß", right="ss", whole_word=False)])
    assert cleaned("Die Straße, die Straßen.", glossary, "de") == "Die Strasse, die Strassen."


def test_scripts_without_spaces_have_whole_words_everywhere():
    assert cleaned("彼は基輔にいた。", {"基輔": "キエフ"}, "ja") == "彼はキエフにいた。"


def test_of_forms_that_overlap_the_longest_is_taken():
    glossary = {"Supreme Court": "High Court", "Court of Appeal": "Appeal Court", "Court": "Bench", "Appeal": "Call"}
    assert cleaned("The Supreme Court of Appeal.", glossary) == "The Supreme Appeal Court."


def test_what_stands_as_the_glossary_wants_it_is_left_alone():
    glossary = {"York": "Yorkshire", "NY": "New York", "the Ukraine": "Ukraine", "Krim": "the Crimea of Ukraine"}
    text = "NY and York are far from the Ukraine, from New York and from Krim."
    assert cleaned(text, glossary) == (
        "New York and Yorkshire are far from Ukraine, from New York and from the Crimea of Ukraine."
    )


def test_no_other_rule_undoes_what_the_glossary_wants():
    text = "Putin was there. Poutine left. Odesa is old , and Yahoo ! is not."
    result = Cleaner(language="en", source_language="fr", glossary={"Putin": "Poutine", "Yahoo!": "Yahoo !"}).clean(
        text
    )
    assert result.text == "Poutine was there. Poutine left. Odesa is old, and Yahoo ! is not."
    assert not result.notes
    assert {finding.reason for finding in result.findings} == {"it stands there as your glossary wants it"}


def test_words_to_keep_win_and_suppression_holds():
    glossary = {"Kiev": "Kyiv"}
    result = Cleaner(language="en", glossary=glossary, keep=("Dynamo Kiev",)).clean("Dynamo Kiev is from Kiev.")
    assert result.text == "Dynamo Kiev is from Kyiv."
    assert [finding.reason for finding in result.findings] == ["the place is markup, an address or a word to keep"]
    text = "<!-- mt-cleanup: allow words/glossary-term (a quotation) -->\n\nIn Kiev.\n\nIn `Kiev`, [Kiev](Kiev.md).\n"
    cleaned_text = Cleaner(language="en", glossary=glossary).clean(text, format="md").text
    assert cleaned_text == text.replace("[Kiev]", "[Kyiv]")


def test_a_form_is_found_across_a_line_end_and_behind_another_apostrophe():
    glossary = {"people's police": "folk's police", "United States of America": "United States"}
    text = "The people’s\npolice of the United\nStates of America."
    assert cleaned(text, glossary) == "The folk’s\npolice of the United\nStates."


def test_ignore_silences_the_glossary_and_select_must_name_it():
    glossary = {"Kiev": "Kyiv"}
    assert cleaned("Kiev , here.", glossary, ignore=("words",)) == "Kiev, here."
    assert cleaned("Kiev , here.", glossary, select=("words",)) == "Kyiv , here."


def test_a_cleaner_with_a_glossary_can_be_pickled():
    cleaner = pickle.loads(pickle.dumps(Cleaner(language="en", glossary={"Kiev": "Kyiv"})))
    assert cleaner.clean("In Kiev.").text == "In Kyiv."


def test_a_large_glossary_can_be_shared_between_threads():
    cleaner = pickle.loads(
        pickle.dumps(Cleaner(language="en", glossary={f"Wort{i}": f"word {i}" for i in range(5000)}))
    )
    texts = [f"He said Wort{i} and Wort{i * 7} , twice." for i in range(60)]
    with ThreadPoolExecutor(8) as pool:
        parallel = list(pool.map(lambda text: cleaner.clean(text).text, texts))
    assert parallel == [f"He said word {i} and word {i * 7}, twice." for i in range(60)]


def test_long_runs_of_forms_take_no_time():
    glossary = {"a" * n: "b" for n in range(1, 8)} | {"la la": "lo lo", "la": "lu"}
    cleaner = Cleaner(language="en", glossary=glossary)
    cleaner.clean("warm up")
    for text in ("a " * 30_000, "a" * 30_000, "la " * 30_000, "-a" * 30_000):
        begin = time.perf_counter()
        cleaner.clean(text)
        assert time.perf_counter() - begin < 3, text[:10]


def test_the_command_takes_a_glossary_and_the_configuration_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    article = tmp_path / "a.txt"
    put(article, "In Kiev.\n")
    put(tmp_path / "terms.tsv", TABLE)
    told = CliRunner().invoke(main, ["check", "--language", "en", "--glossary", "terms.tsv", "a.txt"])
    assert told.exit_code == 1
    assert "your glossary, terms.tsv line 5: “Kiev” becomes “Kyiv”" in told.stdout
    (tmp_path / "settings").mkdir()
    put(tmp_path / "settings/mt-cleanup.toml", "language = 'en'\nglossary = '../terms.tsv'")
    ran = CliRunner().invoke(main, ["fix", "--config", "settings/mt-cleanup.toml", "a.txt"])
    assert ran.exit_code == 0
    assert article.read_text(encoding="utf-8") == "In Kyiv.\n"


def test_a_mistake_in_the_glossary_ends_the_command_with_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "a.txt", "In Kiev.\n")
    put(tmp_path / "terms.tsv", "form\tright\nKiev\t\n")
    ran = CliRunner().invoke(main, ["check", "--glossary", "terms.tsv", "a.txt"])
    assert ran.exit_code == 2
    assert "terms.tsv line 2: there is no right form for “Kiev”" in ran.stderr


@pytest.mark.slow
def test_fifty_thousand_terms_cost_little_more_than_fifty():
    text = "The mayor spoke of the harbour, and nobody answered. " * 2000
    few, many = ({f"Wort{i} Form{i}heim": f"word {i}" for i in range(n)} for n in (50, 50_000))
    seconds = []
    for glossary in (few, many):
        cleaner = Cleaner(language="en", glossary=glossary)
        cleaner.clean(text)
        begin = time.perf_counter()
        for _ in range(20):
            cleaner.clean(text)
        seconds.append(time.perf_counter() - begin)
    assert seconds[1] < 1.5 * seconds[0]
