"""What is not prose inside prose: addresses, paths, placeholders, handles.

Each kind is looked for only where its own literal stands, so that plain prose costs a few substring searches.
"""

import re
from collections.abc import Iterator

#: What no address holds: white space, quotation marks, the marks of Chinese and Japanese sentences, a hole.
_ENDS = r"\s<>\"“”„‟«»‹›‘’‚，。；：！？、（）【】「」『』《》…\N{OBJECT REPLACEMENT CHARACTER}"
_EMOJI = "[\U0001f000-\U0001faff\u2190-\u2bff\u3030\u303d\u3297\u3299]"

#: A character of an ICU message, or what stands in braces in it: a plural in a choice, placeholders in both.
_IN_BRACES = r"[^{}]"
for _ in range(4):
    _IN_BRACES = rf"(?>[^{{}}]|\{{{_IN_BRACES}{{0,200}}+\}})"

#: (one or two literals that must be there, the cheaper one first; what is then looked for). Each pattern begins with a
#: literal, so that the search for it is quick. Written for this project; the shapes are those of RFC 3986 (addresses),
#: RFC 5322 (mail), printf, Python, Ruby and ICU formats, Jinja, Liquid and Hugo templates, POSIX and Windows paths,
#: HTML tags, Unicode's emoji sequences (UTS 51).
_KINDS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("/", "://"), re.compile(rf"://[^{_ENDS}]+")),
    ((":", "mailto:"), re.compile(rf"mailto:[^{_ENDS}]+")),
    ((":", "doi:"), re.compile(rf"doi: ?10\.[^{_ENDS}]+")),
    (("/", "10."), re.compile(rf"10\.(?<![\w.]10\.)\d{{4,9}}/[^{_ENDS}]+")),
    (("@", "."), re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")),
    (("@",), re.compile(r"@(?<![\w.+-]@)(?:[\w-]{1,40}/[\w.-]{1,60}|\w{2,40}(?:\.[a-z][a-z0-9]{1,20}){0,3})")),
    (("#",), re.compile(r"#(?<![\w&#/]#)[^\W\d_]\w{1,60}")),
    (
        ("{",),
        re.compile(
            r"\{(?:\{[^{}\n]{0,200}\}\}|%[^{}\n]{0,200}%\}|[\w.\[\]-]{0,60}(?:![rsa])?(?::[^\s{}]{0,20})?\}"
            r"|[.#:][\w.,:#=\"' -]{0,80}\}"
            r"|\s?\w{1,40},\s?(?:plural|select|selectordinal|number|date|time|choice)\b"
            rf"{_IN_BRACES}{{0,400}}+\}})"
        ),
    ),
    (
        ("%",),
        re.compile(
            r"%(?:(?<![\d%]%)(?:\(\w{1,40}\)|\d{1,2}\$)?[#0+-]{0,3}\d{0,3}(?:\.\d{1,3})?(?:hh?|ll?|[zjt])?[sdifgxrcu@](?!\w)"
            r"|(?<![\w%]%)\w{2,40}%(?!\w))"
        ),
    ),
    (("/",), re.compile(r"/(?<![\w/<>:.~\\]/)(?:[\w.+@-]+/)+[\w.+@-]*")),
    (("/", "./"), re.compile(r"\.(?<![\w/.~]\.)\.?/[\w./+@-]+")),
    (("/", "~/"), re.compile(r"~/(?<![\w/.~]~/)[\w./+@-]+")),
    (("\\", ":\\"), re.compile(rf":\\(?<=(?<!\w)[A-Za-z]:\\)[^|?*{_ENDS}]+")),
    (("\\", "\\\\"), re.compile(rf"\\\\(?<!\S\\\\)[\w.$-]+\\[^|?*{_ENDS}]+")),
    (("<",), re.compile(r"<(?:(?<!<<)/?[A-Za-z][\w:.-]{0,30}(?:\s[^<>\n]{0,300})?/?>(?!>)|[%?][^<>\n]{0,200}[%?]>)")),
    # the target of a link that was damaged, so that Markdown does not take it for one
    (("[", "]("), re.compile(r"(?<=\])\((?=\S)[^()\n]{0,300}\)")),
    # a literal of reStructuredText or Markdown in plain text; `` '' is a pair of quotation marks
    (
        ("`",),
        re.compile(
            r"`(?<!\w`)(?:`(?=[^\s`])(?:(?!'')[^`]){1,200}(?<!\s)`{1,2}|[^\s`'](?:[^`]{0,200}[^\s`])?`)(?![\w`])"
        ),
    ),
    (("$",), re.compile(r"\$(?<!\w\$)[A-Za-z_]\w{1,40}")),
    # formulas of TeX: a letter or a command first, no space inside the dollars, a sign that prose has not
    (
        ("$",),
        re.compile(r"\$(?<![\w$]\$)(?=[A-Za-z\\][^$\n]{0,200}[\\^_{=+(][^$\n]{0,200}\$)[^$\n]{1,400}(?<!\s)\$(?!\w)"),
    ),
    (("\\", "\\("), re.compile(r"\\\([^\n]{1,400}?\\\)")),
    (("\\", "\\["), re.compile(r"\\\[[^\n]{1,400}?\\\]")),
    ((":",), re.compile(r":(?<![\w:]:)[a-z][a-z0-9_+-]{1,30}:(?![\w:])")),
    (
        ("\u200d",),
        re.compile(rf"{_EMOJI}[\ufe0f\U0001f3fb-\U0001f3ff]?(?:\u200d{_EMOJI}[\ufe0f\U0001f3fb-\U0001f3ff]?)+"),
    ),
    (("\ufe0f",), re.compile(rf"(?:{_EMOJI}|[0-9#*©®‼⁉™ℹ])\ufe0f\u20e3?")),
    (("\U000e007f",), re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")),
)
#: Kinds that reach back to before their literal, over letters, digits and these: a scheme, a name before the @.
_BEFORE: dict[tuple[str, ...], str] = {("/", "://"): "+.-", ("@", "."): "+.-_", ("\\", ":\\"): ""}
#: Kinds whose end is their own, whatever mark it is.
_EXACT = frozenset((":", "{", "<", "%", "](", "`", "$", "\\(", "\\["))
#: Marks at the end of an address that belong to the sentence around it.
_TRAILING = ".,;:!?'’)]}*_~…"

#: Top-level domains that are no words after a stop whose space is missing ("the house.it was"), IANA.
_DOMAINS = frozenset(
    re.findall(
        r"\w+",
        """com org net edu gov mil int info biz io ai app dev co tv eu fr de uk ru ua pl cz sk hu ch es dk fi nl jp cn
        kr br au ca nz ie pt gr ro bg rs hr tr ir kz ge lv lt ee""",
    )
)
_NAMED_LIKE_DOMAINS = frozenset(("Ru", "Ua", "NET"))
#: Endings of file names (no word, and more than one letter).
_FILES = frozenset(
    re.findall(
        r"\w+",
        """py js ts jsx tsx mjs md mdx rst tex txt json jsonl yaml yml toml ini cfg conf html htm css scss xml svg csv
        tsv pdf docx xls xlsx ppt pptx odt epub zip gz tgz bz2 xz rar jpg jpeg png gif webp bmp tiff mp3 mp4 mkv avi mov
        wav ogg exe dll bat sql php rb cpp hpp cs kt swift vue ipynb db sqlite env gitignore gitattributes
        dockerignore editorconfig bashrc zshrc npmrc htaccess""",
    )
)
#: A mark that is set apart from an address or a path, so that it is not taken for a part of it.
_SET_APART = re.compile(r" [.,;:!?](?!\S)")
_DOT = re.compile(r"\.\w")
_LABELS = re.compile(r"(?:\.[\w-]+)+")
_LABEL = re.compile(r"\.([\w-]+)")
_PATH = re.compile(rf"(?::\d{{2,5}}(?!\d))?(?:[/?#][^{_ENDS}]*)?")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_VERSION = re.compile(r"[vV]\d+(?:\.\d+)+")
#: The first code point of the scripts that may set no spaces between words.
_SPACELESS = "\u0e00"
#: An address reaches back this far before its dot (a host name's label has 63 characters at most).
_BACK = 80


#: The kinds by the first of their literals.
_BY_FIRST = {
    first: [kind for kind in _KINDS if kind[0][0] == first] for first in dict.fromkeys(kind[0][0] for kind in _KINDS)
}
#: One of these stands in all other kinds.
_SPECIAL = re.compile("[/:@#{%\\\\<$`\\[\u200d\ufe0f\U000e007f]")


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of ``text`` that are addresses, paths, placeholders, tags, literals or handles, in order, apart.

    A mark of the sentence behind an address is left out, unless a space sets it apart; a closing bracket stays in
    if its opening one is in.
    """
    found = [] if _DOT.search(text) is None else list(_dotted(text))
    if _SPECIAL.search(text) is None:
        return found
    for literals, pattern in [kind for first, kinds in _BY_FIRST.items() if first in text for kind in kinds]:
        if literals[-1] in text:
            before = _BEFORE.get(literals)
            for match in pattern.finditer(text):
                start, end = match.span()
                if before is not None:
                    start = _reach_back(text, start, max(0, start - _BACK), before)
                    if start == match.start():
                        continue
                elif literals[0] == "{" and start and text[start - 1] in "$#%":
                    start -= 1
                if literals[-1] not in _EXACT:
                    end = _before_trailing(text, start, end)
                if literals[0] == "/" and _SET_APART.match(text, end):
                    end += 2
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


def _dotted(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is held together by dots: ``norton.com/pricing``, ``src/foo.py``, ``.env``, ``v2.1``, ``10.0.0.1``."""
    floor = at = 0
    while (dot := _DOT.search(text, at)) is not None:
        labels = _LABELS.match(text, dot.start())
        assert labels is not None
        floor = max(floor, dot.start() - _BACK)
        start = _reach_back(text, dot.start(), floor, "_-+@~/\\.")
        end = _end(text, start, dot.start(), labels.end())
        floor = at = max(labels.end(), end)
        if end:
            yield start, end


def _reach_back(text: str, at: int, floor: int, marks: str) -> int:
    """Where the run of letters, digits and ``marks`` begins that ends at ``at``; scripts that set no spaces end it."""
    while at > floor and ((text[at - 1].isalnum() and text[at - 1] < _SPACELESS) or text[at - 1] in marks):
        at -= 1
    return at


def _end(text: str, start: int, dot: int, stop: int) -> int:
    """Where the address ends that begins at ``start``, its first dot inside at ``dot``, its last label up to ``stop``.

    0 if it is none.
    """
    name = text[start:dot].strip("./\\")
    if not name and (start < dot or (start > 0 and text[start - 1] in ".!?…")):
        return 0
    if name[-1:].isdigit():
        run = text[start:stop]
        if _VERSION.fullmatch(run) or (_ADDRESS.fullmatch(run) and not _GROUPED.fullmatch(run)):
            return stop
    end = 0
    for label in _LABEL.finditer(text, dot, stop):
        word = label[1]
        if (word in _FILES or word in _NAMED_LIKE_DOMAINS) and (name or word.islower()):
            end = label.end()
        elif (word in _DOMAINS and len(name) != 1) or name == "www":
            path = _PATH.match(text, label.end())
            end = _before_trailing(text, start, path.end()) if path is not None else label.end()
    return end


def _before_trailing(text: str, start: int, end: int) -> int:
    """Where an address ends, the marks of the sentence behind it left out."""
    while end > start + 1 and text[end - 1] in _TRAILING and not _closes(text, start, end):
        end -= 1
    return end


def _closes(text: str, start: int, end: int) -> bool:
    """Is the last character of the address a bracket that was opened in it?"""
    closer = text[end - 1]
    opener = {")": "(", "]": "[", "}": "{"}.get(closer)
    return opener is not None and text.count(opener, start, end) >= text.count(closer, start, end)
