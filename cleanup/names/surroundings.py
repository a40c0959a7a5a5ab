"""What stands around a name: a given name, a title, a street, the words of another language, quotation marks."""

import re

#: Before a surname these tell that it is one; before a place that it is somebody's name.
_TITLES = """Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Madame Madam Monsieur Herr Frau President Presidents
Premier Minister Ministers Chancellor General Marshal Colonel Major Captain Admiral Lieutenant Sergeant Commander Tsar
Czar Tsarina Emperor Empress Prince Princess Count Countess King Queen Comrade Citizen Senator Deputy Governor Chairman
Chairwoman Secretary Ambassador Academician Patriarch Metropolitan Archbishop Bishop Father Judge Justice Prosecutor
Director Speaker Spokesman Spokeswoman Coach Composer Writer Poet Oligarch Billionaire Businessman Opponent Dissident
Cosmonaut Leader Dictator PM MP Detective Inspector Agent Officer Pope Brother Sister Saint"""
_SMALL_TITLES = """president premier minister chancellor general marshal colonel major captain admiral tsar emperor
prince princess count comrade senator deputy governor chairman chairwoman secretary ambassador academician patriarch
leader dictator spokesman spokeswoman director composer writer novelist poet playwright painter pianist violinist
chess-player cosmonaut oligarch billionaire businessman dissident opponent coach lawyer journalist historian physicist
chemist mathematician conductor ballerina dancer politician official diplomat judge prosecutor philosopher friend
colleague brother sister son daughter wife husband successor predecessor mentor ally rival"""
TITLES = frozenset(_TITLES.split())
_ANY_TITLE = TITLES | frozenset(_SMALL_TITLES.split())
_SENTENCE_WORDS = """The When While If As But And For With After Before Since In On At To From By That This What Why How
Does Did Do Is Has Have Had Was Were Are Will Would Can Could Should Not Only Even Both Like Against Because Although
Though Under Then Now Today Yesterday Here There So Yet Still Also Again Once Until Near Between Despite Without Within
Among Around About According Over Through Toward Towards Nor Or Who Whom Whose Which Where Monday Tuesday Wednesday
Thursday Friday Saturday Sunday January February March April May June July August September October November December
Russian Russia Ukrainian Ukraine Soviet Belarusian Bulgarian Georgian Kremlin Chechen European American French German
Today's Meanwhile However Perhaps Maybe Of Its His Her Their Our My Your These Those Each Every All Some Many Most
Former Late Old Young Great Greater Central Eastern Western Northern Southern Upper Lower Modern Occupied Free Imperial
Tell Ask See Let"""
#: Capitalised words that are no part of the name behind them.
NO_NAMES = frozenset(_SENTENCE_WORDS.split())
_WORD_BEFORE = re.compile(r"([^\W\d_](?:\.|[\w’'.-]*))[ \n\N{NO-BREAK SPACE}]{1,2}\Z")
_WORD_AFTER = re.compile(r"(?:['’]s)?[ \n\N{NO-BREAK SPACE}]{1,2}([^\W\d_](?:[\w-]|['’](?!s\b))*)")
#: What is called after a person or a place, not the person or the place.
_CALLED_SO = frozenset(
    """Street Avenue Square Boulevard Road Lane Bridge Prize Award Medal Conservatory Conservatoire Theatre Theater
    Museum Institute Academy University College School Library Park Station Airport Hotel Restaurant Bar Café Cafe Prospekt
    Embankment Competition Foundation Fund Hall House Gallery Palace Metro Ballet Orchestra Quartet Choir Cup Tower Hospital
    Company Corporation Bank Club Stadium Arena Factory Works Press Publishers Records Studio Studios Cinema Festival Island
    Glacier Crater Peak Passage Times Strait Ltd Inc GmbH AG Verlag Straße Strasse Allee Platz Gambit Defence Defense Variation
    Mule Cutlet Salad Doll Dolls""".split()
)
#: Words of the languages at hand that English does not have, beside a name: the text around it is not English.
_FOREIGN = frozenset(
    """le la les du des et est chez avec dans pour sur une aux au à sont qui ne pas mais où son ses der das den dem ein
    eine und ist von vom zum zur im mit nach bei für auf nicht auch el los las del y en es con por para una il lo gli di della
    dei degli nel nella che per una um uma do dos da das os com na nos het een van voor naar bij uit met te zijn w z na do
    jest nie się przez dla oraz à lui ils rue sous entre vers contre""".split()
)
_FOREIGN_BEFORE = _FOREIGN | {"de", "d", "l"}
_FOREIGN_AFTER = {"am", "aan", "nad", "sul", "na"} | (_FOREIGN - {"do", "das", "per", "met", "den", "son", "sur", "pour", "chez"}) | {"de", "a-t-il", "e", "o"}
#: In the middle of a hyphenated name: Rostov-sur-le-Don.
_FOREIGN_PARTS = tuple(f"-{word}-" for word in ("sur", "sous", "en", "le", "la", "les", "na", "nad", "sul", "do", "am", "an"))
_WRITES = re.compile(
    r"\b(?:sp[eo]l(?:l|ls|led|t|ling|lings)|misspell\w*|translit\w+|romani[sz]\w+|pronounc\w+|pronunciation\w*|exonyms?"
    r"|(?:write|call|spell|name|say)s? (?:it|him|her|them|this|that)\b|(?:wrote|called|named|dubbed) it\b"
    r"|(?:how|as|what) the (?:French|Germans?|Spanish|Spaniards|Dutch|Poles|Italians|Portuguese|Russians)\b"
    r"|the (?:French|Germans?|Spanish|Spaniards|Dutch|Poles|Italians|Portuguese) (?:\w+ ){0,2}?(?:write|wrote|call|called|say|said|use|used)\b"
    r"|(?:French|German|Spanish|Dutch|Polish|Italian|Portuguese|Russian|English)"
    r" (?:name|form|word|version|variant|term|equivalent|usage|for)\b"
    r"|(?:in|into) (?:French|German|Spanish|Dutch|Polish|Italian|Portuguese)\b"
    r"|(?:newspapers?|press|papers|texts?|sources|authors|readers|speakers) (?:\w+ )?(?:write|writes|wrote|spell|spells|call|calls)\b"
    r"|(?:is|are|was|were|be|been|being|also|often|sometimes|now|once|still|then|simply) (?:called|written|named|rendered|known as)\b"
    r"|(?:call|calls|called|name|named) (?:the|their|his|her|its|this|that|our) (?:city|town|capital|country|village|place"
    r"|river|region|man|woman|president|leader|island|sea)\b|the (?:name|names|word|words|letters) )",
)
_NAMED = re.compile(r"\b(?:called|named|name|surname|nicknamed|pseudonym|word|titled|entitled|write|writes|wrote|written|read|reads|reading)[ \n](?:[\"“‘'«]\s?)?\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,2}\s|\n\s*\n")
_OPENING = "\"“‘«„‹'"
_CLOSING = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“”", "‹": "›", "'": "'"}
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
    if not word[:1].isupper() or (len(word) > 3 and word.isupper()) or word.rstrip(".") in TITLES or word in NO_NAMES:
        return ""
    return word


