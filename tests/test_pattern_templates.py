"""A template of ``replace`` is filled as ``re`` fills it."""

import re

import pytest

from cleanup.pattern import to_match


@pytest.mark.parametrize(
    ("find", "template", "text"),
    [
        ("(a)(b)?", r"x\1-\2y", "a"),
        ("(a)", r"\g<1>\1\\", "a"),
        ("(a)(b)", r"\2\1\n", "ab"),
        ("(?P<one>a)", r"\g<one> \1 0", "a"),
        ("(a)" * 11, r"\11\1", "a" * 11),
        ("(a)", r"\\1", "a"),
        ("(a)", r"\1011", "a"),
    ],
)
def test_as_expand_does(find, template, text):
    found = re.match(find, text)
    assert found is not None
    edits = to_match(found, {"replace": template}).edits
    done = text
    for edit in reversed(edits):
        done = done[: edit.start] + edit.new + done[edit.end :]
    assert done == found.expand(template)
