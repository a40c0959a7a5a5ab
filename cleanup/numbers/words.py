"""The words and signs that stand beside a number and tell what it counts, measures or names.

Lists by hand, from the corpora that this project was measured on; each by language of the article.
"""

import re
from functools import cache

from cleanup.numbers.conventions import SPACES


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SIGNS = "$€£¥₽₴₹₩₪₺¢"
#: Words that only a quantity follows: no date and no name.
APPROXIMATORS = _set("""\
    about nearly almost approximately roughly some than least most over exceeding exceeded only just totalling totaling
    estimated exactly another additional nearing surpassed under below above cost costs employs employed earns earned
    raised invested spent
""")
#: Words that begin a sentence with a quantity.
OPENERS = _set("the these those of in from by with for more than around and or but to between it its he she")
#: Words whose number is a name, a date, a place in a list or an address. A number may begin the next phrase.
_LABELS = """\
    no number numbers nr law laws act decree article articles code tel telephone phone fax call dial reference
    ref id account post postcode zip box room rooms isbn issn page pages p pp line lines row rows column columns
    chapter chapters section sections verse verses psalm flight bus route highway road street model version
    release build type class group size grade level step rule item table figure fig part volume vol issue series
    channel frequency platform runway track gate lot serial port in on at by since until till before after from
    age aged born january february march april may june july august september october november december jan feb
    mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday
    coordinates latitude longitude score scores kapitel seite artikel ley loi gesetz numéro número nº n°
    paragraph paragraphs § §§ art lei legge nummer abschnitt versión address ip dni cpf cnpj nif siret siren vat
    iban ean mobile
"""
LABELS = _set(_LABELS)
#: Labels after which a quantity stands as often: a number that proves itself may follow.
PREPOSITIONS = _set("in on at by since until till before after from")

#: Before a number these tell that the words around it are not English.
FOREIGN = _set("""\
    le la les un une des du de et ou à au aux sur dans el los las del y en con por der die das den dem von und
    ein eine mit im il lo gli di e i da dei delle o os as do dos das em het een van
""") - {"a", "i", "as", "do", "die", "an", "am", "in", "on"}

_SCALES = {
    "en": "thousand|million|billion|trillion|millions|billions|trillions|milliards?|Milliarden|miliardi|Mio|Mrd|mln|bn",
    "de": "Tausend|Million|Millionen|Milliarde|Milliarden|Billion|Billionen|Mio|Mrd",
    "es": "mil|millón|millones|billón|billones",
    "fr": "mille|millions?|milliards?|billions?|Md|Mds",
    "it": "mila|milione|milioni|miliardo|miliardi",
    "pt": "mil|milhão|milhões|bilhão|bilhões|trilhão|trilhões|mil milhões|bilião|biliões",
}
_PERCENT = {
    "en": "%|‰|percent|per ?cent|percentage points?|pct",
    "de": "%|‰|Prozent|Prozentpunkte?n?|v\\. ?H\\.",
    "es": "%|‰|por ciento|puntos porcentuales",
    "fr": "%|‰|pour cent|points? de pourcentage",
    "it": "%|‰|per cento|punti percentuali",
    "pt": "%|‰|por cento|pontos percentuais",
}
_MONEY = {
    "en": "euros?|dollars?|pounds?|yen|yens|yuan|roubles?|rubles?|rupees?|francs?|crowns?|kronor|kroner|zlotys?|złoty"
    "|hryvnias?|pesos?|reais|reals?|lira|rand|won|marks?|cents?|sterling|dirhams?|dinars?|riyals?",
    "de": "Euro|Dollar|Pfund|Yen|Yuan|Rubel|Rupien|Franken|Kronen|Zloty|Pesos|Cent",
    "es": "euros?|dólares|libras|yenes|yuanes|rublos|rupias|francos|coronas|pesos|reales|centavos|céntimos",
    "fr": "euros?|dollars?|livres|yens?|yuans?|roubles?|roupies|francs?|couronnes|pesos|réaux|centimes",
    "it": "euro|dollari|sterline|yen|yuan|rubli|rupie|franchi|corone|pesos|centesimi",
    "pt": "euros?|dólares|libras|ienes|yuans|rublos|rupias|francos|coroas|pesos|reais|centavos|cêntimos",
}
_CODES = "EUR|USD|GBP|CHF|JPY|RUB|UAH|PLN|CZK|SEK|NOK|DKK|BRL|CNY|CAD|AUD"
_SYMBOLS = (
    "km/h|km²|km2|km³|kWh|MWh|GWh|TWh|kW|MW|GW|TW|W|V|kV|kHz|MHz|GHz|Hz|kB|KB|MB|GB|TB|PB|Mbit/s|Gbit/s|Mbps|Gbps"
    "|km|m²|m2|m³|m3|mm|cm|dm|m|kg|mg|µg|g|t|ha|hl|ml|cl|l|°C|°F|°|mph|ft|lbs?|kcal|kJ|hPa|dB|px|fps"
)
_UNITS = {
    "en": "kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|miles?|feet|inches|yards|acres"
    "|hectares?|square|cubic|kilograms?|kilos?|grams?|tons?|tonnes?|lit(?:er|re)s?|gallons?|barrels?|degrees?|watts?"
    "|kilowatts?|megawatts?|gigawatts?|hertz|megahertz|gigahertz|volts?|seconds?|minutes?|hours?|days?|weeks?|months?"
    "|years?|nautical|sq|light-years?|points?|times|inch|foot|radians?|pixels?|bytes?|megabytes?|gigabytes?|bits?",
    "de": "Kilometern?|Metern?|Zentimetern?|Millimetern?|Meilen|Hektar|Quadratmetern?|Quadratkilometern?|Kilogramm|Kilo"
    "|Gramm|Tonnen|Litern?|Grad|Watt|Kilowatt|Megawatt|Sekunden|Minuten|Stunden|Tagen?|Wochen|Monaten?|Jahren?|Punkten?"
    "|Mal|Zoll|Kilowattstunden",
    "es": "kilómetros?|metros?|centímetros|milímetros|millas|hectáreas|kilogramos|kilos?|gramos|toneladas|litros?"
    "|grados|segundos|minutos|horas|días|semanas|meses|años|puntos|veces|pulgadas|barriles|vatios",
    "fr": "kilomètres?|mètres?|centimètres?|millimètres?|milles|hectares?|kilogrammes?|kilos?|grammes?|tonnes?|litres?"
    "|degrés?|secondes?|minutes?|heures?|jours?|semaines?|mois|ans|années|points?|fois|pouces|barils",
    "it": "chilometri|chilometro|metri|metro|centimetri|millimetri|miglia|ettari|chilogrammi|chili|grammi|tonnellate"
    "|litri|gradi|secondi|minuti|ore|giorni|settimane|mesi|anni|punti|volte|pollici|barili",
    "pt": "quilómetros?|quilômetros?|metros?|centímetros|milímetros|milhas|hectares?|quilogramas|quilos?|gramas"
    "|toneladas|litros?|graus|segundos|minutos|horas|dias|semanas|meses|anos|pontos|vezes|polegadas|barris",
}
#: What is counted in whole numbers only.
_COUNTED = """\
    people persons inhabitants residents citizens voters votes soldiers troops fighters militants officers
    policemen women men children girls boys students pupils teachers workers employees wage-earners staff jobs
    members supporters fans spectators visitors tourists passengers travellers travelers refugees migrants
    immigrants asylum victims dead deaths casualties fatalities cases infections patients doctors nurses beds
    households families homes houses apartments flats rooms buildings schools hospitals companies businesses
    firms shops stores farms farmers cars vehicles trucks pickups motorcycles bicycles planes aircraft ships
    boats tanks missiles shells bombs weapons rifles books pages copies articles documents messages letters
    emails calls tickets seats places participants demonstrators protesters prisoners detainees hearts souls
    islands villages towns cities species animals birds cows sheep pigs trees objects users subscribers
    followers customers clients players spokesmen candidates lawyers migrants dogs cats units words signatures
    complaints applications requests orders accidents crimes offences homicides murders arrests
"""
COUNTED = _set(_COUNTED)
#: Lengths of races, doses and sizes, of which there may be several: 4 100 metres, 2 500 mg.
SIZES = _set("metres meters yards feet foot inch m mm cm dm mg µg g kg t ml cl l W kW V Hz MB GB TB ft lb lbs px")
#: Singular or uncountable words in -s that no plural is.
_NO_PLURALS = _set("is was has as this his its us less plus versus minus per across previous various")


