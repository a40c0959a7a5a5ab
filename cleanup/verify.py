"""Prove a cleaned article before it is handed out: read anew, it must be the text that the rules were content with."""

from collections.abc import Sequence

from cleanup.engine import Outcome
from cleanup.formats import Format
from cleanup.result import Result
from cleanup.text import Passage


def broken_promise(fmt: Format, passages: Sequence[Passage], outcome: Outcome, result: Result) -> set[str]:
    """Return the ids of the rules to blame if the format reads the cleaned article in another way; else nothing.

    The engine ends when no rule has anything to do in any passage. So cleaning the cleaned article changes
    nothing, provided that it has the same passages, with the same places locked.
    """
    expected = [passage for passage in outcome.passages if passage.text.strip()]
    found = fmt.read(result.text).passages
    if len(found) == len(expected) and all(
        new.text == old.text and len(new.pieces) == len(passages[old.number].pieces)
        for new, old in zip(found, expected, strict=True)
    ):
        return set()
    changed = [
        outcome.hands[hand].rule.id for trail in outcome.trails.values() for step in trail for hand in step.hands
    ]
    for new, old in zip(found, expected, strict=False):
        if new.text != old.text or len(new.pieces) != len(passages[old.number].pieces):
            near = [number for number in range(old.number - 1, old.number + 2) if number in outcome.trails]
            blamed = {
                outcome.hands[hand].rule.id for number in near for step in outcome.trails[number] for hand in step.hands
            }
            if blamed:
                return blamed
            break
    return set(changed)
