"""What is not prose inside prose: addresses, paths, placeholders, handles.

Each kind is looked for only where its own literal stands, so that plain prose costs a few substring searches.
"""

import re

#: (literals one of which must be there, what is then looked for). Written for this project; the shapes are
#: those of RFC 3986 (addresses), RFC 5322 (mail), printf, Python and ICU formats, POSIX and Windows paths.
_KINDS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("://",), re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,15}://[^\s<>“”«»„\"\N{OBJECT REPLACEMENT CHARACTER}]+")),
    (("www.",), re.compile(r"(?<![\w/.@])www\.[^\s<>“”«»„\"\N{OBJECT REPLACEMENT CHARACTER}]+")),
    (("mailto:",), re.compile(r"mailto:[^\s<>\"]+")),
    (("@",), re.compile(r"(?<![\w.+-])(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|@\w{2,40}(?:\.\w{1,40})?)")),
    (("#",), re.compile(r"(?<![\w&#/])#[^\W\d_]\w{1,60}")),
    (
        (".com", ".org", ".net", ".fr", ".de", ".uk", ".eu", ".ru", ".io", ".gov", ".edu", ".info"),
        re.compile(
            r"(?<![\w@/.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}"
            r"(?:com|org|net|fr|de|uk|eu|ru|io|gov|edu|info)(?![\w.-]*\w)(?:/[^\s<>“”«»\"]*)?",
        ),
    ),
    (("{",), re.compile(r"\$?\{\{?[\w.,:#! -]{0,60}\}?\}")),
    (("%",), re.compile(r"%(?:\(\w{1,40}\)|\d{1,2}\$)?[#0+-]{0,3}\d{0,3}(?:\.\d{1,3})?[sdifgxr](?![\w])|%\w{2,40}%")),
    (("/",), re.compile(r"(?<![\w/<>:.])(?:~|\.{1,2})?/(?:[\w.+@-]+/)+[\w.+@-]*|(?<![\w/])\.{1,2}/[\w./-]+")),
    (("\\",), re.compile(r"(?<!\w)[A-Za-z]:\\[^\s<>\"|?*]+")),
    (("<",), re.compile(r"</?[A-Za-z][\w-]{0,30}(?: [^<>\n]{0,300})?/?>")),
)
#: Marks at the end of an address that belong to the sentence around it.
_TRAILING = ".,;:!?'’)]}*_…"


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of ``text`` that are addresses, paths, placeholders, tags or handles, in order, apart.

    A mark of the sentence behind an address is left out; a closing bracket stays in if its opening one is in.
    """
    found: list[tuple[int, int]] = []
    for literals, pattern in _KINDS:
        if any(literal in text for literal in literals):
            for match in pattern.finditer(text):
                start, end = match.span()
                while end > start + 1 and text[end - 1] in _TRAILING and not _closes(text, start, end):
                    end -= 1
                found.append((start, end))
    if len(found) < 2:
        return found
    found.sort()
    apart = [found[0]]
    for start, end in found[1:]:
        if start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _closes(text: str, start: int, end: int) -> bool:
    """Is the last character of the address a bracket that was opened in it?"""
    closer = text[end - 1]
    opener = {")": "(", "]": "[", "}": "{"}.get(closer)
    return opener is not None and text.count(opener, start, end) >= text.count(closer, start, end)
