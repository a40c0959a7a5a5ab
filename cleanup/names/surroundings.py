"""What stands around a name: a given name, a title, a street, the words of another language, quotation marks."""

import re
from functools import lru_cache

from cleanup.names.words import (
    ANY_TITLE,
    CALLED_SO,
    FOREIGN_AFTER,
    FOREIGN_BEFORE,
    FOREIGN_PARTS,
    GOVERNING,
    HOUSES,
    NO_NAMES,
    THINGS,
    TITLES,
)

_WORD_BEFORE = re.compile(r"([^\W\d_](?:\.|[\w’'.-]*))[ \n\N{NO-BREAK SPACE}]{1,2}\Z")
_WORD_AFTER = re.compile(r"(?:['’]s)?[ \n\N{NO-BREAK SPACE}]{1,2}([^\W\d_](?:[\w-]|['’](?!s\b))*)")
_PEOPLES = r"(?:French|Germans?|Spanish|Spaniards|Dutch|Poles|Italians|Portuguese)"
_LANGUAGE = r"(?:French|German|Spanish|Dutch|Polish|Italian|Portuguese|Russian|English)"
#: A sentence with one of these speaks of how names are written or called.
_WRITES = re.compile(
    r"\b(?:sp[eo]l(?:l|ls|led|t|ling|lings)|misspell\w*|translit\w+|romani[sz]\w+|pronounc\w+|pronunciation\w*|exonyms?"
    r"|(?:write|call|spell|name)s? (?:it|him|her|them)\b|(?:called|named|dubbed|says?) it\b"
    rf"|(?:how|as|what) the {_PEOPLES}\b"
    rf"|the {_PEOPLES} (?:\w+ ){{0,2}}?(?:write|wrote|call|called|say|said|use|used)\b"
    rf"|{_LANGUAGE} (?:name|form|word|version|variant|term|equivalent|usage|for)\b"
    r"|(?:in|into) (?:French|German|Spanish|Dutch|Polish|Italian|Portuguese)\b"
    r"|(?:newspapers?|press|papers|texts?|sources|authors|readers|speakers) (?:\w+ )?(?:write|spell|call|wrote)s?\b"
    r"|(?:is|are|was|were|be|been|being|also|often|sometimes|now|once|still|then|simply)"
    r" (?:called|written|named|rendered|known as)\b"
    r"|(?:call|calls|called|name|named) (?:the|their|his|her|its|this|that|our)"
    r" (?:city|town|capital|country|village|place|river|region|man|woman|president|leader|island|sea)\b"
    r"|the (?:names?|words?|letters) )",
)
_NAMED = re.compile(
    r"\b(?:called|named|name|surname|nicknamed|pseudonym|word|titled|entitled|writes?|wrote|written|reads?|reading)"
    r"[ \n](?:[\"“‘'«]\s?)?\Z"
)
#: Behind a name its language, in brackets: it is told as a word of that language.
_OF_LANGUAGE = re.compile(
    r"[ \n][(\[](?:in )?"
    r"(?:French|German|Spanish|Italian|Portuguese|Dutch|Polish|Russian|Ukrainian|Arabic|Turkish|Latin)\b"
)
#: Behind a name what it is: a house or a firm of that name.
_A_HOUSE = re.compile(
    rf"(?:['’]s?)?, (?:an?|the|our|their|his|her) (?:[\w'’-]+ ){{0,3}}?(?:{'|'.join(HOUSES.split())})\b"
)
#: Before a name the beginning of a list of firms.
_FIRMS = re.compile(
    r"\b(?:[Cc]ompan(?:y|ies)|[Ff]irms?|[Bb]rands?|businesses|vendors|manufacturers|makers|retailers|restaurants|bars|hotels|"
    r"magazines|newspapers|products|tools|programs|services|sites|websites|engines),? (?:such as|like|including) "
    r"(?:[^.;:()\n]*, |[^.;:()\n]* (?:and|or) )?\Z"
)
#: Behind a name a reference to what its bearer has written.
_CITED = re.compile(
    r",? (?:[Oo]p\.? ?[Cc]it\b|[Ii]bid\b|[Ll]oc\.? ?[Cc]it\b)|, pp?\. ?\d|"
    r",? \(?(?:1[89]|20)\d\d[a-z]?(?:\)|[,:] ?(?:pp?\.)? ?\d)"
)
_KIN = """family parents mother father brother sister brothers sisters son daughter children husband wife boyfriend
girlfriend friends uncle aunt cousin grandmother grandfather lover fiancé fiancée boss eyes face hair heart"""
_ITS_KIN = rf"['’]s (?:[a-z]+ )?(?:{'|'.join(_KIN.split())})\b"
#: The country of a language, as it stands before its people.
_COUNTRIES = {
    "fr": r"(?:France|French|Frenchm[ae]n|Frenchwom[ae]n|Belgian|Qu[eé]bec\w*)",
    "de": r"(?:Germany?|Austrian?|Swiss)",
    "es": r"(?:Spain|Spanish|Argentin\w+|Mexic\w+|Chile\w*|Uruguay\w*|Cuban?)",
    "it": r"(?:Italy|Italian)",
    "pt": r"(?:Portug\w+|Brazil\w*)",
    "nl": r"(?:Dutch|Netherlands|Belgian)",
    "pl": r"(?:Poland|Polish|Pole)",
}
#: Who writes the letter j as the languages do that romanise with it.
_OF_J = re.compile(r"\b(?:Slova[ck]|Sloven|Croat|Serb|Bosni|Montenegr|Macedoni|Czech)")
#: What stands between two names of one thing that are told side by side.
_BETWEEN = (
    r"['’s]{0,2}[*†‡]?[ \n]?[,/()\[\]–—=-]{0,3}[ \n]?"
    r"(?:(?:or|and|also|aka|i\.e\.|called|now|today|formerly)[ \n]){0,2}[\[(]?"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,2}\s|\n\s*\n")
