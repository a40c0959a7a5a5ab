"""What a reading of quotation marks costs: the weights, and the local cost of each way to read one mark.

Only ratios matter; a natural reading costs 0. The weights were measured on 1.2 million words of human English,
German, French and Spanish and on artificial damage: the signals are redundant, sides and alternation decide
nearly everything.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from cleanup.typography import Convention


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The price of each oddity."""

    glued: float = 3.0  # an opener right after a word, a closer right before one
    inner: float = 2.5  # a space inside
    inner_again: float = 1.0  # the second inner space of a pair
    colon_left: float = 1.5  # an opener right after : or ,
    punctuation_left: float = 2.0  # an opener right after another mark of punctuation
    punctuation_right: float = 3.5  # an opener right before one
    edge: float = 6.0  # an opener at the end of a passage, a closer at its start
    dash: float = 0.4  # beside a dash or a slash
    glyph: float = 2.5  # a glyph against its direction
    reversed_pair: float = 3.0  # ”x“: replaces the cost of the two glyphs
    mixed_pair: float = 1.5  # "x”
    foreign_pair: float = 0.8  # right elsewhere: «x», „x“
    bad_pair: float = 4.0
    nest_same: float = 7.0  # a quotation right inside one of the same kind, straight marks
    nest_directed: float = 4.0  # the same with directed marks
    nest: float = 0.3  # inside one of the other kind
    through: float = 4.0  # a double closer that ends an open single quotation too
    no_opener: float = 5.5
    no_opener_first: float = 4.0  # the first mark of all: its opener may have been cut off
    unclosed: float = 3.5
    unclosed_end: float = 3.0
    carry: float = 1.0  # a quotation that goes on in the next passage
    carry_single: float = 2.0
    no_continuation: float = 4.0  # the next passage does not begin with a mark
    no_continuation_again: float = 1.0  # neither does the one after: the article does not repeat its marks
    merged: float = 2.0  # a continuation mark inside a passage: paragraphs joined into one line
    attribution: float = 5.5  # , "said X: a closer on the wrong side
    attribution_far: float = 1.0
    attribution_open: float = 4.0
    doubled_both: float = 5.0  # "" closes two levels
    apostrophe: float = 4.0
    prime: float = 0.5
    prime_apart: float = 0.5  # the same with a space before it
    stray: float = 8.0
    single_open: float = 0.4  # an apostrophe wins a tie


#: More than this share of the confident marks with one kind of damage is a habit of the article.
HABIT, STRONG_HABIT = 0.15, 0.5
HABIT_MARKS = 4


def for_habits(weights: Weights, shares: dict[str, float]) -> Weights:
    """Make cheaper what an article shows again and again: "inner", "glued", "reversed_pair"."""
    changed = {}
    for name, share in shares.items():
        if share > HABIT:
            changed[name] = getattr(weights, name) * (0.45 if share > STRONG_HABIT else 0.65)
    if "inner" in changed:
        changed["inner_again"] = min(weights.inner_again, changed["inner"] * 0.5)
    if "reversed_pair" in changed:
        changed["glyph"] = weights.glyph * changed["reversed_pair"] / weights.reversed_pair
    return replace(weights, **changed) if changed else weights


#: How far a glyph speaks against opening and against closing, in units of Weights.glyph.
_BIAS = {
    "“": (0, 1), '"': (0, 0), "”": (1, 0), "„": (0.1, 4), "‟": (0.5, 1), "«": (0.2, 0.4), "»": (0.4, 0.2),
    "‘": (0, 1), "’": (1, 0), "'": (0, 0), "‚": (0.1, 4), "‹": (0.2, 0.4), "›": (0.4, 0.2), "``": (0, 1.5),
    "''": (0.6, 0), '""': (0.6, 0.6), "″": (2, 0.4), "`": (1, 1.2), "´": (1.2, 0.6), "‛": (0.4, 2),
    "‘‘": (0, 1.5), "’’": (0.6, 0),
}  # fmt: skip
_BIAS_OF: dict[str, dict[str, tuple[float, float]]] = {
    "de": {"“": (0.4, 0), "‘": (0.4, 0), "”": (1, 0.3), "»": (0.1, 0.2), "«": (0.2, 0.1)},
    "fi": {"”": (0, 0), "’": (0, 0), "»": (0, 0)},
    "pl": {"”": (0.6, 0)},
}
_BIAS_OF["cs"] = _BIAS_OF["de"]
_BIAS_OF["sv"] = _BIAS_OF["fi"]
_BIAS_OF["hu"] = _BIAS_OF["pl"]

