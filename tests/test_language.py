"""Languages: how a tag is written, how a language is found out, what residue tells of the source."""

import pytest

from cleanup import Cleaner, identification
from cleanup.identification import by_function_words, detect, langdetect, sample
from cleanup.language import normalized
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


#: Languages that share their small words with one of those that are told by them.
NEIGHBOURS = {
    "ca": "Els ministres dels dos països es van reunir divendres i durant molt de temps no van parlar del port de la ciutat.",
    "da": "Jeg kunne ikke nå at købe brød, for bageren havde lukket, og så måtte vi spise af det, der lå i køkkenet.",
    "sv": "Ministrarna från de två länderna träffades i fredags och talade på länge inte om hamnen, som ligger vid staden.",
    "ro": "Miniștrii celor două țări s-au întâlnit vineri și multă vreme nu au vorbit despre portul de lângă oraș.",
    "pl": "Ministrowie obu krajów spotkali się w piątek i przez długi czas nie mówili o porcie, który leży przy mieście.",
    "af": "Die ministers van die twee lande het Vrydag ontmoet en lank nie oor die hawe by die stad gepraat nie.",
}


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_neighbour_is_taken_for_none_of_the_languages_that_rules_know(language):
    assert by_function_words(NEIGHBOURS[language].lower().split()) is None
    assert detect(NEIGHBOURS[language]) == language


#: A few sentences each, none of which was looked at when the function words were listed.
PLAIN = {
    "en": "The ferry that should have left at noon was still in the harbour, and nobody could say why. I asked the man at "
    "the desk if there would be another one before it was dark.",
    "fr": "Le bac qui devait partir à midi était encore dans le port, et personne ne pouvait dire pourquoi. J’ai demandé à "
    "l’homme du guichet s’il y en aurait un autre avant la nuit.",
    "de": "Die Fähre, die am Mittag hätte fahren sollen, lag noch im Hafen, und niemand konnte sagen, warum. Ich fragte den "
    "Mann am Schalter, ob es vor der Nacht noch eine andere gibt.",
    "es": "El barco que debía salir a mediodía estaba todavía en el puerto y nadie podía decir por qué. Le pregunté al hombre "
    "de la taquilla si habría otro antes de que fuera de noche, pero no lo sabía.",
    "it": "Il traghetto che doveva partire a mezzogiorno era ancora nel porto e nessuno sapeva dire perché. Ho chiesto "
    "all’uomo dello sportello se ce ne sarebbe stato un altro prima della notte, ma non lo sapeva.",
    "pt": "O barco que devia sair ao meio-dia ainda estava no porto, e ninguém sabia dizer por quê. Perguntei ao homem da "
    "bilheteira se haveria outro antes da noite, mas ele não sabia.",
    "nl": "De veerboot die om twaalf uur had moeten vertrekken lag nog in de haven, en niemand kon zeggen waarom. Ik vroeg de "
    "man aan het loket of er voor het donker nog een andere zou komen.",
}


@pytest.mark.parametrize("language", PLAIN)
def test_plain_function_words_need_no_other_judge(language, monkeypatch):
    monkeypatch.setattr(identification, "langdetect", lambda text: pytest.fail("asked"))
    assert detect(PLAIN[language]) == language


def test_the_profiles_of_a_script_say_what_all_of_them_say():
    for text in (*SENTENCES.values(), *NEIGHBOURS.values(), "Οι υπουργοί των δύο χωρών συναντήθηκαν την Παρασκευή."):
        detector = identification._factory(None)()
        detector.append(text)
        assert langdetect(text) == detector.get_probabilities()[0].lang.replace("no", "nb")


def test_an_article_in_another_script_may_hold_latin_words():
    assert detect(SENTENCES["ru"] + " Об этом пишет Financial Times.") == "ru"


def test_another_detector_is_asked_instead():
    asked = []

    def detector(text):
        asked.append(text)
        return "xx"

    assert detect(SENTENCES["en"] + " It was 5 o’clock!", detector) == "xx"
    assert asked == [SENTENCES["en"].replace(".", "") + " It was o clock"]


def test_a_cleaner_takes_a_detector():
    cleaner = Cleaner(language_detector=lambda text: "en" if "ministers" in text else None)
    assert cleaner.clean(SENTENCES["en"]).language == "en"
    assert cleaner.clean(SENTENCES["fr"]).language == "und"