_OPENING = "\"“‘«„‹'"
_CLOSING = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“”", "‹": "›", "'": "'"}
#: So far to both sides two foreign words show that the text around a name is foreign.
_NEAR = 50
_SMALL = re.compile(r"\b[a-zß-ÿ]+\b")
#: A sentence is looked at so far to both sides.
_SENTENCE = 300
#: A quotation of so many words at most, in capitals like a title, is taken for one.
_TITLE_WORDS, _TITLE_REACH = 6, 80
_FOOD = re.compile(
    r"\b(?:gravy|curds?|fries|cheeses?|dish(?:es)?|Qu[eé]bec\w*|Montr[eé]al|menus?|restaurants?|eat(?:s|ing)?|ate|recipes?"
    r"|plates?|chefs?|served?|serves|snacks?|potato(?:es)?)\b"
)


def word_before(text: str, start: int) -> str:
    """Return the word right before a place, with its dot if it is an initial or an abbreviation; "" if none is."""
    found = _WORD_BEFORE.search(text, max(0, start - 42), start)
    return found[1] if found else ""


def word_after(text: str, end: int) -> str:
    """Return the word right behind a place, past a possessive; "" if a mark stands between."""
    found = _WORD_AFTER.match(text, end)
    return found[1] if found else ""


def given_before(text: str, start: int) -> str:
    """Return the capitalised word before a name that can be a given name or another part of it; "" if none is."""
    word = word_before(text, start)
    if (
        not word[:1].isupper()
        or (word.isupper() and text[start : start + 2].isupper())
        or word.rstrip(".") in TITLES
        or word in NO_NAMES
    ):
        return ""
    return word


def of_a_thing(text: str, start: int, end: int) -> bool:
    """Do the words beside a name say that a thing is called so: the ship, the restaurant, a list of firms?"""
    return (
        word_before(text, start).lower() in THINGS
        or _A_HOUSE.match(text, end) is not None
        or _FIRMS.search(text, max(0, start - 100), start) is not None
    )


@lru_cache(maxsize=1 << 10)
def is_cited(article: str, name: str) -> bool:
    """Does the article cite a name as that of an author: [Berkman, Op. Cit., p. 3], (Berkman 1925)?"""
    return any(_CITED.match(article, found.end()) for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article))


@lru_cache(maxsize=1 << 10)
def has_kin(article: str, name: str) -> bool:
    """Does the article speak of the family of who is called so: is it no place?"""
    return re.search(rf"(?<!\w){re.escape(name)}{_ITS_KIN}", article) is not None


@lru_cache(maxsize=1 << 10)
def is_countryman(article: str, name: str, language: str) -> bool:
    """Does the article say that who is called so is of the country of a language: French director Makine?"""
    country = _COUNTRIES.get(language)
    if country is None or name not in article:
        return False
    between = r"(?:[ ,][\w-]*[a-z][\w-]*){0,2}? (?:[A-Z][\w.-]* )?"
    return re.search(rf"\b{country}(?:['’]s)?{between}{re.escape(name)}(?!\w)", article) is not None


@lru_cache(maxsize=8)
def speaks_of_slavs_with_j(article: str) -> bool:
    """Does the article speak of Slovaks, Croats and others whose own spelling has the letter j?"""
    return _OF_J.search(article) is not None


def is_gloss(text: str, start: int, end: int) -> bool:
    """Does a name stand alone in brackets behind a word that begins as it does: Somali (Somalie)?"""
    if text[start - 1 : start] not in ("(", "[") or not text.startswith((")", "]"), end):
        return False
    return word_before(text, start - 1)[:4] == text[start : start + 4] != ""