SINGLE = frozenset("'’‘‚‛‹›`´")
_LEGITIMATE = frozenset({"«»", "»«", "„“", "„”", "‹›", "›‹", "‚‘", "‚’", "»»", "``''", "‘‘’’"})
#: One half directed, the other a guillemet: two tokens of different origin.
_CROSSED = frozenset({"“»", "«”", "„»", "»“", "“«", "»”"})
_DIRECTED = frozenset("“„«‘‚")
_BRACKETS_OPEN = frozenset("([{")
_BEFORE_OPENER = frozenset("([{—–-/|¿¡\ufffc…")
_AFTER_OPENER = frozenset("([{¿¡\ufffc$€£#@&+")
_AFTER_CLOSER = frozenset(".,;:!?)]}—–-…/*")
_SPACED = frozenset('«»“”"')
_MARKS = frozenset("\"“”„‟«»‘’'‹›‚")


class Surroundings(NamedTuple):
    """What stands beside a mark: the next characters beyond spaces ("" at an edge), were there spaces, and hints."""

    glyph: str
    left: str
    left_space: bool
    right: str
    right_space: bool
    before_stop: bool = False  # followed by ". "
    attribution: bool = False  # said X follows, and no verb of saying leads to the mark
    said_before: bool = False  # a verb of saying and a comma lead to the mark
    elision: bool = False  # ’90s, ’em
    elided: bool = False  # an elidable word of French or Italian stands right before: l"économie
    possessive: bool = False  # 's follows a space


class Local(NamedTuple):
    """The cost of each way to read a mark, judged by its surroundings alone; None: it cannot be read so."""

    glyph: str
    single: bool
    open: float
    close: float
    apostrophe: float | None
    prime: float
    open_side: float  # without the glyph's share
    close_side: float
    left_space: bool
    right_space: bool
    merged: bool


def bias(glyph: str, language: str) -> tuple[float, float]:
    """Return how far a glyph speaks against opening and against closing in a language."""
    return _BIAS_OF.get(language, _BIAS).get(glyph) or _BIAS[glyph]


def local(around: Surroundings, convention: Convention, weights: Weights) -> Local:
    """Judge one mark by what stands beside it."""
    single = around.glyph in SINGLE
    open_side, close_side = _open_side(around, convention, weights), _close_side(around, convention, weights)
    if around.attribution:
        wrong_side = around.left_space and not around.right_space
        close_side -= weights.attribution if wrong_side else weights.attribution_far
        open_side += weights.attribution_open
    elif around.said_before:
        close_side += 2
    against_opening, against_closing = bias(around.glyph, convention.language.partition("-")[0])
    return Local(
        glyph=around.glyph,
        single=single,
        open=open_side + weights.glyph * against_opening,
        close=close_side + weights.glyph * against_closing,
        apostrophe=_apostrophe(around, weights) if single and around.glyph in "'’‘`´" else None,
        prime=_prime(around, weights, single=single),
        open_side=open_side,
        close_side=close_side,
        left_space=around.left_space,
        right_space=around.right_space,
        merged=(
            around.left_space
            and not around.right_space
            and around.left in ".?!…"
            and around.left != ""
            and around.right.isalnum()
            and not around.right.islower()
        ),
    )


