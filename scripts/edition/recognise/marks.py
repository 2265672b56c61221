"""Stops and blanks: missing, doubled, out of place, or with words run together around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edition.recognise.passages import Passage, Token
from edition.recognise.suspect import Defect, Guess
from edition.recognise.wording import STARTERS, Wording

_ENDS_SENTENCE: Final = re.compile(r"[.!?…:;,—–-][”’\"'»)\]*_]*$|[”’\"»)\]]$|[*_]$")
_PROSE: Final = frozenset({"p", "note", "item"})
#: A paragraph is this long, at least, for its missing end to be seen.
_PARAGRAPH: Final = 90
_RUN: Final = re.compile(r"(?<![\w.])(?P<word>[^\W\d_]{2,})(?P<mark>[.,;:!?])(?P<next>[^\W\d_][^\W_]+|[^\W\d_](?=\s))")
_YEAR: Final = re.compile(r"(?<!\w)\d{1,4}(?P<mark>[.;:!?])(?P<next>[^\W\d_]{2,})")
_REFERENCE: Final = re.compile(
    r"(?<!\w)(?P<abbr>[Vv]ols?|[Nn]os?|[Cc]h|[Cc]haps?|[Ff]igs?|[Pp]ts?|[Bb]ks?|[Aa]rts?)\.(?P<next>\d+|[IVXLC]+\b)"
)
_GLUED: Final = re.compile(r"\b(?P<first>[a-z]{2,})(?P<second>[A-Z][a-z]+)\b")
_BEFORE_MARK: Final = re.compile(r"(?<=[\w’”)\]]) +(?=[,.;:!?](?:[\s”’\")]|$))")
_DOUBLED: Final = re.compile(
    r"(?<![.,;:])(?:,,|;;|::|,;|;,|,\.|;\.|\.,(?=\s[a-z]{3})(?<!\w\.,)|(?<=[a-z]{3})\.\.)(?![.,;:])(?=\s|$)"
)
_BLANKS: Final = re.compile(r"(?<=[^\W_,;]|[,;]) {2,}(?=[^\W\d_])")
_AFTER_OPENING: Final = re.compile(r"(?<=[(\[]) +(?=\w)|(?<=\w) +(?=[)\]])")
#: Short words with a point that are abbreviations, not ends of sentences.
_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr st ph no vol vols ed eds trans cf vs jr sr prof gen col rev hon co".split()
)


def find_marks(passage: Passage, words: Wording) -> Iterator[Guess]:
    """Yield doubtful stops and blanks within a passage."""
    text = passage.text
    yield from (*_blanks(text, words), *_run_together(text, words), *_doubled(text))
    if passage.kind in _PROSE and words.lexicon.language == "en":
        yield from _missing_stops(passage, words)


def _blanks(text: str, words: Wording) -> Iterator[Guess]:
    french = words.lexicon.language == "fr"
    for match in _BEFORE_MARK.finditer(text):
        mark = text[match.end()]
        if not (french and mark in ";:!?»") and not text.startswith((". .", "..."), match.end()):
            reason = f"a blank before “{mark}”"
            yield Guess(match.start(), match.end() + 1, Defect.PUNCTUATION, mark, 0.55, reason)
    for match in _AFTER_OPENING.finditer(text):
        if not text.startswith(("[ ]", "( )"), match.start() - 1):
            start, end = (
                (match.start() - 1, match.end())
                if text[match.start() - 1] in "(["
                else (match.start(), match.end() + 1)
            )
            yield Guess(start, end, Defect.PUNCTUATION, text[start:end].strip(), 0.35, "a blank inside a bracket")
    for match in _BLANKS.finditer(text):
        start = text.rfind(" ", 0, match.start()) + 1
        reason = "more than one blank within a sentence"
        yield Guess(start, match.end(), Defect.PUNCTUATION, f"{text[start : match.start()]} ", 0.25, reason)


def _doubled(text: str) -> Iterator[Guess]:
    for match in _DOUBLED.finditer(text):
        mark = "." if match.group() in {",.", ";.", ".."} else match.group()[0]
        yield Guess(*match.span(), Defect.PUNCTUATION, mark, 0.6, f"two stops, “{match.group()}”")


def _run_together(text: str, words: Wording) -> Iterator[Guess]:
    """Yield words with a stop and no blank between them, and two words in one."""
    has = words.lexicon.has
    for match in _RUN.finditer(text):
        first, following, mark = match["word"], match["next"], match["mark"]
        if first.lower() in _ABBREVIATIONS or (mark == ":" and first.islower() and following.islower()):
            continue
        known = has(first.lower()) and has(following.lower())
        sentence = mark in ".!?" and following[0].isupper() and (first.islower() or known)
        if (sentence and (known or len(first) > 3)) or (mark in ",;:" and known):
            made = f"{first}{mark} {following}"
            reason = f"no blank after “{first}{mark}”"
            yield Guess(match.start(), match.end(), Defect.RUN_TOGETHER, made, 0.8, reason)
    for match in _YEAR.finditer(text):
        if match["next"][0].isupper() or (len(match["next"]) > 3 and has(match["next"].lower())):
            made = f"{text[match.start() : match.end('mark')]} {match['next']}"
            yield Guess(match.start(), match.end(), Defect.RUN_TOGETHER, made, 0.75, "no blank after the stop")
    for match in _REFERENCE.finditer(text):
        spaced = text.count(f"{match['abbr']}. ")
        made = f"{match['abbr']}. {match['next']}"
        yield Guess(
            match.start(), match.end(), Defect.RUN_TOGETHER, made, 0.6 if spaced else 0.5, "no blank after the point"
        )
    for match in _GLUED.finditer(text):
        if (
            has(match["first"])
            and has(match["second"].lower())
            and match["first"] not in {"de", "la", "van", "von", "mac"}
        ):
            made = f"{match['first']} {match['second']}"
            yield Guess(match.start(), match.end(), Defect.RUN_TOGETHER, made, 0.75, f"two words in one: “{made}”")


def _missing_stops(passage: Passage, words: Wording) -> Iterator[Guess]:
    """Yield places where a sentence begins and the one before it has no stop."""
    tokens = passage.tokens
    for at in range(len(tokens) - 1):
        first, second = tokens[at], tokens[at + 1]
        if second.text not in STARTERS or passage.text[first.end : second.start] != " ":
            continue
        if not first.text[-1].islower() or not _may_end(first, words) or passage.in_name(second.start, second.end):
            continue
        follow = tokens[at + 2].text if at + 2 < len(tokens) else ""
        if second.text == "No" and passage.text[second.end : second.end + 1] == ".":
            continue  # "in No. 4"
        if (follow[:1].isupper() and follow != "I") or passage.apart(second.start, second.end) or _in_title(tokens, at):
            continue
        reason = f"“{second.text}” begins a sentence, and “{first.text}” has no stop after it"
        yield Guess(first.end, first.end, Defect.PUNCTUATION, ".", 0.75, reason)


def _may_end(token: Token, words: Wording) -> bool:
    """Whether a sentence may end with a word: not with an article or a preposition."""
    return token.text.lower() not in {"the", "a", "an", "of", "and", "or", "but", "my", "our", "their", "than", "no"}


def _in_title(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a capital belongs to a title: the word before the last has one, too ("War and The State")."""
    return at > 0 and tokens[at].text[0].isupper() and tokens[at - 1].text[0].isupper()


def find_open_ends(passages: tuple[Passage, ...]) -> Iterator[tuple[int, Guess]]:
    """Yield paragraphs that end without a stop, in a text whose paragraphs have one."""
    prose = [at for at, one in enumerate(passages) if one.kind == "p" and len(one.text) >= _PARAGRAPH]
    bare = [at for at in prose if not _ENDS_SENTENCE.search(passages[at].text.rstrip())]
    if len(bare) * 5 > len(prose):
        return
    for at in bare:
        following = passages[at + 1] if at + 1 < len(passages) else None
        if following and (following.kind != "p" or following.text[:1].islower()):
            continue
        end = len(passages[at].text.rstrip())
        yield at, Guess(end, end, Defect.PUNCTUATION, ".", 0.5, "the paragraph ends without a stop")
