"""How often a name stands in a text, and how that is said."""

from collections.abc import Iterator

from cleanup.names.tables import spellings

#: What is called so in English for good: chicken Kiev, Dynamo Kiev, Odessa in Texas.
_FIXED_BEFORE = ("hicken ", "hickens ", "Dynamo ", "Dinamo ", "Kievan ", "West ", "/")
_FIXED_AFTER = (
    "-style",
    "-based",
    " cutlet",
    ", Texas",
    " Steps",
    " Oblast",
    " Rus",
    " Post",
    " Independent",
    " River",
)


def counted(main: str, text: str) -> tuple[tuple[str, int], ...]:
    """Return (spelling, how often it stands free) for the spellings of ``main`` in ``text``, the commonest first."""
    counts = [(name, sum(1 for _ in free(name, text))) for name in (main, *spellings().get(main, ()))]
    return tuple(sorted((count for count in counts if count[1]), key=lambda count: -count[1]))


def free(name: str, text: str) -> Iterator[int]:
    """Yield the places where ``name`` stands as a word of its own and no part of what is always spelled so."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()) and not (
            text.endswith(_FIXED_BEFORE, 0, at) or text.startswith(_FIXED_AFTER, end)
        ):
            yield at
        at = text.find(name, end)


def times(count: int) -> str:
    """Say a count in words that go into a sentence: "once", "7 times"."""
    return "once" if count == 1 else f"{count} times"