def title_before(text: str, start: int) -> bool:
    """Does a title such as "Mr." or "president" stand before a place?"""
    return word_before(text, start).rstrip(".") in _ANY_TITLE


def personal_title_before(text: str, start: int) -> bool:
    """Does a title that only a person has stand before a place?"""
    return word_before(text, start).rstrip(".") in TITLES


def names_something_else(text: str, end: int, *, place: bool) -> bool:
    """Is the name the first part of another one: a street, a prize, for a place any capitalised word?"""
    word = word_after(text, end)
    if not word[:1].isupper():
        return False
    if text[end - 1].isupper():  # a headline in capitals
        return word.capitalize() in _CALLED_SO
    return word in _CALLED_SO or (place and text[end : end + 1] in " \n" and word.rstrip(".") not in TITLES)


def among_foreign_words(text: str, start: int, end: int) -> bool:
    """Do the words right beside a name belong to another language?"""
    if text.startswith(_FOREIGN_PARTS, end):
        return True
    before, after = word_before(text, start), word_after(text, end)
    return before.lower().replace("’", "'").rpartition("'")[2] in _FOREIGN_BEFORE and before != before.upper() or (
        after in _FOREIGN_AFTER
    )


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Does the sentence speak of how the name is written or called, instead of using it?"""
    if _NAMED.search(text, max(0, start - 24), start):
        return True
    low = max((found.end() for found in _SENTENCE_END.finditer(text, max(0, start - 300), start)), default=max(0, start - 300))
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
    return not any(word[0].islower() and len(word) > 3 for word in words) or text[low + 1 : high].strip() == text[start:end]


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
