"""OpusFilter: the preprocessor, in its own command's pipeline."""

import json

import pytest
from engines import BROKEN, FIXED, HALL, wanted

from cleanup import ConfigError

pytestmark = pytest.mark.slow
LINES = ["Fine.", "", HALL, "The hall , Zoë’s 👩‍👩‍👧 hall.", "a\N{LINE SEPARATOR}b ,c"]


@pytest.fixture(scope="module")
def segments():
    wanted("opusfilter")
    from cleanup.pipelines.opusfilter import CleanSegments

    return CleanSegments


def test_segments_of_the_columns_are_cleaned(segments):
    clean = segments(columns=[1], language="en")
    pairs = [(line, line) for line in LINES]
    done = [*clean.process(iter(pairs))]
    assert [pair[0] for pair in done] == LINES
    assert [pair[1] for pair in done][:4] == ["Fine.", "", FIXED, "The hall, Zoë’s 👩‍👩‍👧 hall."]


def test_the_changes_can_take_the_place_of_a_column(segments):
    clean = segments(columns=[0], changes=1, format="json", fields=["a"], language="en")
    lines = [json.dumps({"a": HALL}, ensure_ascii=False), '{"a": ']
    (good, told), (bad, why) = clean.process([(line, line) for line in lines])
    assert good == lines[0].replace(HALL, FIXED) and bad == lines[1]
    assert [change["rule"] for change in json.loads(told)["changes"]["0"]] == ["quotes/reversed-pair"] * 2
    assert json.loads(why)["error"]["0"].startswith(BROKEN)


@pytest.mark.parametrize(
    "settings", [{"columns": []}, {"columns": 0}, {"columns": [0], "changes": 0}, {"columns": [0], "select": ["qotes"]}]
)
def test_settings_that_make_no_sense_are_refused(segments, settings):
    with pytest.raises(ConfigError):
        segments(**settings)


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_go_through_a_pipeline_line_by_line(segments, tmp_path, jobs):
    from opusfilter.opusfilter import OpusFilter

    lines = LINES * 20
    for name in ("in.en", "in.fr", "empty"):
        (tmp_path / name).write_text(
            "\n".join("" if name == "empty" else line for line in lines) + "\n", encoding="utf-8"
        )
    step = {
        "type": "preprocess",
        "parameters": {
            "inputs": ["in.en", "in.fr", "empty"],
            "outputs": ["out.en", "out.fr", "changes.jsonl"],
            "preprocessors": [
                {
                    "CleanSegments": {"columns": [0], "changes": 2, "language": "en"},
                    "module": "cleanup.pipelines.opusfilter",
                }
            ],
        },
    }
    OpusFilter({"common": {"output_directory": str(tmp_path), "default_n_jobs": jobs}, "steps": [step]}).execute_steps()
    out = {
        name: (tmp_path / name).read_text(encoding="utf-8").split("\n")
        for name in ("out.en", "out.fr", "changes.jsonl")
    }
    assert out["out.fr"][:-1] == lines
    assert {len(one) for one in out.values()} == {len(lines) + 1}
    assert out["out.en"][:4] == ["Fine.", "", FIXED, "The hall, Zoë’s 👩‍👩‍👧 hall."]
    assert len(json.loads(out["changes.jsonl"][2])["changes"]["0"]) == 2
