"""Chinese and Japanese brackets in Latin text: 「x」 and 《x》 quote, 【x】 is a label."""

import re
from collections.abc import Iterable

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety, speaks
from cleanup.text import Edit, Passage

#: Opening bracket, what stands inside in one line, closing bracket.
_PAIR = re.compile(r"【([^【】\n]{1,300})】|《([^《》\n]{1,300})》|「([^「」\n]{1,600})」|『([^『』\n]{1,600})』")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SOURCES = ("zh", "ja", "ko")


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    return "】》」』"


@normalizer("cjk-brackets", options={}, triggers=_triggers)
def cjk_brackets(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield one match of two edits for each pair around Latin text.

    People write 【x】 in English too, as a decoration: without a Chinese or Japanese source it is only shown.
    """
    text = passage.text
    outer, inner = evidence.quotation_style
    source = evidence.source_language
    known = source is not None and speaks(_SOURCES, source)
    for found in _PAIR.finditer(text):
        body = next(group for group in found.groups() if group is not None)
        if not body.strip() or _EAST_ASIAN.search(body):
            continue
        start, end = found.span()
        pair = "[]" if found[0][0] == "【" else inner if found[0][0] == "『" else outer
        padding = (len(body) - len(body.lstrip()), len(body) - len(body.rstrip()))
        before = " " if text[start - 1 : start].isalnum() else ""
        after = " " if text[end : end + 1].isalnum() else ""
        edits = (
            Edit(start, start + 1 + padding[0], before + pair[0]),
            Edit(end - 1 - padding[1], end, pair[1] + after),
        )
        told = f"{found[0][0]}{found[0][-1]} are brackets of Chinese and Japanese, and Latin text stands inside"
        if known:
            yield Match(start, end, edits, (told, f"the source language is {source}"))
        else:
            reason = (
                "the source language is not known to be Chinese or Japanese, and people decorate with such brackets"
            )
            yield Match(start, end, edits, (told,), Safety.SUGGESTION, reason)
