"""Which labels of places are names: not descriptions, not spellings of a third language."""

import re

from name_sources.rows import plain

#: A name of an administrative kind is a description: its translation is no question of names.
_GENERIC = re.compile(
    r"^(?:pro[vw]in[czs]|prov[ií]ncia|distri[ck]t|distretto|dystrykt|powiat |comté |condado |contea |graafschap "
    r"|county |[ck]ant[oóõ]n|cantone|cantão|d[eé]partement|d[ie]partamento|muni[cz]ip|gemeente|gmina|op[šć]ina"
    r"|oblast|obwód|wilaya|gouvern|governa|goberna|gubern|muhafaza|pr[eéä]fe[ck]t|prefettura|prefeitura|r[eé]gi[oó]n"
    r"|região|regio |arrondissement|parroqu|paroiss|parrocch|parish|parafia|paróquia|ra[iïj]on|rayon|rejon "
    r"|okr[ęeu][gs]|diecezja|[ck]omm?un|województwo|stan |état |e?stado |stato |staat |circonscri|circoscri|hrabstwo"
    r"|[ck]omitat|bezirk|kreis |landkreis|kra[ij] |oblys|sous-pr|divisi|ville |ciudad |città |cidade |stad |miasto "
    r"|stadt |r[eé]p[uú]bl|repubblica|republi|territ|terytorium|islas? |îles? |ilhas? |isol[ae] |inseln? |eiland"
    r"|wysp[ay] |city |ayuntamiento|câmara)",
    re.IGNORECASE,
)
#: The same in English.
_GENERIC_ENGLISH = re.compile(
    r"\b(?:Province|District|Region|County|Municipality|Governorate|Department|Prefecture|Parish|Oblast|Canton|Gmina"
    r"|Division|Voivodeship|State|Republic|Territory|City|Borough|Islands?|Council|Commune|Raion|Ward|Okrug|Krai|Town"
    r"|Atoll|Community|Autonomous|Area|Circuit|Zone|Unitary|Station|Constituency)\b"
)
#: The letters that each language writes its names of places with; others come from the language of the place.
_LETTERS = {
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüß",
    "es": "áéíñóúü",
    "it": "àèéìíîòóùúčšžëć",
    "pt": "ãáàâçéêíóõôúü",
    "nl": "äëéèêïíöóüúáàç",
    "pl": "ąćęłńóśźż",
}
_FUNCTION_TEXT = """de du des la le les l d di del della dello dei delle do da dos das el los las van der den die het
und et y e i en ed of and the au aux nad w na an am im in sur sous auf sul sulla"""
_FUNCTION_WORDS = frozenset(_FUNCTION_TEXT.split())


def is_description(english: str) -> bool:
    """Does the English name say what kind of place it is: Eastern Region, Valley County?"""
    return _GENERIC_ENGLISH.search(english) is not None


def is_name(language: str, form: str, english: str) -> bool:
    """Is it a name in the language that says no more and no less than the English one?"""
    if (
        not form[:1].isupper()
        or not re.fullmatch(r"[\w '’-]+", form + english)
        or re.search(r"[\d_²³ʻāīūēōṭḩ]", form + english)
    ):
        return False
    letters = _LETTERS.get(language)
    if letters and any(c.isalpha() and not c.isascii() and c not in letters for c in form.lower()):
        return False
    if _GENERIC.match(form) and not _GENERIC_ENGLISH.search(english):
        return False
    words, wanted = _words(form), _words(english)
    return len(words) <= len(wanted) and not words <= wanted


def _words(name: str) -> set[str]:
    return set(plain(name).split()) - _FUNCTION_WORDS
