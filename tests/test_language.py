"""Languages: how a tag is written, how a language is found out, what residue tells of the source."""

import pytest

from cleanup.language import detect, normalized, sample
from cleanup.residue import guess_source

SENTENCES = {
    "en": "The ministers of the two countries met on Friday and did not speak about the harbour for a long time.",
    "fr": "Les ministres des deux pays se sont rencontrés vendredi et n’ont pas parlé du port pendant longtemps.",
    "de": "Die Minister der beiden Länder trafen sich am Freitag und sprachen lange nicht über den Hafen der Stadt.",
    "es": "Los ministros de los dos países se reunieron el viernes y durante mucho tiempo no hablaron del puerto.",
    "it": "I ministri dei due paesi si sono incontrati venerdì e per molto tempo non hanno parlato del porto della città.",
    "pt": "Os ministros dos dois países encontraram-se na sexta-feira e durante muito tempo não falaram do porto.",
    "ru": "Министры двух стран встретились в пятницу и долгое время ничего не говорили о порте этого города.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language):
    assert detect(SENTENCES[language]) == language


@pytest.mark.parametrize(
    ("given", "tag"),
    [("eng", "en"), ("FRE", "fr"), ("deu", "de"), ("por_br", "pt-BR"), ("zho-hant", "zh-Hant"), ("xyz", "xyz")],
)
def test_a_code_of_three_letters_is_the_tag_of_two(given, tag):
    assert normalized(given) == tag


def test_it_is_the_same_every_time():
    assert len({detect(SENTENCES["pt"]) for _ in range(6)}) == 1


@pytest.mark.parametrize("text", ["", "OK", "12:30 — 45 %", "1 2 3 " * 50])
def test_too_little_says_nothing(text):
    assert detect(text) == "und"


def test_repairs_of_marks_and_spaces_do_not_change_the_sample():
    assert sample("He said , ” yes “ . .") == sample("He said, “yes”.")


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [("EN", "en"), ("pt_br", "pt-BR"), ("zh-hans-cn", "zh-Hans-CN"), ("english", None), ("e", None), ("", None)],
)
def test_a_tag_is_written_as_bcp_47_has_it(tag, wanted):
    assert normalized(tag) == wanted


def test_residue_names_the_source_and_says_what_it_is():
    source, reasons = guess_source("« Yes », says Mme Durand at 20h30. « No », says the other.", "en")
    assert source == "fr"
    assert any("guillemets" in reason for reason in reasons)


def test_residue_of_two_languages_names_none():
    text = "« Yes », says Mme Durand. „No“, says Selenskyj. »Yes«, says Lukaschenko."
    assert guess_source(text, "en")[0] is None


def test_what_is_right_in_the_target_is_no_residue():
    assert guess_source("« Oui », dit Mme Durand à 20h30. « Non », dit l’autre.", "fr") == (None, ())


def test_a_page_in_two_languages_is_in_neither():
    assert detect("\n".join([SENTENCES["en"]] * 40 + [SENTENCES["de"]] * 40)) == "und"


def test_a_long_article_with_a_foreign_line_is_still_in_its_language():
    assert detect("\n".join([SENTENCES["en"]] * 80 + [SENTENCES["fr"]])) == "en"
