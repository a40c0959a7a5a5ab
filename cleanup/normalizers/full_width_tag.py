"""Find tags of HTML whose brackets are of full width: ＜b＞, ＜／b＞."""

from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.markup_reading import matches_of
from cleanup.markup_tags import broken_tags, speaks_of_tags
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Passage


@normalizer(
    "full-width-tag",
    options={},
    triggers=lambda options, languages: tuple("＜／＞"),
    gate=matches_of(r"＜ ?[/／]? ?[A-Za-z]", r"< ?[/／]? ?[A-Za-z0-9]{1,10} ?＞", r"< ?／"),
)
def find(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield a match for each known tag in full width whose other half is there; surer if that is a tag already."""
    for tag in broken_tags(passage):
        if not tag.wide or not tag.partner:
            continue
        if tag.partner_is_tag:
            yield Match(tag.start, tag.end, tag.edits, (tag.said,))
        elif not speaks_of_tags(passage):
            reason = "both halves are of full width, so that it may be shown so on purpose"
            yield Match(tag.start, tag.end, tag.edits, (tag.said,), Safety.UNSAFE, reason)
