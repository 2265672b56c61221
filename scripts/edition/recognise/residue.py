"""What a web page, an editor's tool or a machine that reads print left behind in the text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from edition.recognise.passages import Passage, Token
from edition.recognise.suspect import Defect, Guess
from edition.recognise.wording import Wording

_RESIDUE: Final = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"\[\s?(?:edit(?: \| edit)?(?: source)?|hide|show|citation needed|clarification needed|link|image|img|"
         r"source\?|править(?: код| \| править код)?|изменить|modifier(?: le code)?|Bearbeiten)\s?\]",
         "a link of the web page"),
        (r"</?(?:p|br|b|i|em|strong|a|span|div|sup|sub|h\d|u|font|blockquote|li|ul|ol|td|tr)\b[^<>]{0,80}/?>",
         "mark-up of the web page"),
        (r"\{\{[^{}]{1,80}\}\}|\[\[[^\[\]]{1,80}\]\]|''+(?=\w)|(?<=\w)''+", "mark-up of a wiki"),
        (r"\]\((?:https?:|#|/)[^()\s]{1,200}\)", "a link in Markdown"),
        (r"(?<!\*)\*\*(?!\*)|(?<!_)__(?!_)|~~", "mark-up that nothing closes"),
        (r"%(?:20|2C|3A|E2%80%9[349CD])", "an escaped character of an address"),
        (r"\\[nrt](?![a-z])|\\(?=[*_\[\]#])", "an escape"),
    )
)  # fmt: skip
_ENTITY: Final = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,6});|&(?:nbsp|amp|quot|lt|gt)\b(?!;)")
_LETTERS_BEFORE: Final = re.compile(r"[^\W\d_]*$")
_LETTERS_AFTER: Final = re.compile(r"^[^\W\d_]*")
#: UTF-8 that was read as Windows-1252 or Latin-1.
_MOJIBAKE: Final = re.compile(
    r"(?:[ÂÃÄÅÐÑ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€\u0080][\u0080-\u00bf™œ\u009d˜“”¦•¢š›žŸ ¡])+"
)
_INVISIBLE: Final = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u0080-\u009f\ue000-\uf8ff\ufffd\ufff9-\ufffc]"
)
_LIGATURE: Final = re.compile("[\ufb00-\ufb06]")
_BROKEN_LINE: Final = re.compile(
    r"\b(?P<first>[a-z]{2,})(?:- (?P<second>[a-z]{2,})|[¬\u00ad]\s?(?P<other>[a-z]{2,}))\b"
)
#: Figures that are read for letters, and letters for figures.
_AS_LETTER: Final = str.maketrans("01568", "olsgb")
_AS_FIGURE: Final = str.maketrans("lIOoSBZ|", "11005828")
_NUMBER: Final = re.compile(r"(?<![\w.-])(?=[^\W_]*\d)(?=[^\W_]*[lIOo|])[\dlIOo|]{2,}(?![\w-])")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th|s|er|re|e|de|d|mo|vo|to|[a-z]|[A-Z])?", re.IGNORECASE)
_TWINS: Final = dict(
    zip("АВЕКМНОРСТХУаеорсухіјѕԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXYaeopcyxijsqwABEZHIKMNOPTYXo", strict=True)
)
_TO_CYRILLIC: Final = {
    latin: cyrillic for cyrillic, latin in zip("АВЕКМНОРСТХУаеорсух", "ABEKMHOPCTXYaeopcyx", strict=True)
}


def find_residue(passage: Passage, words: Wording) -> Iterator[Guess]:
    """Yield what does not belong to the text, or is not the character that was meant."""
    text = passage.text
    if not text.isascii():
        yield from _characters(text)
        for token in passage.tokens:
            yield from _mixed_scripts(token)
    if "&" in text:
        yield from _entities(text)
    for pattern, reason in _RESIDUE:
        for match in pattern.finditer(text):
            yield Guess(*match.span(), Defect.RESIDUE, "", 0.9, f"{reason}: “{match.group()[:40]}”")
    yield from _parted_at_line_end(text, words)
    yield from _figures(passage, words)


def _entities(text: str) -> Iterator[Guess]:
    for match in _ENTITY.finditer(text):
        meant = html.unescape(match.group() if match.group().endswith(";") else f"{match.group()};")
        if meant == match.group():
            continue
        reason = f"an entity of HTML that was not resolved: “{match.group()}”"
        start, end = match.span()
        meant = _INVISIBLE.sub("", meant).replace("\u00a0", " ")
        if not meant:  # a soft hyphen parts a word, and neither part is to be judged alone
            start -= len(_LETTERS_BEFORE.findall(text[:start])[0])
            end += len(_LETTERS_AFTER.findall(text[end:])[0])
            meant = text[start : match.start()] + text[match.end() : end]
        yield Guess(start, end, Defect.RESIDUE, meant, 0.9, reason)


def _characters(text: str) -> Iterator[Guess]:
    for match in _MOJIBAKE.finditer(text):
        meant = _repaired(match.group())
        if meant:
            reason = f"“{meant}”, its bytes read in the wrong encoding"
            yield Guess(*match.span(), Defect.RESIDUE, meant, 0.95, reason)
    for match in _INVISIBLE.finditer(text):
        name = unicodedata.name(match.group(), "a character without a name").lower()
        reason = f"U+{ord(match.group()):04X} ({name}), which is not of the text"
        yield Guess(*match.span(), Defect.STRAY, "", 0.8, reason)
    for match in _LIGATURE.finditer(text):
        meant = unicodedata.normalize("NFKC", match.group())
        yield Guess(*match.span(), Defect.OCR, meant, 0.7, f"a ligature as one character, for “{meant}”")


def _repaired(broken: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return broken.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return {"â€": "”"}.get(broken.strip(), "")


def _mixed_scripts(token: Token) -> Iterator[Guess]:
    word = token.text
    if word.isascii():
        return
    foreign = sum("\u0370" <= char <= "\u052f" for char in word)
    latin = sum(char.isalpha() and char < "\u0250" for char in word)
    if not (foreign and latin):
        return
    table = _TWINS if latin >= foreign else _TO_CYRILLIC
    meant = "".join(table.get(char, char) for char in word)
    reason = "letters of two alphabets in one word"
    mixed = any("\u0370" <= char <= "\u052f" for char in meant) and any(c.isalpha() and c < "\u0250" for c in meant)
    yield Guess(token.start, token.end, Defect.OCR, "" if mixed else meant, 0.5 if mixed else 0.9, reason)


def _parted_at_line_end(text: str, words: Wording) -> Iterator[Guess]:
    """Yield a word that was parted at the end of a printed line ("revolu- tion")."""
    for match in _BROKEN_LINE.finditer(text):
        second = match["second"] or match["other"]
        whole = match["first"] + second
        if second in {"and", "or", "to"} or not words.lexicon.has(whole):
            continue
        yield Guess(*match.span(), Defect.OCR, whole, 0.8, "a word parted at the end of a printed line")


def _figures(passage: Passage, words: Wording) -> Iterator[Guess]:
    """Yield figures in words and letters in numbers: "0f", "l918"."""
    for match in _NUMBER.finditer(passage.text):
        meant = match.group().translate(_AS_FIGURE)
        if sum(char.isdigit() for char in match.group()) * 2 > len(meant) or len(meant) == 4:
            reason = "letters among figures"
            yield Guess(*match.span(), Defect.OCR, meant, 0.85, reason)
    for token in passage.tokens:
        word = token.text
        if not any(char.isdigit() for char in word) or not any(char.isalpha() for char in word) or "-" in word:
            continue
        if (_ORDINAL.fullmatch(word) and word[0] != "0") or len(word) > 30:
            continue
        meant = word.lower().translate(_AS_LETTER)
        if meant.isalpha() and words.lexicon.count(meant):
            shown = meant.capitalize() if word[0].isupper() else meant
            yield Guess(token.start, token.end, Defect.OCR, shown, 0.85, f"a figure in a word: “{meant}”")
