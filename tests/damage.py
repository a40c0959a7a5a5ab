"""Damage good prose as a translation pipeline would: for tests that clean it again, and for the benchmark."""

import random
import re
from collections.abc import Callable

Damage = Callable[[str, random.Random], str]
_PAIR = re.compile(r"“([^“”\n]{2,120})”")
_STRAIGHT = re.compile(r'(?<![\w"])"([^"\n]{2,120})"(?![\w"])')


def _some(pattern: str | re.Pattern[str], repair: Callable[[re.Match[str]], str], share: float = 0.34) -> Damage:
    """Damage that share of the places that match."""
    compiled = re.compile(pattern)

    def damage(text: str, chance: random.Random) -> str:
        return compiled.sub(lambda match: repair(match) if chance.random() < share else match[0], text)

    return damage


#: Damage to quotation marks, each for prose with curly marks.
QUOTES: dict[str, Damage] = {
    "closing mark glued": _some(r"”(?= [a-z])(?! (?:s|ed|ing|er|ly|ish|style|like)\b) ", lambda m: "”"),
    "opening mark glued": _some(r"(?<=[a-z]) “(?=\w)", lambda m: "“"),
    "pair reversed and spaced": _some(r"(?<= )“([^“”‘’\n]{2,60})”(?=[ .,;])", lambda m: f"” {m[1]} “"),
    "spaces inside": _some(r"“([^“”‘’\n]{2,80}\w)”(?=[ .,;])", lambda m: f"“ {m[1]} ”"),
    "guillemets": _some(_PAIR, lambda m: f"« {m[1]} »"),
    "guillemets without spaces": _some(_PAIR, lambda m: f"«{m[1]}»"),
    "guillemets pointing inwards": _some(_PAIR, lambda m: f"»{m[1]}«"),
    "low mark": _some(_PAIR, lambda m: f"„{m[1]}”"),
    "mixed pair": _some(_PAIR, lambda m: f'“{m[1]}"'),
    "closing mark moved over": _some(
        r"(?<=[a-z],)” (?=(?:(?:he|she|it|they) )?(?:said|says|added|declared|explained|smiles|sighs)\b)",
        lambda m: " ”",
        1.0,
    ),
}
#: Damage to spaces and punctuation.
SPACES: dict[str, Damage] = {
    "space before a comma": _some(r"(?<=[a-z]), (?=[a-z])", lambda m: " , "),
    "space before a question mark": _some(r"(?<=[a-z])\?(?=\s)", lambda m: " ?"),
    "space before a colon": _some(r"(?<=[a-z]): (?=[a-z])", lambda m: " : "),
    "doubled stop": _some(r"(?<=[a-z]{3})\. (?=[A-Z])", lambda m: ". . "),
    "zero-width space": _some(r"(?<=[a-z]) (?=[a-z])", lambda m: " \u200b"),
    "double space": _some(r"(?<=[a-z]{2}) (?=[a-z]{2})", lambda m: "  ", 0.01),
    "spaces in brackets": _some(r"\(([a-z][^()\n]{2,60}[a-z])\)", lambda m: f"( {m[1]} )"),
    "spaced apostrophe": _some(r"(?<=[a-z])’s (?=[a-z])", lambda m: " ’s "),
    "doubled word": _some(r" (the|a|and|or|than) (?=[a-z])", lambda m: f" {m[1]} {m[1]} "),
    "doubled comma": _some(r"(?<=[a-z]), (?=[a-z])", lambda m: ",, "),
}
ALL = QUOTES | SPACES


def spoil(text: str, chance: random.Random, per_thousand: float = 5.0) -> str:
    """Return ``text`` with about so many artifacts of all kinds per 1,000 code points, each in another sentence."""
    kinds = list(ALL.values())
    sentences = re.split(r"(?<=[.!?”]) (?=[A-Z“])", text)
    wanted = per_thousand * len(text) / 1000
    share = min(1.0, wanted / max(len(sentences), 1))
    spoiled = []
    for sentence in sentences:
        count = int(share) + (chance.random() < share % 1 if share < 1 else 0) or (share >= 1)
        for _ in range(int(count)):
            for kind in chance.sample(kinds, len(kinds)):
                bad = kind(sentence, _Always(chance))
                if bad != sentence:
                    sentence = bad
                    break
        spoiled.append(sentence)
    return " ".join(spoiled)


class _Always(random.Random):
    """Says yes to the first place, no to the rest: one artifact for each call."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(chance.random())
        self._asked = False

    def random(self) -> float:
        first, self._asked = not self._asked, True
        return 0.0 if first else 1.0
