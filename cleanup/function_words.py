"""Function words: they tell in which language a few words are, where a detector would have too little to go by."""

import re
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
def _rivals(base: str, *, best: bool = False) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each other language, the function words that it alone has, and those that ``base`` alone has.

    ``best``: of the languages whose words are known best.
    """
    own = FUNCTION_WORDS.get(base, frozenset())
    others = FUNCTION_WORDS if best else _ALL
    return tuple((known - own, own - known) for language, known in others.items() if language != base)
