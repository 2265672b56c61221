"""What a line of a capture is, told from the line alone; all profiles share these predicates."""

from __future__ import annotations

import re

from edition.recognise import vocabulary
from edition.recognise.dates import find_date, is_date_line


def statement_type(line: str) -> str:
    """Return the note/@type of a statement about the text ("First published …"), or ""."""
    if len(line) > 600 or (line.isupper() and ":" not in line):
        return ""
    if vocabulary.RIGHTS.match(line):
        return "rights"
    for kind, pattern in vocabulary.STATEMENT:
        if pattern.match(line) and not (kind == "creation" and _is_subtitle(line)):
            return kind
    return "publication" if vocabulary.FROM.fullmatch(line) else ""


def _is_subtitle(line: str) -> bool:
    """Whether "Delivered At A Joint Meeting …" is set like a title rather than stated."""
    return ":" not in line and "\t" not in line and is_title_case(line) and not ends_sentence(line) and " At " in line


def furniture_type(line: str) -> str:
    """Return the fw/@type of a line of page furniture ("Top of the page"), or ""."""
    if len(line) > 160 or is_table_line(line) or vocabulary.EDIT_LINK.search(line):
        return ""
    for kind, pattern in vocabulary.FURNITURE_LINES:
        if pattern.fullmatch(line):
            # A sentence or an exclamation is somebody's words, not a link.
            return "" if kind in {"navigation", "share"} and line[-1] in "!.;?" else kind
    return ""


def is_table_line(line: str) -> bool:
    """Whether a line has cells set apart by TABs."""
    return "\t" in line.strip()


def is_occasion(line: str) -> bool:
    """Whether a line says where and when a text was given ("Lecture given in Moscow on April 21, 1918")."""
    return len(line) <= 200 and bool(vocabulary.OCCASION.fullmatch(line)) and find_date(line) is not None


def is_dateline(line: str) -> bool:
    """Whether a line is a date, or a place and a date, and nothing else."""
    bare = line.strip("()[] ").removesuffix(".") if not line.rstrip().endswith("m.") else line.strip("()[] ")
    if is_date_line(bare):
        return True
    match = vocabulary.PLACE_DATE.fullmatch(bare)
    return len(bare) <= 80 and match is not None and is_date_line(match["rest"])


def is_salutation(line: str) -> bool:
    """Whether a line of its own addresses readers or hearers ("Dear comrade Souvarine,")."""
    return len(line) <= 120 and bool(vocabulary.SALUTE.fullmatch(line))


def is_farewell(line: str) -> bool:
    """Whether a line takes leave of the addressee ("With communist greetings,")."""
    return len(line) <= 120 and bool(vocabulary.FAREWELL.fullmatch(line))


def is_role(line: str) -> bool:
    """Whether a line names an office beside a signature ("Chairman of the Council of …")."""
    return len(line) <= 110 and bool(vocabulary.ROLE.fullmatch(line.strip("()")))


def is_name(line: str) -> bool:
    """Whether a line looks like one or several names of persons and nothing else."""
    line = re.sub(r"(?<=\w)\s*\([^()]{2,40}\)", "", vocabulary.LINK.sub(r"\1", line))
    bare = re.sub(r"^(?:by|\(?signed\)?:?|signed by)\s+", "", line.strip("*_ ()"), flags=re.IGNORECASE).rstrip(",.")
    if not 3 <= len(bare) <= 80:
        return False
    return all(_is_one_name(part) for part in re.split(r",\s+|\s+(?:and|&)\s+|;\s*", bare))


def _is_one_name(part: str) -> bool:
    words = part.split()
    if not 1 <= len(words) <= 5 or not vocabulary.NAME.fullmatch(part):
        return False
    return not any(word.strip(",’'").lower() in vocabulary.NOT_NAMES for word in words)


def is_signature(line: str) -> bool:
    """Whether the last lines of a text that read so are a signature: initials, an office with a name, a body."""
    office = vocabulary.OFFICE_AND_NAME.fullmatch(line)
    if office and is_name(office["name"]):
        return True
    corporate = len(line) <= 90 and is_title_case(line) and not ends_sentence(line) and line[-1:] not in ",:;"
    return bool(vocabulary.INITIALS.fullmatch(line)) or (corporate and bool(vocabulary.BODY.fullmatch(line)))


def is_credit(line: str) -> bool:
    """Whether a line below a title says by whom a text is, in words that are no name ("By our correspondent")."""
    return len(line) <= 60 and re.match(r"by\s+\S", line, re.IGNORECASE) is not None and not ends_sentence(line)


def is_issue(line: str) -> bool:
    """Whether a line names an issue of a periodical and nothing else ("Workers Beacon, Vol. 3, No. 640")."""
    return bool(vocabulary.ISSUE.fullmatch(line)) and not statement_type(line)


def has_initials(line: str) -> bool:
    """Whether a name is written with an initial ("N. Bukharin"): the surest sign of a person."""
    return re.match(r"(?:by\s+)?(?:[A-ZÀ-ÞА-ЯЁ]\.\s?-?)+[A-ZÀ-ÞА-ЯЁ]", line, re.IGNORECASE) is not None and (
        line[0].isupper() or line.lower().startswith("by ")
    )


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks, brackets and footnote calls apart."""
    text = vocabulary.CALLS_AT_END.sub("", text.rstrip())
    return text.rstrip().rstrip(vocabulary.CLOSERS).endswith((".", "!", "?", "…"))


def ends_open(text: str) -> bool:
    """Whether the text breaks off as a sentence does that goes on."""
    bare = text.rstrip()
    return bool(bare) and (bare[-1].isalnum() or bare[-1] in ",-–—")


def is_heading_like(line: str) -> bool:
    """Whether a line is short, begins like a title and does not end like a sentence."""
    bare = line.strip("*_# ")
    if not bare or len(bare) > 100 or bare.endswith(vocabulary.TERMINAL[:4:3]) or bare[-1] in ";:,.":
        return False
    if bare[0].islower() or not any(ch.isalnum() for ch in bare):
        return False
    if bare[0] in "“‘\"'«„" and not is_title_case(bare):
        return False
    words = [w for w in bare.split() if w[0].isalpha()]
    if bare.endswith(("?", "!")):
        return len(words) <= 12 and _title_case(words)
    return len(words) <= 14


def is_title_case(line: str) -> bool:
    """Whether most words of some length begin with a capital, or the line is all capitals."""
    return _title_case([w for w in line.strip("*_# ").split() if w[0].isalpha()])


def _title_case(words: list[str]) -> bool:
    long = [w for w in words if len(w) > 3] or words
    return bool(long) and sum(w[0].isupper() for w in long) * 3 >= len(long) * 2
