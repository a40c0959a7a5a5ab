"""What belongs together in a LaTeX document: braces, and environments with their ends; one pass each."""

import re
from collections import Counter

from cleanup.formats.latex_names import ENVIRONMENTS, VERBATIM

_BRACE = re.compile(r"\\.|%[^\r\n]*|[{}]", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\(?:%|\\)|%[^\r\n]*|\\(begin|end)[ \t]*\{([^{}\r\n]*)\}")


def pairs(article: str, start: int, end: int) -> dict[int, int]:
    """Where each brace that opens is closed."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for brace in _BRACE.finditer(article, start, end):
        if brace[0] == "{":
            begun.append(brace.start())
        elif brace[0] == "}" and begun:
            found[begun.pop()] = brace.start()
    return found


def environments(article: str, start: int, end: int) -> dict[int, tuple[int, int, bool]]:
    """For each \\begin and \\end: where it ends itself, where its environment ends, and whether that holds prose."""
    found: dict[int, tuple[int, int, bool]] = {}
    begun: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    at = start
    while (match := _ENVIRONMENT.search(article, at, end)) is not None:
        at = match.end()
        name = match[2]
        if match[1] == "begin" and name in VERBATIM:
            close = article.find(f"\\end{{{name}}}", at, end)
            stop = end if close < 0 else close + len(name) + 6
            found[match.start()] = stop, stop, False
            at = stop
        elif match[1] == "begin":
            begun.append((name, match.start()))
            names[name] += 1
            found[match.start()] = at, end, name in ENVIRONMENTS
        elif match[1] == "end":
            found[match.start()] = at, at, True
            while names[name]:
                closed, first = begun.pop()
                names[closed] -= 1
                found[first] = found[first][0], at, found[first][2]
                if closed == name:
                    break
    return found
