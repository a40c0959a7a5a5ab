"""The command as a whole: pipes, terminals, start-up, many files, what holds for named files."""

import io
import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanup.cli import main
from cleanup.errors import RuleError

RULES = Path(__file__).parent.parent / "fixtures/cli/rules"
CONFIG = f"rule-folders = ['{RULES}']\nselect = ['tidy']\nlanguage = 'en'\n"
HEAVY = ("langdetect", "ftfy", "rapidfuzz", "pyromark", "regex", "pathspec", "ahocorasick_rs", "cleanup.cleaner",
         "dataclasses", "logging", "json")  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with a configuration that uses the rules of fixtures/cli."""
    (tmp_path / "mt-cleanup.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **keywords):
    return CliRunner().invoke(main, arguments, **keywords)


def command(*arguments: str, **keywords):
    return subprocess.run([sys.executable, "-m", "cleanup", *arguments], capture_output=True, check=False, **keywords)


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("check", "--help"), ("rules", "--help")])
def test_what_is_not_needed_is_not_imported(arguments):
    code = (
        "import sys\nfrom cleanup.cli import main\n"
        f"try: main({list(arguments)})\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr == "[]\n"


def test_a_plain_text_in_a_told_language_needs_no_detector_and_no_repair_of_encodings(folder):
    (folder / "a.txt").write_text("What ?")
    code = (
        "import sys\nfrom cleanup.cli import main\n"
        "try: main(['check', 'a.txt'])\nexcept SystemExit: pass\n"
        "print([name for name in ('langdetect', 'ftfy', 'rapidfuzz') if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr == "[]\n"


def test_a_reader_that_goes_away_causes_no_traceback_and_the_fix_is_finished(folder):
    for number in range(60):
        (folder / f"{number:02}.txt").write_text("What ?\n" * 200)
    for name in ("check", "fix"):
        with subprocess.Popen(
            [sys.executable, "-m", "cleanup", name, "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
    assert all("?" in path.read_text() and " ?" not in path.read_text() for path in folder.glob("*.txt"))


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """Run the command with a terminal for standard output and standard error; return what it showed."""
    primary, secondary = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cleanup", *arguments], stdout=secondary, stderr=secondary,
        env={"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", **environment},
    )  # fmt: skip
    os.close(secondary)
    shown = b""
    while True:
        try:
            part = os.read(primary, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    process.wait()
    os.close(primary)
    return shown.decode()


def test_color_is_for_terminals_and_never_with_no_color(folder):
    (folder / "a.txt").write_text("What ?")
    assert "\x1b[" in on_a_terminal("check", "a.txt")
    assert "\x1b[" not in on_a_terminal("check", "a.txt", NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal("check", "a.txt", TERM="dumb")
    assert "\x1b[" not in on_a_terminal("check", "a.txt", "--color", "never")
    assert b"\x1b[" not in command("check", "a.txt").stdout
    assert b"\x1b[" in command("check", "a.txt", "--color", "always").stdout


def test_a_terminal_never_obeys_what_an_article_or_its_name_says(folder):
    (folder / "a\x1b[2J.txt").write_text("\x1b[2J\x9b2J\x07What ?\x1b]0;title\x07")
    for arguments in (("check",), ("fix", "--diff"), ("check", "--output-format", "json")):
        shown = on_a_terminal(*arguments, ".", NO_COLOR="1")
        assert "a" in shown
        assert "\x1b" not in shown and "\x9b" not in shown and "\x07" not in shown


def test_a_short_piece_of_work_shows_no_progress(folder):
    (folder / "a.txt").write_text("What ?")
    assert "of 1 articles" not in on_a_terminal("check", "a.txt")


def test_long_work_shows_its_progress_and_takes_it_away_again(folder, monkeypatch):
    from cleanup import console, progress, walk
    from cleanup.settings import Config

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    (folder / "a.txt").write_text("What?" * 100)
    targets = [walk.Target("a.txt", Config()), walk.Target("a.txt", Config())]

    def clean(finished):
        for target in targets:
            yield target.path
            finished(target)

    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(progress, "STEP", -1.0)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(progress.followed(console.Console("never"), targets, clean)) == ["a.txt", "a.txt"]
    shown = sys.stderr.getvalue()
    assert "1 of 2 files" in shown and "files/s" in shown and "MB/s" in shown and "100%" in shown
    assert shown.endswith(" \r")


def test_a_request_to_end_leaves_no_temporary_file(folder):
    (folder / "a.txt").write_text("What ? " * 200_000)
    process = subprocess.Popen([sys.executable, "-m", "cleanup", "fix", "a.txt"], stdout=subprocess.DEVNULL)
    time.sleep(1.0)
    process.terminate()
    assert process.wait() in (143, -15, 0)
    assert {path.name for path in folder.iterdir()} == {"a.txt", "mt-cleanup.toml"}


def test_standard_output_holds_the_text_or_the_report_never_both(folder):
    ran = command("fix", "-", input=b"\xef\xbb\xbfWhat ?\r\n", cwd=folder)
    assert ran.stdout == b"\xef\xbb\xbfWhat?\r\n"
    assert b"1 fixed" in ran.stderr
    ran = command("check", "-", input=b"What ?", cwd=folder)
    assert b"1 to fix" in ran.stdout and ran.stderr == b""
    ran = command("fix", "--diff", "-", input=b"What ?\n", cwd=folder)
    assert ran.stdout == b"--- a/-\n+++ b/-\n@@ -1 +1 @@\n-What ?\n+What?\n" and ran.returncode == 1


def failing(folder, monkeypatch, error: Exception) -> None:
    """Put an error of our own in the way of every article."""
    from cleanup.cleaner import Cleaner

    def fail(*_, **__):
        raise error

    monkeypatch.setattr(Cleaner, "clean", fail)


@pytest.mark.parametrize(
    ("arguments", "data", "said"),
    [
        ((), b"caf\xe9 ?\r\n", "error: -: not UTF-8 (byte 0xE9 on line 1)"),
        (("--stdin-filename", "a.txt"), b"\0What ?", "error: a.txt: a binary file"),
        (("--stdin-filename", "a.xyz"), b"What ?", "error: a.xyz: no format is known"),
        (
            ("--encoding", "latin-1", "--language", "fr", "--unsafe"),
            b"Il vend ce logement?\n",
            "error: -: latin-1 cannot",
        ),
    ],
)
def test_what_came_on_standard_input_and_cannot_be_cleaned_goes_out_as_it_came(folder, arguments, data, said):
    (folder / "mt-cleanup.toml").write_text("language = 'en'")
    ran = command("fix", "-", *arguments, input=data, cwd=folder)
    assert ran.stdout == data
    assert ran.returncode == 2
    assert ran.stderr.decode().startswith(said) and ran.stderr.startswith(b"error: ")


class Panic(BaseException):
    """What a parser written in another language raises when it fails."""


@pytest.mark.parametrize("error", [ValueError("a\nb"), RuleError("x/y: cannot"), RecursionError("deep"), Panic("no")])
def test_standard_input_is_not_lost_by_an_error_of_our_own(folder, monkeypatch, error):
    failing(folder, monkeypatch, error)
    ran = run("fix", "-", input=b"\xef\xbb\xbfWhat ?\r\n")
    assert (ran.exit_code, ran.stdout_bytes) == (2, b"\xef\xbb\xbfWhat ?\r\n")
    assert ran.stderr.startswith("error: ") and "Traceback" not in ran.stderr


@pytest.mark.parametrize("error", [KeyError("x"), Panic("no")])
def test_an_article_on_which_we_fail_does_not_stop_the_others(folder, monkeypatch, error):
    from cleanup.cleaner import Cleaner

    clean = Cleaner.clean

    def fail(self, text, format):
        if text == "bad":
            raise error
        return clean(self, text, format)

    monkeypatch.setattr(Cleaner, "clean", fail)
    (folder / "a.txt").write_text("bad")
    (folder / "b.txt").write_text("What ?")
    ran = run("fix", ".")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("error: a.txt: left as it is: mt-cleanup itself failed (")
    assert (folder / "b.txt").read_text() == "What?"


def test_what_is_too_much_for_one_reading_goes_out_whole(folder, monkeypatch):
    monkeypatch.setattr("cleanup.files.MAX_SIZE", 10)
    data = b"What ? " * 300_000
    ran = run("fix", "-", input=data)
    assert (ran.exit_code, ran.stdout_bytes) == (2, data)
    assert "larger than" in ran.stderr


def test_an_error_of_our_own_is_one_line_and_exit_status_2(folder, monkeypatch):
    def fail(*_, **__):
        raise KeyError("a\nb")

    (folder / "a.txt").write_text("What ?")
    monkeypatch.setattr("cleanup.report.count", fail)
    monkeypatch.setattr("cleanup.reports.text.count", fail)
    monkeypatch.setattr("cleanup.commands.count", fail)
    ran = run("check", "a.txt")
    assert ran.exit_code == 2
    assert ran.stderr == "error: mt-cleanup itself failed (KeyError: 'a\\nb'); please report this\n"


def test_standard_input_stands_alone():
    ran = run("check", "-", "a.txt")
    assert ran.exit_code == 2
    assert "stands alone" in ran.stderr


def test_a_diff_is_no_report():
    assert run("fix", "--diff", "--output-format", "json", "x").exit_code == 2


@pytest.mark.parametrize("option", [["--language", "english"], ["--format", "mdd"], ["--encoding", "latin1x"],
                                    ["--select", "tydy"], ["--config", "nowhere.toml"]])  # fmt: skip
def test_a_wrong_option_is_one_line_and_exit_status_2(folder, option):
    (folder / "a.txt").write_text("What ?")
    ran = run("check", "a.txt", *option)
    assert ran.exit_code == 2
    assert ran.stderr.startswith("error: ") and ran.stderr.count("\n") == 1


def test_names_can_be_given_one_by_one_or_with_commas(folder):
    (folder / "a.txt").write_text("What thingy ? very very")
    for arguments in (("--select", "tidy/doubled-very,tidy/vague-word"), ("--ignore", "tidy/space-before-mark")):
        ran = run("check", "a.txt", "--output-format", "jsonl", *arguments)
        assert set(json.loads(ran.stdout)["summary"]["rules"]) == {"tidy/doubled-very", "tidy/vague-word"}


def test_a_patch_applies(folder):
    before = "\ufeffone\r\n" + "line\n" * 20 + "What ?\r\nmore\n" + "line\n" * 4 + "Why ?"
    (folder / "a.txt").write_bytes(before.encode())
    patch = command("fix", "--diff", "a.txt", cwd=folder).stdout
    subprocess.run(["git", "apply", "--unsafe-paths", "-"], input=patch, check=True, cwd=folder)
    assert (folder / "a.txt").read_bytes().decode() == before.replace(" ?", "?")


@pytest.mark.parametrize("tool", [("git", "apply", "-"), ("patch", "-p1", "-s")])
@pytest.mark.parametrize(
    ("at", "paths", "applied_at"),
    [
        (".", ["sub/b.txt", "./a.txt"], "."),
        ("sub", ["."], "sub"),
        ("sub", ["../a.txt", "b.txt"], "."),
        ("sub", ["{}/a.txt", "{}/sub/b.txt"], "."),
        (".", ["{}/sub/b.txt"], "."),
        ("sub", ["../sub/b.txt"], "sub"),
        ("../elsewhere", ["{}/a.txt", "{}/sub"], "/"),
    ],
)
def test_a_patch_of_files_anywhere_applies_at_the_working_folder_or_the_root(folder, tool, at, paths, applied_at):
    repository = folder / "repository"
    (repository / "sub").mkdir(parents=True)
    (folder / "elsewhere").mkdir()
    subprocess.run(["git", "init", "-q", "."], check=True, cwd=repository)
    (repository / "mt-cleanup.toml").write_text(CONFIG)
    before = {"a.txt": "one\nWhat ?\n", "sub/b.txt": "Why ?\n"}
    for name, text in before.items():
        (repository / name).write_text(text)
    named = [path.replace("{}", str(repository)) for path in paths]
    ran = command("fix", "--diff", *named, cwd=repository / at)
    assert ran.returncode == 1, ran.stderr
    subprocess.run(tool, input=ran.stdout, check=True, cwd=repository / applied_at)
    for name, text in before.items():
        meant = ran.stdout.count(name.rpartition("/")[2].encode())
        assert (repository / name).read_text() == (text.replace(" ?", "?") if meant else text)


def test_a_named_file_is_done_unless_exclusion_is_forced(folder):
    (folder / "mt-cleanup.toml").write_text(CONFIG + "exclude = ['drafts/']")
    (folder / "drafts").mkdir()
    (folder / "drafts/a.txt").write_text("What ?")
    assert run("check", ".").exit_code == 0
    assert run("check", "drafts/a.txt").exit_code == 1
    assert run("check", "--force-exclude", "drafts/a.txt").exit_code == 0


def test_a_folder_is_searched_for_known_formats_that_git_does_not_ignore(folder):
    wanted = ["a.txt", "a.html", "B.MD", "sub/c.text", "sub/kept/keep.txt", "x.adoc"]
    ignored = [
        "a.xyz",
        ".hidden/d.txt",
        ".e.txt",
        "sub/f.txt",
        "sub/build/g.txt",
        "node_modules/h.md",
        "requirements.txt",
    ]
    for name in (*wanted, *ignored):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("What ?")
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("build/\n*f.txt\n*keep.txt\n")
    (folder / "sub/kept/.gitignore").write_text("!keep.txt\n!\n")
    (folder / "mt-cleanup.toml").write_text(CONFIG + "extend-include = ['*.adoc']")
    os.symlink(folder / "a.txt", folder / "linked.txt")
    os.symlink(folder, folder / "loop")
    for start, expected in ((".", wanted), ("sub", ["sub/c.text", "sub/kept/keep.txt"])):
        ran = run("check", start, "--output-format", "jsonl")
        assert sorted(json.loads(line)["path"] for line in ran.stdout.splitlines()) == sorted(expected)


def test_a_file_that_is_meant_twice_is_done_once(folder):
    (folder / "a.txt").write_text("What ?")
    assert len(run("check", "a.txt", "./a.txt", ".", "--output-format", "jsonl").stdout.splitlines()) == 1


def test_one_bad_article_does_not_stop_the_others(folder):
    (folder / "a.txt").write_bytes(b"\xff What ?")
    (folder / "b.txt").write_text("What ?")
    ran = run("fix", ".")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("error: a.txt: not UTF-8 (byte 0xFF on line 1); if you know its encoding, say it")
    assert ran.stderr.count("\n") == 1
    assert (folder / "b.txt").read_text() == "What?"


def test_what_the_configuration_allows_for_a_path_is_silent_there(folder):
    config = CONFIG + "[allow]\n'a.txt' = ['tidy']\n[per-path.'b.txt']\nselect = ['tidy/vague-word']\n"
    (folder / "mt-cleanup.toml").write_text(config)
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text("What ?")
    assert [run("check", name).exit_code for name in ("a.txt", "b.txt", "c.txt")] == [0, 0, 1]
    assert run("check", "a.txt", "--select", "tidy/space-before-mark").exit_code == 0


def test_a_suppression_without_a_reason_is_told_where_one_is_required(folder):
    comment = "<!-- mt-cleanup: allow tidy/vague-word -->\n\nA thingy.\n"
    (folder / "a.md").write_text(comment)
    assert run("check", "a.md", "--strict").exit_code == 0
    (folder / "mt-cleanup.toml").write_text("require-reason = true\n" + CONFIG)
    ran = run("check", "a.md", "--strict")
    assert ran.exit_code == 1
    assert "note: line 1: the suppression of tidy/vague-word gives no reason: add one in brackets, (why)" in ran.stdout
    assert run("check", "a.md").exit_code == 0
    (folder / "a.md").write_text(comment.replace("word", "word (it is its name)"))
    assert run("check", "a.md", "--strict").exit_code == 0


def test_a_rule_that_was_left_out_is_told_whatever_the_report(folder):
    (folder / "house/house").mkdir(parents=True)
    (folder / "house/house/liar.toml").write_text(
        'id = "house/liar"\nmessage = "m"\nwhy = "w"\nsource = "s"\nlanguages = ["en"]\nstage = "words"\n'
        "safety = \"safe\"\nchanges = [\"spaces\"]\n[pattern]\nfind = 'cat'\nreplace = 'dog'\n"
    )
    (folder / "mt-cleanup.toml").write_text("rule-folders = ['house']\nselect = ['house']\nlanguage = 'en'\n")
    (folder / "a.txt").write_text("The cat sat.")
    said = (
        "note: a.txt: left out for this article: house/liar (house/liar may change spaces, but wanted 'cat' -> 'dog')\n"
    )
    for arguments in (("--output-format", "concise"), ("--output-format", "concise", "--statistics")):
        ran = run("check", "a.txt", *arguments)
        assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", said)
    ran = run("fix", "--diff", "a.txt")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", said)
    assert "  note: left out for this article: house/liar" in run("check", "a.txt").stdout
    assert "left out" in json.loads(run("check", "a.txt", "--output-format", "jsonl").stdout)["notes"][0]


def test_what_the_command_line_selects_is_found_whatever_the_file_ignores(folder):
    (folder / "a.txt").write_text("What ? very very")

    def found(ignored: str, *arguments: str) -> set[str]:
        (folder / "mt-cleanup.toml").write_text(CONFIG.replace("select = ['tidy']", f"ignore = ['{ignored}']"))
        return set(json.loads(run("check", "a.txt", "--output-format", "jsonl", *arguments).stdout)["summary"]["rules"])

    assert found("tidy", "--select", "tidy") == {"tidy/space-before-mark", "tidy/doubled-very"}
    assert found("tidy", "--select", "tidy/doubled-very") == {"tidy/doubled-very"}
    assert found("tidy/doubled-very", "--select", "tidy") == {"tidy/space-before-mark"}
    assert found("tidy/doubled-very", "--select", "tidy/doubled-very") == {"tidy/doubled-very"}
    assert found("tidy", "--select", "tidy", "--ignore", "tidy") == set()


def test_the_json_report_counts_code_points_and_lines_from_one(folder):
    (folder / "a.txt").write_text("\N{SHIP}\N{SHIP}\n\N{GRINNING FACE} What ? thingy")
    report = json.loads(run("check", "a.txt", "--output-format", "json").stdout)
    article = report["articles"][0]
    change, finding = article["changes"][0], article["findings"][0]
    assert (change["start"], change["end"], change["line"], change["column"]) == (9, 10, 2, 7)
    assert (finding["line"], finding["column"], finding["end_column"], finding["text"]) == (2, 10, 16, "thingy")
    assert article["summary"]["fixes"] == 1 and report["summary"]["articles"] == 1


def test_the_json_report_names_what_failed(folder):
    (folder / "a.txt").write_bytes(b"\0")
    ran = run("check", "a.txt", "nowhere", "--output-format", "json")
    failures = json.loads(ran.stdout)["failures"]
    assert [failure["path"] for failure in failures] == ["a.txt", "nowhere"]
    assert "binary" in failures[0]["failure"] and ran.exit_code == 2


def test_rules_lists_all_and_explains_one(folder):
    listed = run("rules").stdout
    assert "tidy/vague-word" in listed and "punctuation/doubled-stop" in listed
    explained = run("rules", "punctuation/doubled-stop").stdout
    for part in ("Safety:", "Changes:", "Languages:", "Source:", "What it finds:", "What it leaves alone:"):
        assert part in explained
    assert "quotes/" not in run("rules", "punctuation").stdout


def test_formats_are_listed_with_their_extensions():
    from cleanup import formats

    ran = run("formats")
    assert ran.exit_code == 0
    for fmt in formats.known().values():
        assert f"{fmt.name} " in ran.stdout and fmt.title in ran.stdout
        assert all(extension in ran.stdout for extension in fmt.extensions)


@pytest.mark.slow
def test_the_version_is_shown_almost_as_fast_as_by_an_empty_program(tmp_path):
    import statistics

    empty = tmp_path / "empty.py"
    empty.write_text("import click\n@click.group()\n@click.version_option('1')\ndef main(): pass\nmain()\n")
    ours = tmp_path / "ours.py"
    ours.write_text("from cleanup.cli import main\nmain()\n")
    times: dict[Path, list[float]] = {empty: [], ours: []}
    for _ in range(11):
        for script, taken in times.items():
            begin = time.perf_counter()
            subprocess.run([sys.executable, script, "--version"], check=True, capture_output=True)
            taken.append(time.perf_counter() - begin)
    ratio = statistics.median(times[ours][1:]) / statistics.median(times[empty][1:])
    assert ratio <= 1.6
