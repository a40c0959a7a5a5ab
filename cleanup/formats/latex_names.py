"""What the commands and environments of LaTeX stand for, as far as prose goes (LaTeX2e manual, babel, hyperref)."""

import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Commands whose argument is part of the sentence.
INLINE = _words(
    "emph textbf textit textsc textrm textsf textsl textmd textup textnormal underline uline mbox text enquote"
    " textquote"
)
#: Commands whose argument is a passage of its own.
HEADINGS = _words(
    "part chapter section subsection subsubsection paragraph subparagraph title subtitle caption frametitle"
)
#: Commands with an argument that show nothing at their place.
SILENT = _words(
    "label index glossary vspace hspace marginpar thispagestyle pagestyle phantomsection addcontentsline nocite"
)
#: Commands without an argument that show nothing.
SWITCHES = _words(
    "noindent indent centering raggedright raggedleft em it bf sl sc rm sf itshape bfseries scshape slshape upshape"
    " mdseries"
    " rmfamily sffamily normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge protect"
    " ignorespaces relax leavevmode null frenchspacing"
)
#: Commands that end a paragraph, with what follows in brackets and braces.
BREAKS = _words(
    "par maketitle tableofcontents listoffigures listoftables newpage clearpage cleardoublepage pagebreak appendix"
    " smallskip medskip bigskip vfill vfil hfill hrule bibliography bibliographystyle input include printindex"
    " frontmatter mainmatter backmatter includegraphics printbibliography date author thanks institute"
)
#: Environments whose content is prose; all others are none.
ENVIRONMENTS = _words(
    "document itemize enumerate description quote quotation center flushleft flushright abstract theorem lemma proof"
    " definition remark example corollary proposition frame block figure figure* table table* small large"
)
#: Environments in which commands mean nothing.
VERBATIM = _words("verbatim verbatim* Verbatim Verbatim* lstlisting minted comment filecontents filecontents* alltt")
#: Commands that show a character.
SYMBOLS = {
    "ldots": "…", "dots": "…", "textellipsis": "…", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø",
    "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
    "textendash": "–", "textemdash": "—", "S": "§",     "textquotedblleft": "“", "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’", "guillemotleft": "«", "guillemotright": "»", "quotedblbase": "„", "glqq": "„",
    "grqq": "“", "flqq": "«", "frqq": "»", "euro": "€",
    "pounds": "£", "textdegree": "°", "copyright": "©", "P": "¶", "dag": "†", "space": " ",
}  # fmt: skip
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
#: An accent over a letter: \'e, \'{e}, \c{c}, \^\i, \v s.
ACCENT = re.compile(
    r"\\(?:(?P<mark>[`'^~=.\"])[ \t]*|(?P<name>[uvHcdkr])(?:[ \t]+|(?=\{)))"
    r"(?:(?P<letter>[^\W\d_])|\{(?:(?P<braced>[^\W\d_])|\\(?P<i>[ij]))\}|\\(?P<bare>[ij])(?![A-Za-z]))"
)
#: Code of TeX: a paragraph with it is no prose.
CODE = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|(?:re)?newenvironment|[egx]?def|let|if\w*|else|fi|expandafter|catcode|csname|"
    r"set(?:length|counter)|addtolength|newtheorem|newlength|newcounter|makeat\w+|halign|valign|hbox|vbox|hskip|vskip|kern|"
    r"advance|font|tt|ttfamily|obeylines|write|immediate|loop|DeclareM\w+|usepackage|RequirePackage|documentclass|endinput|"
    r"[A-Za-z]*@[A-Za-z@]*)(?![A-Za-z])|(?<!\\)#\d|\\[A-Za-z]+[ \t]*="
)
#: What babel and polyglossia call languages.
LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "french": "fr",
    "francais": "fr", "frenchb": "fr", "german": "de", "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT",
    "spanish": "es", "italian": "it", "dutch": "nl", "polish": "pl", "portuguese": "pt", "portuges": "pt",
    "brazilian": "pt-BR", "brazil": "pt-BR", "russian": "ru", "ukrainian": "uk", "czech": "cs", "swedish": "sv",
    "danish": "da", "finnish": "fi", "norsk": "nb", "hungarian": "hu", "magyar": "hu", "greek": "el", "turkish": "tr",
}  # fmt: skip


def accented(found: re.Match[str]) -> str:
    """Return the letter that an accent of ACCENT makes, as one code point where there is one."""
    letter = found["letter"] or found["braced"] or found["i"] or found["bare"]
    return unicodedata.normalize("NFC", letter + _ACCENTS[found["mark"] or found["name"]])
