"""Function words: they tell in which language a few words are, where a detector would have too little to go by."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

#: The commonest function words of each language. Words of two languages count for neither.
_WORDS = {
    "en": "the of and to is in that for it with as was on be are this by at from but not have had has he "
    "she they we you "
    "his her their will would which who what when there been were or an a no if so",
    "fr": "le la les l des est une un dans pour que qu qui et du avec sur pas ne n se s nous vous il elle "
    "ils on ce c cette "
    "dont mais ou où par plus son sa ses leur au aux d j je tu en y sont était été a ont fait tout",
    "de": "der die das und ist nicht ein eine einen mit von zu den dem des für auf wir ich sie er es im am "
    "an als auch sich "
    "wird war sind hat haben aber oder wie bei nach aus dass nur noch",
    "es": "el los las la una un que por con para es y se su sus del de al lo en no más pero como fue son ha este esta",
    "it": "e il lo gli la le una un che per con non sono è di del della dei delle al alla nel nella si ma "
    "come più ha questo",
    "pt": "e o os a as uma um que por com para não são é do da dos das no na ao em se mais mas como foi tem este esta",
    "nl": "de het een en van is dat niet in op te met voor zijn er aan ook als bij maar om dan wordt naar",
}
FUNCTION_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
#: Of languages that are told from others only.
_MORE = {
    "pl": "i w na z nie się do jest że o jak dla od po ale co przez za tym tego jako lub oraz który która które są",
    "cs": "a v na se je že s z do o jako pro by které který která jsou ale při nebo podle tak jsme bude není",
    "sv": "och i att det som en är av för på med den till inte om ett har de kan från vara eller när detta",
    "nb": "og i det at en er som på av for med ikke til den et har de kan fra om være eller når dette må",
    "ro": "și de în la cu pe care că un o este din pentru nu sunt mai să se al prin acest această ca sau dacă",
    "ca": "de la el que i en els les un una per amb no es del al dels ha són més aquest aquesta com si o però",
}
_ALL = FUNCTION_WORDS | {language: frozenset(words.split()) for language, words in _MORE.items()}
#: Words that are less common, of the languages told best, to find out in which one a text is.
_FURTHER = {
    "en": "into than then can could should may must do does did about after before between because only other "
    "some these those over such also very its our your them us my me him",
    "fr": "leurs aux cet ces mes tes nos vos être avoir fait faire peut doit comme si aussi très même tous "
    "toute toutes sans sous entre après avant chez depuis lorsque quand celui celle ceux lui eux moi déjà "
    "ainsi donc",
    "de": "einem einer eines keine kein durch über unter zwischen gegen ohne vor seit bis können kann muss "
    "müssen werden wurde wurden worden wenn weil doch diese dieser dieses diesem ihre ihr ihren seine "
    "sein seinem ihm ihn ihnen mich dich uns euch haben hatte vom beim",
    "es": "esta este estos estas ese eso muy también cuando donde sobre entre hasta desde sin ser está están "
    "son fueron había han hay tiene puede pueden cada otro otra otros todos todas le les nos porque sino "
    "uno",
    "it": "degli agli dagli negli sulla sulle questo questa questi queste quello quella anche quando dove fra "
    "tra sono stato stata essere hanno aveva può possono ogni altro altra altri tutti tutte loro suo sua "
    "suoi perché senza dopo prima ed ad",
    "pt": "pelo pela pelos pelas à às aos nos nas num numa esse essa isso isto também quando onde entre até "
    "desde sem ser está estão são foram havia têm pode podem cada outro outra outros todos todas lhe seu "
    "sua seus suas você muito já",
    "nl": "deze dit die zich wordt worden werd werden kan kunnen moet moeten heeft hebben had geen over onder "
    "tussen door tegen zonder na tot om te zijn was waren hun haar hem wij jullie wat wie waar wanneer "
    "omdat dus nog al veel",
}
#: Languages that must not be taken for one of those: they share many words with it.
_RIVALS = {
    "da": "og i det at en er som på af for med ikke til den et har de kan fra om være eller når dette må blev "
    "sig var jeg han hun skal der hvis",
    "sco": "o tae wi fae nae an the his haes thair aw bi whit whan",
    "af": "die van en in is het nie te met vir op wat om aan dat word sal deur ook hy sy sê hulle ons as se of",
    "gl": "o a os as do da dos das no na nos nas en que e por para con non é un unha máis como pola polo ao á "
    "teñen ten ou seu súa",
    "oc": "lo la los las e de del dels que per amb es un una son aquel dins sus o mas pas li d lor sa tota",
    "ast": "la el los les y de del que en por con nun ye un una a pa al so más como toa tien",
    "lb": "de den d an a vun vum op mat fir net ass sinn déi dat datt huet hunn gëtt en eng oder och zu",
    "co": "di u a i e in un una à per chì cù hè ghjè da o si sò ogni so hà nantu",
    "sc": "de su sa sos sas in e a pro chi est non unu una cun dae ses at sunt onzi o",
    "frp": "la lo los les de a et que en por dens pas l d est son ou",
    "pcd": "el ch chés in et un eune qu pour dins din avec cha est són",
    "wa": "li les et po des on ene est el ki nén avou",
    "fy": "de it en fan in is dat net op mei foar te oan as troch hat wurdt syn yn elk",
    "nds": "de dat un in is en nich van op mit to för het sien hett elk dörch",
    "ia": "le de e que in un a pro con es del non o al esser su omne per",
    "eo": "la de kaj en estas al ke por kun ne el li pri sur aŭ tio mi ili ĉiu",
    "la": "et in est ad cum non ut ex sed quod qui quae ab de aut vel per sunt",
    "rm": "il la ils las da e en che per cun ina in betg è na u ad tut ses",
    "pap": "di e na i un ku ta no pa den tur su por of mes a",
    "fo": "og í at er sum á av við ikki til hevur ein eru fyri ella",
    "is": "og í að er sem á af við ekki til hefur ein eru fyrir eða hann það um",
    "fi": "ja on ei että se oli hän en mutta ovat kun niin myös joka tai sen",
    "et": "ja on ei et see oli ta ning kui ka või mis oma selle",
    "hu": "a az és hogy nem is egy ez van de ha meg volt vagy csak mint",
    "tr": "ve bir bu da de için ile olan olarak ne var daha çok gibi kadar",
    "sq": "e të në i dhe për me një që nga është se do kjo ka si",
    "sl": "in je v na se da za ki so z ne s pa kot bi po tudi",
    "hr": "i je u na se da za su od s ne kao što koji ali iz po bi biti",
    "sk": "a v na sa je že s z do o ako pre ktoré alebo by pri nie",
    "lt": "ir yra į kad su iš ne tai kaip bet jo buvo arba",
    "lv": "un ir ar no uz ka par tas kas vai bet pie tā nav",
    "id": "yang dan di dengan untuk dari ini itu pada tidak dalam adalah oleh ke akan atau",
    "vi": "và của là có không cho một được trong với các người này đã để",
    "sw": "ya na wa kwa ni za katika la cha kuwa au yake hii",
    "tl": "ang ng sa na mga ay at ni kung para hindi ito",
    "cy": "y yn a i o ar yr mae wedi gan ei am neu fod",
    "so": "iyo ka u ku in oo la waa waxa ah ay si",
    "ht": "yo nan ak pou li ki se pa tout moun la ou sou gen",
    "vec": "de e el la i le che in un par no xe da con ogni ga o",
    "lij": "de e o a i che in un pe no l da con ògni à",
    "fur": "il la i lis di e che in un par no al cun ogni o",
    "lmo": "de e el la i che in on per no l da con ogni",
    "pms": "ëd e 'l la ij le che an un për nen a da con ògni",
    "mos": "a n la ne ti sên tara fãa ned",
    "mt": "ta li u l il f ma bi dan jew kull minn",
}
_WORD = re.compile(r"\w+")
_OTHER_SCRIPTS = frozenset({"ru", "uk", "be", "bg", "sr", "el", "zh", "ja", "ko", "ar", "he"})
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u3040-\u9fff\uac00-\ud7af]{2}")
_FOREIGN_LETTERS = re.compile(r"[\u0370-\u1dff\u3040-\u9fff\uac00-\ud7af]")
#: So much of a passage tells its language.
_ENOUGH = 2_000
#: Fewer letters of another script are a word or two.
_LETTERS = 24
#: A passage is in another language if it has so many function words of it, and so many times as many as of its own.
_FEWEST, _TIMES = 3, 2


def is_in_another_language(text: str, base: str) -> bool:
    """Is a passage of an article in ``base`` in another language, or in another script?

    Not if its few function words do not say so.
    """
    return _is_in_another(text[:_ENOUGH], base)


@lru_cache(maxsize=256)
def _is_in_another(text: str, base: str) -> bool:
    if base not in FUNCTION_WORDS:
        return False
    foreign = len(_FOREIGN_LETTERS.findall(text))
    if foreign >= _LETTERS and 2 * foreign > sum(map(str.isalpha, text)):
        return True
    words = set(_WORD.findall(text.lower()))
    return any(
        (count := len(words & theirs)) >= _FEWEST and count >= _TIMES * len(words & ours) + 1
        for theirs, ours in _rivals(base)
    )


def is_foreign(inside: str, near: str, base: str) -> bool:
    """Is a quotation in another language than ``base``, or do words of another script stand in it or ``near``?

    A quotation without a word counts as foreign: nothing says that it is prose.
    """
    words = set(_WORD.findall(inside.lower()))
    if not words or (base not in _OTHER_SCRIPTS and _OTHER_SCRIPT.search(near)):
        return True
    return any(len(theirs & words) > len(ours & words) for theirs, ours in _rivals(base, best=True))


def is_english(text: str, base: str) -> bool:
    """Does a text in an article in ``base`` hold three function words of English or more, and fewer of its own?"""
    words, ours, theirs = (
        set(_WORD.findall(text.lower())),
        FUNCTION_WORDS.get(base, frozenset()),
        FUNCTION_WORDS["en"],
    )
    english = len(words & (theirs - ours))
    return english > 2 and english > len(words & (ours - theirs))


@cache
def weights() -> Mapping[str, Sequence[tuple[str, float]]]:
    """Return, for each function word, the languages that it is one of: with the weight 1 if it is of one alone."""
    of_word: dict[str, list[str]] = {}
    for language in dict.fromkeys((*_ALL, *_RIVALS)):
        listed = f"{_FURTHER.get(language, '')} {_RIVALS.get(language, '')}".split()
        for word in _ALL.get(language, frozenset()).union(listed):
            of_word.setdefault(word, []).append(language)
    return {word: [(name, 1 / len(languages)) for name in languages] for word, languages in of_word.items()}


@cache
def _rivals(base: str, *, best: bool = False) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each other language, the function words that it alone has, and those that ``base`` alone has.

    ``best``: of the languages whose words are known best.
    """
    own = FUNCTION_WORDS.get(base, frozenset())
    others = FUNCTION_WORDS if best else _ALL
    return tuple((known - own, own - known) for language, known in others.items() if language != base)