def is_family(text: str, start: int, end: int) -> bool:
    """Is the name a plural, "the Shubins": an s behind it, and an article before it?"""
    return (
        text[end : end + 1] == "s"
        and not text[end + 1 : end + 2].isalnum()
        and word_before(text, start).lower() in ("the", "both", "two", "three", "other", "all")
    )


def elision_before(text: str, start: int) -> bool:
    """Does "d'" stand before a name, behind an English word that it can belong to: the mayor d'Erevan?"""
    if text[max(0, start - 2) : start] not in ("d'", "d’") or text[max(0, start - 3) : start - 2] not in (" ", "\n"):
        return False
    return word_before(text, start - 2) in GOVERNING


def title_before(text: str, start: int) -> bool:
    """Does a title such as "Mr." or "president" stand before a place?"""
    return word_before(text, start).rstrip(".") in ANY_TITLE


def personal_title_before(text: str, start: int) -> bool:
    """Does a title that only a person has stand before a place?"""
    return word_before(text, start).rstrip(".") in TITLES


def names_something_else(text: str, end: int, *, place: bool) -> bool:
    """Is the name the first part of another one: a street, a prize, for a place any capitalised word?"""
    word = word_after(text, end)
    if not word[:1].isupper():
        return False
    if text[end - 1].isupper():  # a headline in capitals
        return word.capitalize() in CALLED_SO
    return word in CALLED_SO or (place and text[end : end + 1] in " \n" and word.rstrip(".") not in TITLES)


def among_foreign_words(text: str, start: int, end: int) -> bool:
    """Do the words right beside a name belong to another language, or two different ones a little further?"""
    if text.startswith(FOREIGN_PARTS, end):
        return True
    before, after = word_before(text, start), word_after(text, end)
    if after in FOREIGN_AFTER or sum(word in FOREIGN_BEFORE for word in _near(text, start, end)) > 1:
        return True
    return before.lower().replace("’", "'").rpartition("'")[2] in FOREIGN_BEFORE and before != before.upper()


def _near(text: str, start: int, end: int) -> set[str]:
    return set(_SMALL.findall(text, max(0, start - _NEAR), start)) | set(_SMALL.findall(text, end, end + _NEAR))


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Does the sentence speak of how the name is written or called, instead of using it?"""
    if _NAMED.search(text, max(0, start - 24), start) or _OF_LANGUAGE.match(text, end):
        return True
    low = max(
        (found.end() for found in _SENTENCE_END.finditer(text, max(0, start - 300), start)), default=max(0, start - 300)
    )
    high = _SENTENCE_END.search(text, end, end + 300)
    return _WRITES.search(text, low, high.start() if high else min(len(text), end + 300)) is not None


def in_title(text: str, start: int, end: int) -> bool:
    """Does the name stand inside quotation marks by itself, or in a few words that look like a title?"""
    low = max((text.rfind(mark, max(0, start - _TITLE_REACH), start) for mark in _OPENING), default=-1)
    if low < 0:
        return False
    while low > 0 and text[low] in "'’‘" and text[low - 1].isalnum():  # an apostrophe
        low = max((text.rfind(mark, max(0, start - _TITLE_REACH), low) for mark in _OPENING), default=-1)
        if low < 0:
            return False
    closing = _CLOSING.get(text[low], "")
    high = min((at for mark in closing if (at := text.find(mark, end, end + _TITLE_REACH)) >= 0), default=-1)
    if high < 0:
        return False
    words = re.findall(r"[^\W\d_][\w’'-]*", text[low + 1 : high])
    if len(words) > _TITLE_WORDS:
        return False
    return (
        not any(word[0].islower() and len(word) > 4 for word in words)
        or text[low + 1 : high].strip() == text[start:end]
    )


def starts_sentence(text: str, start: int) -> bool:
    """Is the name the first word of a sentence, or of a quotation in one?"""
    before = text[max(0, start - 6) : start].rstrip(" \n\"“”‘'«„([—–-*")
    return not before or before[-1] in ".!?:…|"


def in_capitals(text: str, start: int, end: int) -> bool:
    """Is the line around a name all in capitals, as a headline is: two words at least besides it?"""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[low:start] + text[end : high if high >= 0 else len(text)]
    return line.upper() == line and sum(map(str.isalpha, line)) >= 5


def speaks_of_food(text: str) -> bool:
    """Is there a word of the kitchen in the text: is "Poutine" a dish?"""
    return _FOOD.search(text) is not None


@lru_cache(maxsize=1 << 10)
def are_aliases(article: str, first: str, second: str) -> bool:
    """Does the article tell the two names side by side: Goumno (Gumno), Curari, Ourari, Frisia or Friesland?"""
    one, other = re.escape(first), re.escape(second)
    return re.search(rf"(?<!\w)(?:{one}{_BETWEEN}{other}|{other}{_BETWEEN}{one})(?!\w)", article) is not None
