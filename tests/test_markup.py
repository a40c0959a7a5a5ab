"""Rules that repair markup: what they may do, what happens when one breaks the document, and one result out of two."""

import pytest

from cleanup import Cleaner
from cleanup.chain import chained
from cleanup.errors import RuleError
from cleanup.result import Change, Finding, Result
from cleanup.rule import Safety

RULE = """
id = "house/{name}"
message = "m"
why = "w"
source = "s"
languages = ["*"]
stage = "markup"
reach = "markup"
safety = "safe"
changes = {changes}
note = "n"

scan = true
[pattern]
find = '{find}'
replace = '{replace}'
"""


def house(tmp_path, find, replace, *, name="x", changes='["markup"]'):
    """Return a cleaner with one rule of somebody's own that reaches markup."""
    folder = tmp_path / "house"
    folder.mkdir(exist_ok=True)
    text = RULE.format(find=find, replace=replace, name=name, changes=changes)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Cleaner(language="en", packs=[tmp_path], select=("house",))


def result(original, *changes, findings=(), unused=()):
    """A result in which some spans of ``original`` were replaced: (start, end, after, rule, group)."""
    made, text, shift = [], original, 0
    for start, end, after, rule, group in changes:
        made.append(
            Change(
                rule=rule, rules=(rule,), start=start, end=end, before=original[start:end], after=after, message="m",
                evidence=(rule,), safety=Safety.SAFE, group=group,
            )
        )  # fmt: skip
        text = text[: start + shift] + after + text[end + shift :]
        shift += len(after) - (end - start)
    return Result(
        original=original, text=text, changes=tuple(made), findings=tuple(findings), language="en", source_language=None,
        unused_suppressions=tuple(unused),
    )  # fmt: skip


def test_a_rule_of_your_own_can_repair_markup(tmp_path):
    cleaner = house(tmp_path, r"\*\*\*\*(?=\[)", "")
    assert cleaner.clean("Take ****[this](x.md).", format="md").text == "Take [this](x.md)."


def test_it_has_nothing_to_do_in_plain_text(tmp_path):
    cleaner = house(tmp_path, r"\*\*\*\*(?=\[)", "")
    assert cleaner.clean("Take ****[this](x.md).").text == "Take ****[this](x.md)."


@pytest.mark.parametrize(
    ("find", "replace", "article"),
    [
        (r"\[(?=x\]\()", "", "A [x](y.md) b."),  # a mark of a link is locked
        (r"y", "", "A [x](y.md) b `y`."),  # an address, code
        (r"<<", "<", "A <<b>c</b>."),
    ],
)
def test_what_is_locked_cannot_be_touched(tmp_path, find, replace, article):
    cleaner = house(tmp_path, find, replace, changes='["markup", "letters"]')
    parsed = cleaner.clean(article, format="md")
    assert "](y.md)" in parsed.text or "<b>c</b>" in parsed.text


def test_a_rule_that_loses_a_part_of_the_document_is_left_out_and_named(tmp_path):
    cleaner = house(tmp_path, r"(?<=see) +(?=`)", "`", changes='["markup", "spaces", "quotes"]')
    article = "We see `a` and `b` in it."
    cleaned = cleaner.clean(article, format="md")
    assert cleaned.text == article
    assert any("house/x" in note for note in cleaned.notes)


def test_a_rule_cannot_change_what_it_does_not_declare(tmp_path):
    cleaner = house(tmp_path, r"\*\*\*\*(?=\[)", "b")
    cleaned = cleaner.clean("Take ****[this](x.md).", format="md")
    assert not cleaned.changes
    assert any("may change markup" in note for note in cleaned.notes)


def test_two_results_are_one_whose_changes_stand_in_the_first_article():
    first = result("the`x`is , so", (3, 3, " ", "markup/a", 0), (6, 6, " ", "markup/a", 1))
    assert first.text == "the `x` is , so"
    second = result(first.text, (10, 11, "", "spacing/b", 0))
    both = chained(first, second)
    assert both.text == "the `x` is, so"
    assert [(c.start, c.end, c.after, c.rule, c.group) for c in both.changes] == [
        (3, 3, " ", "markup/a", 0), (6, 6, " ", "markup/a", 1), (8, 9, "", "spacing/b", 2),
    ]  # fmt: skip
    assert both.revert() == first.original


def test_changes_that_meet_are_one_change_of_both_rules():
    first = result("a  b c", (1, 2, "", "markup/a", 0))
    second = result(first.text, (1, 2, "-", "spacing/b", 0), (3, 4, "_", "spacing/b", 0))
    both = chained(first, second)
    assert [(c.before, c.after, c.rules, c.group) for c in both.changes] == [
        ("  ", "-", ("markup/a", "spacing/b"), 0), (" ", "_", ("spacing/b",), 0),
    ]  # fmt: skip


def test_what_the_second_undoes_is_no_change():
    first = result("a b", (1, 2, "", "markup/a", 0))
    assert chained(first, result("ab", (1, 1, " ", "spacing/b", 0))).changes == ()


def test_findings_of_both_stand_in_order_in_the_first_article():
    def finding(start, rule, group):
        return Finding(
            rule=rule, start=start, end=start + 1, message="m", evidence=("e",), safety=Safety.UNSAFE, reason="r", group=group
        )  # fmt: skip

    first = result("abcdef", (1, 2, "BBB", "markup/a", 0), findings=[finding(4, "markup/z", 1)])
    second = result(first.text, findings=[finding(0, "spacing/b", 0), finding(5, "spacing/b", 1)])
    both = chained(first, second)
    assert [(f.start, f.rule, f.group) for f in both.findings] == [
        (0, "spacing/b", 1),
        (3, "spacing/b", 2),
        (4, "markup/z", 3),
    ]


def test_a_suppression_is_unused_if_it_was_in_both():
    first = result("abc", (0, 0, "__", "markup/a", 0), unused=[(1, "markup/a"), (2, "x")])
    second = result(first.text, unused=[(3, "markup/a"), (4, "y")])
    assert chained(first, second).unused_suppressions == ((1, "markup/a"),)


def test_a_suppression_keeps_markup_as_it_is():
    article = "<!-- mt-cleanup: allow markup (shown) -->\nTake the`x`of it.\n\nTake the`x`of it.\n"
    cleaned = Cleaner(language="en").clean(article, format="md")
    assert cleaned.text == "<!-- mt-cleanup: allow markup (shown) -->\nTake the`x`of it.\n\nTake the `x` of it.\n"
    assert not cleaned.unused_suppressions


def test_prose_and_markup_are_cleaned_together():
    cleaned = Cleaner(language="en").clean("Take the`x`option , then [go ](y.md)on .", format="md")
    assert cleaned.text.startswith("Take the `x`")
    assert {change.rule.partition("/")[0] for change in cleaned.changes} >= {"markup", "punctuation"}


def test_stage_and_reach_go_together(tmp_path):
    folder = tmp_path / "house"
    folder.mkdir()
    text = RULE.format(find="a", replace="b", name="x", changes='["letters"]').replace(
        '"markup"\nreach', '"words"\nreach'
    )
    (folder / "x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match="works in the stage 'markup'"):
        Cleaner(packs=[tmp_path])
