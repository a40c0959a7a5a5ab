"""Letters of other scripts than Latin: which script, which look like Latin ones, how a Cyrillic name is romanised."""

import re
from collections.abc import Iterator

_BETWEEN = "(?:[ \N{NO-BREAK SPACE}'’-]"
#: (script, the letters of its words, the fewest that make a word): a lone letter is a symbol, and so are two of Greek.
_SCRIPTS = (
    ("Cyrillic", "\u0400-\u052f", 2),
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff", 3),
    ("Hebrew", "\u0590-\u05ff", 2),
    ("Arabic", "\u0600-\u06ff\u0750-\u077f", 2),
    ("Devanagari", "\u0900-\u097f", 2),
    ("Thai", "\u0e00-\u0e7f", 2),
    ("Korean", "\uac00-\ud7af", 1),
    ("CJK", "\u3040-\u30ff\u3400-\u9fff", 1),
)
_RUNS = re.compile(
    "|".join(f"(?P<{name}>[{letters}]{{{fewest},}}+{_BETWEEN}[{letters}]++)*+)" for name, letters, fewest in _SCRIPTS)
)
#: A text in these scripts holds one of these letters; in Chinese characters nearly every text does.
LETTERS = tuple(dict.fromkeys((
    *map(chr, range(0x0410, 0x0450)), *"ЁёІіЇїЄєҐґЎў", *"αεηιουωάέήίόύώΑΕΗΙΟΥΩ", *map(chr, range(0x05D0, 0x05EB)),
    *map(chr, range(0x0627, 0x064B)), *"ािीेोकनरसम", *"าอนกรเ", *map(chr, range(0x3041, 0x30FB)),
    *"다이는의가을에한고하은지를도로기사인시자정대일리부아성국주전상",
    *"的一是不了人我在有他这為为之大来來以个個中上们們到说說国國地也子时時道出而要于就下得可你年生自会會那后後能对對事其里所去行过過家用发發天如然作"
    "方成者多日都三小军軍二无無同经經法当當起与與好看学學进進种種将還还分此心前面又定见見只主没公从本東京東新聞市県立山田川村島木林松井藤佐高橋石野原"
    "静岡阪愛媛福宮城熊鹿児奈良兵庫滋賀岐阜群馬栃木茨埼千葉神戸横浜札幌仙台沖縄長崎広青森秋形岩手新潟富根取徳香知和歌路府町都道駅際部員選手合戦試"
    "四重庆慶津河浙苏蘇安徽福建湖贵貴云雲四肃肅宁寧夏青辽遼吉龙龍黑豫鲁魯闽閩粤桂琼澳门門深圳杭武汉漢成沈阳陽厦沙洛西安京沪滬"
    "平银銀行报報信息技术術研究院医醫药藥华華美英法德俄韩韓战戰争爭总總统統主席首相际際联聯盟政府党机機关關马馬列强强习習近胡锦錦温家宝寶郭何罗羅梁宋"
    "北南西海水火土金月明文化语語名字王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫朱台湾湾香港广廣州江湖城区區省县網网电電车車品店力工业業社民党党共",
)))  # fmt: skip


def runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, script) for each run of words in another script, words of one sentence together."""
    for found in _RUNS.finditer(text):
        assert found.lastgroup
        yield found.start(), found.end(), found.lastgroup


_CYRILLIC = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0405\u0406"
    "\u0408\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d\u04bb"
)
_GREEK = "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd"
#: Cyrillic and Greek letters → the Latin ones that look the same.
LOOK_ALIKES = dict(zip(_CYRILLIC + _GREEK, "ABEKMHOPCTXYSIJaeopcyxijsdqwhABEZHIKMNOPTYXov", strict=True))

_RUSSIAN_LATIN = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch * y * e yu ya"
_UKRAINIAN_LATIN = "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch * iu ia"
#: BGN/PCGN 1947 for Russian without its marks, "ый" and "ий" at the end as "y": what English newspapers write.
_RUSSIAN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        _RUSSIAN_LATIN.split(" "),
        strict=True,
    )
)
#: The Ukrainian national system of 2010.
_UKRAINIAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        _UKRAINIAN_LATIN.split(" "),
        strict=True,
    )
)
_YE = re.compile(r"(?:^|(?<=[аеёиоуыэюяъь]))е")
#: Endings of surnames in the nominative: another may be that of a case.
NOMINATIVE = re.compile(r"(?:[оеё]в|[иы]н|ич|ский|цкий|[её]нко|ук|юк|як|ян|адзе|швили|сон|берг|ман|штейн)$")


def romanised(word: str, language: str) -> str:
    """Return a Cyrillic word in Latin letters after the Russian or the Ukrainian standard; "" if it cannot be."""
    table = _UKRAINIAN if language == "uk" else _RUSSIAN
    lower = word.lower()
    if language != "uk":
        lower = re.sub("[иы]й$", "y", lower.replace("ё", "е"))
        lower = _YE.sub("ye", lower)
    if any(char not in table and not char.isascii() for char in lower):
        return ""
    made = "".join(table.get(char, char) for char in lower).replace("*", "")
    return made[:1].upper() + made[1:] if word[:1].isupper() else made