def _open_side(around: Surroundings, convention: Convention, weights: Weights) -> float:
    left, right = around.left, around.right
    if not left or around.left_space or left in _BEFORE_OPENER:
        cost = weights.dash if left and left in "-/…" and not around.left_space else 0.0
    elif left in _MARKS:
        cost = 0.0
    elif left.isalnum():
        cost = weights.glued
    else:
        cost = weights.colon_left if left in ":," else weights.punctuation_left
    if not right:
        return cost + weights.edge
    if around.right_space:
        if right in _MARKS:
            return cost + 0.3
        return cost + (0.0 if convention.spaced and around.glyph in _SPACED else weights.inner)
    if right.isalnum() or right in _MARKS or right in _AFTER_OPENER:
        return cost
    if right in ".…-–—/%":
        return cost + (weights.punctuation_right if around.before_stop else weights.dash)
    return cost + weights.punctuation_right


def _close_side(around: Surroundings, convention: Convention, weights: Weights) -> float:
    left, right = around.left, around.right
    if not left:
        cost = weights.edge
    elif around.left_space:
        french = convention.spaced and around.glyph in _SPACED
        cost = 0.3 if left in _MARKS else 0.0 if french else weights.inner
    elif left in _BRACKETS_OPEN or left in "¿¡":
        cost = 4.0
    else:
        cost = weights.dash if left in "-–/" else 0.0
    if not right or around.right_space or right in _MARKS or right in _AFTER_CLOSER:
        return cost
    if right.isalnum():
        return cost + weights.glued
    return cost + (2.0 if right in _BRACKETS_OPEN or right == "\ufffc" else 0.5)


def _apostrophe(around: Surroundings, weights: Weights) -> float:
    left, right, glyph = around.left, around.right, around.glyph
    if around.left_space and not around.right_space and around.possessive:
        return 0.1 + (1.5 if glyph == "‘" else 0)
    if not around.left_space and left.isalnum():
        if left.isdigit() and glyph == "'":
            cost = weights.prime
        elif right.isalnum() and not around.right_space:
            cost = 0.0
        else:
            cost = 0.8 if left in "sSxXzZ" else 1.5 if left in "nN" else weights.apostrophe
    elif right.isalnum() and not around.right_space and left:
        cost = 0.2 if around.elision else 3.0
    elif right.isalnum() and not around.right_space:
        cost = 0.5 if around.elision else 4.0
    elif around.left_space and around.right_space and left in "sS":
        cost = 3.5
    elif around.left_space and around.elision:
        cost = 1.0
    else:
        cost = weights.stray
    return cost + (1.5 if glyph == "‘" else 0)


def _prime(around: Surroundings, weights: Weights, *, single: bool) -> float:
    """The cost of reading a double mark as inches, as a mistyped apostrophe, or as a stray."""
    if around.elided:
        return 0.3
    glyph = around.glyph
    behind_digit = not around.left_space and around.left.isdigit()
    if behind_digit and glyph in '"”″' and not single and (around.right_space or not around.right.isalnum()):
        return weights.prime + (1.5 if glyph == "”" else 0)
    if behind_digit and glyph == "''":
        return weights.prime
    if around.left.isdigit() and glyph in '"″' and (around.right_space or not around.right.isalnum()):
        return weights.prime + weights.prime_apart
    return weights.stray


def pair(opener: str, closer: str, convention: Convention, weights: Weights) -> float:
    """The cost of a pair of glyphs; it replaces what the two glyphs cost each by itself."""
    glyphs = opener + closer
    language = convention.language.partition("-")[0]
    if glyphs in convention.accepted:
        cost = 0.0
    elif glyphs in ("”“", "’‘"):
        cost = weights.reversed_pair
    elif glyphs in _LEGITIMATE or glyphs == '""""':
        cost = weights.foreign_pair
    elif '"' in glyphs and closer != "„":
        cost = weights.mixed_pair + (weights.glyph * 0.6 if glyphs in ('”"', '"“') else 0)
    elif ("'" in glyphs and closer != "‚") or glyphs in _CROSSED:
        cost = weights.mixed_pair
    else:
        cost = weights.bad_pair
    return cost - weights.glyph * (bias(opener, language)[0] + bias(closer, language)[1])


def nesting(top: str, inner: Local, weights: Weights) -> float:
    """The cost of opening ``inner`` right inside a quotation that ``top`` opened."""
    if (top in SINGLE) != inner.single:
        return weights.nest
    return weights.nest_directed if inner.glyph in _DIRECTED else weights.nest_same
