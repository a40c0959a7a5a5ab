"""Whatever part of an article counts: the changes account for the text, and the second run is quiet."""

import os
import random

import pytest
from conftest import FIXTURES

from cleanup import Cleaner
from cleanup.baseline import Baseline, fingerprints, places
from cleanup.report import Entry, artifacts
from cleanup.restriction import UNSETTLED, Restriction, _Judge, _restricted
from cleanup.settings import Config
from cleanup.text import Edit, apply

ARTICLES = sorted((FIXTURES / "articles/en").glob("*.*"))
CLEANERS = {unsafe: Cleaner(language="en", unsafe=unsafe) for unsafe in (False, True)}


def restricted(text: str, name: str, known: dict, *, unsafe: bool) -> Entry:
    restriction = Restriction("known.json")
    restriction._baselines["known.json"] = Baseline(folder=os.getcwd(), articles={name: known})
    kind = "md" if name.endswith(".md") else "txt"
    entry = Entry(name=name, format=kind, result=CLEANERS[unsafe].clean(text, kind))
    return restriction.of(entry, Config(), CLEANERS[unsafe], lambda: CLEANERS[not unsafe])


def check_it_accounts_for_the_text(entry: Entry) -> None:
    result = entry.result
    edits = [Edit(change.start, change.end, change.after) for change in result.changes]
    assert apply(edits, result.original) == result.text
    groups = {change.group for change in result.changes}
    assert not groups & {finding.group for finding in result.findings}


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_with_any_part_of_the_findings_known_the_second_run_is_quiet(path, unsafe):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    every = places(CLEANERS[False].clean(text)) | places(CLEANERS[True].clean(text))
    for seed in range(3):
        chance = random.Random(seed)
        share = chance.choice((0.1, 0.3, 0.5, 0.8))
        known = {key: number for key, number in every.items() if chance.random() < share}
        first = restricted(text, path.name, known, unsafe=unsafe)
        check_it_accounts_for_the_text(first)
        told = {key for artifact in artifacts(first.result) for key in fingerprints(text, artifact)}
        assert first.known == 0 or len(told) < len(every)
        assert restricted(first.result.text, path.name, known, unsafe=unsafe).result.changes == ()


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_with_any_lines_changed_only_these_are_and_the_second_run_is_quiet(path, unsafe):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    cleaner = CLEANERS[unsafe]
    lines = text.splitlines(keepends=True)
    ends = [sum(map(len, lines[: i + 1])) for i in range(len(lines))]
    for seed in range(3):
        chance = random.Random(seed)
        chosen = [i for i in range(len(lines)) if chance.random() < 0.5]
        spans = [(ends[i] - len(lines[i]), ends[i]) for i in chosen]
        judge = _Judge({}, spans, "HEAD")
        entry = Entry(name=path.name, format="txt", result=cleaner.clean(text))
        result = _restricted(entry, judge, cleaner)
        check_it_accounts_for_the_text(Entry(name=path.name, format="txt", result=result))
        for change in result.changes:
            start = change.start + len(change.before) - len(change.before.lstrip())  # line ends may go along
            stop = start + len(change.before.strip())
            touched = {i for i, end in enumerate(ends) if start < end and stop > end - len(lines[i])}
            assert all(i in chosen or not lines[i].strip() for i in touched)
        second = Entry(name=path.name, format="txt", result=cleaner.clean(result.text))
        edits = [Edit(change.start, change.end, change.after) for change in result.changes]
        assert _restricted(second, judge.after(edits), cleaner).changes == ()


def test_what_would_make_a_known_finding_new_is_left_alone_and_told_and_the_rest_is_done():
    text = "They hand out soup , bread and cafÃ© au lait.\n\nAt noon , they left.\n"
    known = {("punctuation/space-before-comma", "hand out soup [ ] bread and cafÃ"): 1}
    entry = restricted(text, "a.txt", known, unsafe=False)
    assert entry.result.text == text.replace("noon ,", "noon,")
    assert [finding.rule for finding in entry.result.findings if finding.reason == UNSETTLED] == ["encoding/mojibake"]
    assert entry.known == 1
