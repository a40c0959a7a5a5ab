"""Lines of the page around the article."""

import pytest

from cleanup import Cleaner

BOLD = Cleaner(language="en", unsafe=True, select=["boilerplate"])
PLAIN = Cleaner(language="en", select=["boilerplate"])


def test_a_deleted_passage_takes_a_blank_line_along():
    text = "The dam holds.\n\nRead also: Why the dam was built so high\n\nRain goes on.\n"
    assert BOLD.clean(text).text == "The dam holds.\n\nRain goes on.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_deleted_line_takes_one_line_end_along(end):
    text = end.join(["The dam holds.", "Source link", "Share on Facebook", "Share on Twitter", "Rain goes on."])
    assert BOLD.clean(text).text == f"The dam holds.{end}Rain goes on."


def test_a_passage_of_boilerplate_only_goes_as_a_whole():
    labels = "Share on Facebook\nShare on Twitter\nRead also: Why the dam was built so high"
    text = f"The dam holds.\n\n{labels}\n\nRain goes on."
    assert BOLD.clean(text).text == "The dam holds.\n\nRain goes on."


def test_nothing_is_deleted_without_unsafe():
    result = PLAIN.clean("The dam holds.\n\nsource site")
    assert result.text == "The dam holds.\n\nsource site"
    assert [finding.proposal for finding in result.findings] == [""]


def test_the_source_language_chooses_the_line_that_is_named():
    text = "Read also: Why the dam was built so high"
    for source, line in (("fr", "Lire aussi"), ("de", "Lesen Sie auch"), ("pl", "Czytaj także")):
        change = Cleaner(language="en", source_language=source, unsafe=True).clean(text).changes[0]
        assert line in change.evidence[0]


def test_a_line_in_the_middle_of_a_wrapped_sentence_stays():
    text = (
        "When the winter evenings grew long she told the children of the village to\n"
        "read also The Snow Queen and The Ugly Duckling\n"
        "and whatever else they found."
    )
    assert BOLD.clean(text).text == text
    assert not BOLD.clean(text).findings


@pytest.mark.parametrize(
    "text",
    [
        "Read also the appendix on page 12.",
        "See also: Appendix B",
        "# Source link",
        "With Reuters he had worked for ten years.",
        "Translated from the Polish by Maria Stone",
        "To see – or not to see – that was what he asked.",
        "Share on Facebook only what your mother may read.",
    ],
)
def test_what_almost_looks_like_it_stays(text):
    format = "md" if text.startswith("#") else "txt"
    assert BOLD.clean(text, format).text == text


def test_the_language_is_asked_only_where_it_matters():
    assert BOLD.clean("See also: Why the harbour of the north grows so fast").changes == ()