@cache
def measured(language: str) -> re.Pattern[str]:
    """What stands behind a quantity: groups ``scale``, ``percent``, ``money`` or ``unit``, after spaces or none."""
    own = language if language in _SCALES else "en"
    return re.compile(
        rf"[{SPACES}\n]?(?:(?P<percent>{_PERCENT[own]})|(?P<scale>(?:{_SCALES[own]})\.?)"
        rf"|(?P<money>(?:k|M|Md|Mds|Mrd\.? ?|Mio\.? ?)?[{SIGNS}]|{_MONEY[own]}|{_CODES})"
        rf"|(?P<unit>{_SYMBOLS}|{_UNITS[own]}))(?![^\W_])"
    )


@cache
def ranged(language: str) -> re.Pattern[str]:
    """A second number behind the first, of which only the second has its measure."""
    between = r"[-–]|to|and|or|bis|und|à|et|y|a|e|ou|o"
    return re.compile(rf"[{SPACES}]?(?:{between})[{SPACES}]?[{SIGNS}]?\d[\d.,{SPACES}]{{0,16}}(?<=\d)")


_WORD_BEHIND = re.compile(rf"[{SPACES}\n]+([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_WORD_BEFORE = re.compile(rf"([^\W\d_]+|[§#№]+|[^\W\d_]?[º°])\.?[{SPACES}\n]+[~≈<>+-]?[{SIGNS}]?$")


def word_behind(text: str, at: int) -> str:
    """Return the word that follows at ``at`` behind a space; "" if a mark or nothing does."""
    found = _WORD_BEHIND.match(text, at)
    return found[1] if found else ""


def word_before(text: str, at: int) -> str:
    """Return the word that stands before ``at``; "" if a mark or nothing does."""
    found = _WORD_BEFORE.search(text, max(0, at - 40), at)
    return found[1] if found else ""


#: Spaces at which no line can break.
HELD = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
#: Behind a number these go on with what was counted.
GOING_ON = _set("of were are have had more")


def plural(word: str) -> bool:
    """\
    Does an English word look like a plural noun?
"""
    return word in COUNTED or (
        len(word) > 3 and word.islower() and word.endswith("s") and not word.endswith("ss") and word not in _NO_PLURALS
    )
