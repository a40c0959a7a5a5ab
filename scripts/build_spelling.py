"""Write ``cleanup/data/spelling.json``: words that British and American English spell in two ways, from SCOWL.

Run by hand, on Debian: ``python scripts/build_spelling.py``. The package is pinned below; its licence, which permits
all use, is repeated in NOTICE. A pair is made by a pattern and kept if both words are in the lists, the one among the
words that only the British write and the other among those that only the Americans write.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "scowl=2020.12.07-2"
TARGET = Path(__file__).parent.parent / "cleanup" / "data" / "spelling.json"
#: Sizes of SCOWL: up to the words of two dictionaries in twelve; and all that can say that the others write so, too.
COMMON, ALL = (10, 20, 35, 40, 50, 55, 60), (10, 20, 35, 40, 50, 55, 60, 70, 80)
#: British → American, at any place of a word that the pattern fits.
PATTERNS = (
    (r"our", "or"), (r"is(?=[eai])", "iz"), (r"ys(?=[ei])", "yz"),
    (r"(?<=[bcdghpt])re(?=s?$|[dl])", "er"), (r"(?<=[bcdghpt])r(?=ing$)", "er"),
    (r"entre(?=[bfp])", "enter"), (r"ibre(?=[bfg])", "iber"), (r"ogue", "og"), (r"ll", "l"), (r"l", "ll"),
    (r"enc(?=e)", "ens"), (r"grey", "gray"), (r"plough", "plow"), (r"oul(?=[dt])", "ol"), (r"ae(?!$)", "e"),
    (r"oe(?![sd]?$)", "e"), (r"(?<=^s)c(?=ept)", "k"), (r"(?<=^co)s(?=[iy])", "z"), (r"pyj", "paj"),
    (r"ellery", "elry"), (r"inium", "inum"),
)  # fmt: skip
#: Words of two meanings, terms of a trade on both sides of the ocean, Latin, and what many write in both ways.
TWO_MEANINGS = re.compile(
    r"^arbou?r|rigor|dolou?r|savor(?:y|i)|tricolor|gr[ae]ys|m[ea]nil|chill?i|cardie|matres|mantoes|louv|theatre|ochre|c(?:ae|e)sium"
    r"|pri[sz]|cell?ous|philt|virtualiz|totaliz|perform|fayre|costum|snowsh|oecus|defenced"
    r"|eviller|evillest|novenae|patinae|trabecul|gravelled|rowell|bushell|cavill|flannell|tinsell|petall|perill"
)


def main() -> None:
    """Write the table."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["apt-get", "download", "-q", PACKAGE], cwd=folder, check=True, capture_output=True)
        (package,) = Path(folder).glob("scowl_*.deb")
        subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
        pairs = list(_pairs(Path(folder) / "usr/share/dict/scowl"))
    content = {"source": f"SCOWL, Debian package {PACKAGE.replace('=', ' ')}, by Kevin Atkinson"}
    rows = ",\n".join(json.dumps(pair) for pair in pairs)
    head = json.dumps(content)[:-1]
    TARGET.write_text(f'{head}, "pairs": [\n{rows}\n]}}\n', encoding="utf-8")


def _pairs(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (British, American, what a text shows by either): "both", or only the one that no others write."""
    british, american, common = (_words(folder, name, COMMON) for name in ("british", "american", "english"))
    for_all = _words(folder, "english", ALL)
    in_america = _words(folder, "american", ALL) | _words(folder, "variant_1", ALL) | for_all
    in_britain = for_all.union(
        *(_words(folder, name, ALL) for name in ("british", "british_z", "british_variant_1", "british_variant_2"))
    )
    for word in sorted(british - american - common):
        found = {other for other in _respelled(word) if other in american and other not in common}
        if len(found) != 1 or TWO_MEANINGS.search(word):
            continue
        (other,) = found
        shows = [
            name
            for name, shown in (("british", word not in in_america), ("american", other not in in_britain))
            if shown
        ]
        if shows and not TWO_MEANINGS.search(other):
            yield word, other, "both" if len(shows) == 2 else shows[0]


def _words(folder: Path, name: str, sizes: tuple[int, ...]) -> set[str]:
    paths = (folder / f"{name}-words.{size}" for size in sizes)
    lines = (line for path in paths if path.exists() for line in path.read_text("latin-1").split())
    return {line for line in lines if re.fullmatch("[a-z]{4,}", line)}


def _respelled(word: str) -> Iterator[str]:
    for pattern, new in PATTERNS:
        for found in re.finditer(pattern, word):
            yield word[: found.start()] + new + word[found.end() :]


if __name__ == "__main__":
    main()
