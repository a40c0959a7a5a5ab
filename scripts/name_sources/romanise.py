"""How English and seven other languages write a Russian, Ukrainian or Belarusian name in Latin letters.

Each language has rules, regular expression → spellings, the usual one first. At each letter the first rule that
fits is taken, and every spelling of it is followed: press and passports spell one name in several ways.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

#: More spellings of one word than any source has; a bound for words of many branches.
_LIMIT = 2_000
_VOWELS = "аеёиоуыэюяєії"
_PLAIN = "а a|б b|в v|д d|з z|и i|к k|л l|м m|н n|о o|п p|р r|с s|т t|ф f|э e|у u|г g|ы y|і i|ь |ъ |' |’ |ʼ "
#: {V} stands for a vowel letter. Order counts: what is tied to a neighbour stands before the bare letter.
_RULES = {
    "en": """^е ye e|(?<={V})е ye e|(?<=[ьъ])е ye e ie|е e|(?<=[жчшщ])ё e o yo|ё yo e io|ий$ y iy i ii yi
        |ый$ y yy yi iy i|ій$ iy ii i y|(?<=але)кс x ks|(?<=ма)кс x ks|й y i|ж zh|х kh|ц ts|ч ch|ш sh|щ shch|ю yu iu
        |я ya ia|є ye ie|ї yi i|ґ g|ў w u v""",
    "fr": """(?<={V})с(?={V}) ss s|^е e ie é|(?<={V})е ïe e ie é|(?<=[ьъ])е ie e ié|е e é ié ie|(?<=[жчшщ])ё o e io
        |ё io e ïo|[гґ](?=[еиіёєї]) gu|[иыі]й$ i y yi ï|(?<={V})и ï i|ин$ ine in|ын$ yne yn|(?<=але)кс x ks
        |(?<=ма)кс x ks|й ï i|у ou|(?<={V})ю ïou iou|ю iou|(?<={V})я ïa ia|я ia|ж j|х kh|ц ts|ч tch|ш ch|щ chtch
        |є ie|ї ï|ґ g|ў w ou""",
    "de": """(?<={V})с(?={V}) ss s|^е je e|(?<={V})е je e|(?<=[ьъ])е je e|е e|(?<=[жчшщ])ё o jo|ё jo|ий$ i ij
        |ый$ y yj|ій$ ij|ь(?=[оиі]) j|(?<=але)кс x ks|(?<=ма)кс x ks|й$ i j|й(?={V}) j|й i|в w|з s|ц z|ч tsch|ш sch
        |щ schtsch|ж sch|х ch|ю ju|я ja|є je|ї ji|ґ g|ў u w""",
    "es": """^е e ye ie|(?<={V})е e ye ie|е e|ё io yo o|[гґ](?=[еиіё]) gu|[иыі]й$ i iy y|й i y|ж zh|х j|ц ts|ч ch|ш sh
        |щ shch|ю iu yu|я ia ya|є ie ye|ї i|ґ g|ў u|ы y i|(?<=але)кс x ks|(?<=ма)кс x ks""",
    "it": """^е e je|(?<={V})е e je|(?<=[ьъ])е e je|е e|ё ë jo|ий$ ij|ый$ yj|й j|ж ž|х ch h|ц c|ч č|ш š|щ šč|э è e
        |ю ju|я ja|є je|ї ji|ґ g|ў w""",
    "pt": """(?<={V})с(?={V}) ss s|^е e ie ye|(?<={V})е e ie ye|е e|ё io o e|[гґ](?=[еиіё]) gu|[иыі]й$ i iy|й i|ж j
        |х kh|ц ts|ч tch|ш ch|щ chtch|ю iu|я ia|є ie|ї i|ґ g|ў u|(?<=але)кс x ks|(?<=ма)кс x ks""",
    "nl": """^е je e|(?<={V})е je e|(?<=[ьъ])е je e|е e|ё jo|ий$ i ij|ый$ y yj|ій$ ij i|й j|ж zj|х ch|ц ts|ч tsj|ш sj
        |щ sjtsj|у oe|ю joe|я ja|є je|ї ji|ґ g|ў w oe""",
    "pl": """(?<=[кг])е ie e|^е je|(?<={V})е je|(?<=[ьъ])е je|(?<=[жчшщц])е e|е ie e|(?<=[жчшщц])ё o|ё io jo|ский$ ski
        |ський$ ski|цкий$ cki|цький$ cki|ий$ ij i y|ый$ y yj|ій$ ij|й j|в w|ж ż|ль l|л(?=[еиіюяёє]) l|л ł|х ch|ц c
        |ч cz|ш sz|щ szcz|нь ń|сь ś|зь ź|ць ć|(?<={V})ю ju|^ю ju|ю iu ju|(?<={V})я ja|^я ja|я ia ja|є je ie|ї ji i
        |ґ g|ў w""",
}
_UKRAINIAN = {
    "en": "ий$ y yi yy iy i|г h g|е e|и y i|ь i ",
    "fr": "ий$ y i yi yï|г h|е e|и y i",
    "de": "ий$ yj|г h|е e|и y",
    "es": "ий$ i y|г h|е e|и i y",
    "it": "ий$ yj|г h|е e|и y",
    "pt": "ий$ i y|г h|е e|и i y",
    "nl": "ий$ yj i|г h|е e|и y",
    "pl": "ський$ ski|цький$ cki|ий$ yj y|г h|е e|и y",
}
_BELARUSIAN = {
    "en": "ё io yo|г h|е e ye ie",
    "fr": "г h",
    "de": "г h",
    "es": "г h",
    "it": "г h",
    "pt": "г h",
    "nl": "г h",
    "pl": "г h",
}


def spellings(word: str, language: str) -> tuple[str, ...]:
    """Return the spellings of a word in lower-case Cyrillic, the usual one first; none if a letter is unknown."""
    return tuple(dict.fromkeys(islice(_spell(word, 0, _rules(language, _script(word))), _LIMIT)))


def _spell(word: str, at: int, rules: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]) -> Iterator[str]:
    if at == len(word):
        yield ""
        return
    for pattern, outputs in rules:
        found = pattern.match(word, at)
        if found:
            tails = list(islice(_spell(word, found.end(), rules), _LIMIT))
            yield from (output + tail for output in outputs for tail in tails)
            return


@cache
def _rules(language: str, script: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    own = {"uk": _UKRAINIAN, "be": _BELARUSIAN}.get(script, {}).get(language, "")
    rules = (rule.strip("\n ") if rule.strip() else "" for rule in f"{own}|{_RULES[language]}|{_PLAIN}".split("|"))
    parts = (rule.partition(" ") for rule in rules if rule)
    return tuple((re.compile(left.replace("{V}", f"[{_VOWELS}]")), _outputs(right)) for left, _, right in parts)


def _outputs(text: str) -> tuple[str, ...]:
    return tuple(text.split()) or ("",)


def _script(word: str) -> str:
    return "be" if "ў" in word else "uk" if re.search("[іїєґ]", word) else "ru"
