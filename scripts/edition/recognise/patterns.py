"""What lines of captures look like: vocabularies that all profiles share, as patterns on one stripped line."""

from __future__ import annotations

import re
from typing import Final

from edition.recognise.dates import find_date, is_date_line

#: Statements about the text that pages carry before or after it, and the TEI note/@type each becomes.
_STATEMENTS: Final = (
    (
        "publication",
        r"(?:first |originally |previously |also )?(?:published|printed)|reprinted|sources?|reproduced from"
        r"|on-?line (?:publication|version|edition)|html version|publication (?:history|details)"
        r"|(?:extracted|taken|excerpted) from|text (?:from|source)|this (?:version|edition)",
    ),
    ("creation", r"written|delivered|spoken|composed|drafted|dictated|date written|when written"),
    ("translation", r"translated|translations?|translators?"),
    (
        "transcription",
        r"transcribed|transcribers?|transcriptions?(?:[/\\]\s?(?:html )?mark-?up)?|(?:html )?mark-?up"
        r"|html|marked[- ]up|proof-?read(?:ing|ers?)?|proof(?:ed|ing)|digiti[sz]ed|scanned|converted to",
    ),
    (
        "rights",
        r"copyright|copyleft|©|\(c\)|public domain|licen[cs]ed?|creative commons|permission|all rights",
    ),
    (
        "metadata",
        r"author(?:s|\(s\))?|key-?words?|subjects?|language|publishers?|editors?|edited|title|date|place"
        r"|original title|collection|series|volume|genre|recipient|addressee|see also",
    ),
)
_VERBS: Final = (
    r"(?=\s+(?:by|in|from|for|at|on|as|and|&|between|during|into|with|and marked|to)\b|\s+(?:&|©|\(c\)|\d)|\s*[:\t])"
)
#: These words open a statement only when a colon or a TAB follows, or a preposition that fits.
_STATEMENT: Final = tuple(
    (kind, re.compile(rf"(?:{words})\b{_VERBS}|(?:{words})\s*[:\t]", re.IGNORECASE)) for kind, words in _STATEMENTS
)
_RIGHTS: Final = re.compile(
    r"(?:copyright|copyleft|©|\(c\)|public domain|creative commons|reproduced (?:here )?with"
    r"|this work is in the public).*",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"From\b:?\s.*(?:\d{4}|\bVol\b|\bNo\.|\bpp?\.).*")

_FURNITURE: Final = (
    ("last-updated", r"(?:this page was )?last (?:up-?dated|edited|modified)\b.*"),
    ("reading-time", r"\d+[- ]min(?:ute)?s?\.? read(?:ing time)?|reading time:? \d+.*"),
    ("site-name", r"from (?:marxists-?\w*|wikipedia|wikisource|prolewiki|\w*wiki)\b[^.]{0,60}"),
    (
        "navigation",
        r"jump to(?: navigation| search|:).*|navigation menu|[«‹←<]+\s?\w+(?: \w+){0,4}"
        r"|\w+(?: \w+){0,4}\s?[»›→>]+|(?:back to |return to )?(?:the )?top(?: of (?:the )?page)?"
        r"|(?:back|return) to .{1,80}|(?:next|previous|prev|continue|contents?|home)\s*(?:[:|>»→←]\s*.{0,120})?"
        r"|(?:next|previous) (?:chapter|article|page|section|letter|document|speech|part|text|work)\b.{0,80}"
        r"|.{0,80}\b(?:internet )?archive|[^|]{1,60}(?:\|[^|]{1,60})+|[^>]{1,60}(?: [>»] [^>]{1,60})+"
        r"|table of contents|skip to .{1,40}|categor(?:y|ies):.*|retrieved from .*"
        r"|(?:marxists[’'] )?internet archive.{0,40}|encyclopedia of \w+ on-?line",
    ),
    (
        "share",
        r"share(?: (?:this|on|via|article|post|it)\b.{0,40})?:?|tweet|e-?mail(?: this.*)?|print(?: this.*)?"
        r"|(?:share on )?(?:facebook|twitter|x|telegram|whatsapp|reddit)(?: .{0,60})?"
        r"|subscribe\b.{0,80}|download (?:pdf|as).{0,20}|sign up\b.{0,60}|follow us\b.{0,60}"
        r"|comments?(?: \(\d+\))?|\d+ comments?",
    ),
)
_FURNITURE_LINES: Final = tuple((kind, re.compile(p, re.IGNORECASE)) for kind, p in _FURNITURE)

ORNAMENT: Final = re.compile(r"(?:[*·•⁂※~#=_–—-]\s*){3,}|⁂|\*\s?\*|§")
#: The dots by which an editor marks an omission, at the end of a sentence or within it.
OMISSION: Final = re.compile(r"\[(?:…|\.\s?\.\s?\.)\]|(?<=\w\.)\.\.\.(?!\.)|…\.?|(?<!\.)\.\s?\.\s?\.(?!\.)")

_OCCASION: Final = re.compile(
    r"\(?(?:an? |the |closing |opening |concluding |introductory )?(?:speech|lecture|report|address|statement|talk"
    r"|interview|discussion|conversation|letter|telegram|radiogram|order|proclamation|message|note|resolution|declaration|article)\b.*"
    r"\b(?:given|delivered|made|held|read|sent|written|adopted|spoken|dated|broadcast|issued|at|in|on|to)\b.*",
    re.IGNORECASE,
)
_SALUTE: Final = re.compile(
    r"(?:my |most )?(?:dear|esteemed|respected|beloved|honou?red)\b.{1,120}"
    r"|(?:dear |esteemed )?(?:comrades?|citizens?|friends?|workers|soldiers|sailors|peasants|brothers|gentlemen|ladies)"
    r"\b[\w\s,’']{0,90}[!:,]|to (?:the |all |our |my |comrade )\b.{1,110}[!:,]",
    re.IGNORECASE,
)
_FAREWELL: Final = re.compile(
    r"(?:(?:with|wishing) .{0,60}|(?:my |our |warm |fraternal |revolutionary |best |communist |comradely )+)"
    r"(?:greetings?|regards|wishes|respect|salutations?)\b.{0,40}"
    r"|(?:ever |very )?(?:yours|sincerely|fraternally|faithfully|respectfully|cordially|greetings)\b.{0,50}"
    r"|your(?:s)? (?:friend|comrade|devoted|ever)?.{0,20},|i (?:shake|press) your hand.{0,30}",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"(?:the )?(?:deputy |vice-?|acting |general )?(?:chairm[ae]n|president|secretar(?:y|ies)|people[’']s commissar"
    r"|commissar|commander|for the|on behalf of|members? of|delegates?|representatives?|ambassador|head of|editor"
    r"|signed|the (?:central )?committee)\b.{0,90}",
    re.IGNORECASE,
)
_NAME_TOKEN: Final = (
    r"(?:(?:[A-ZÀ-ÞĀ-ŽА-ЯЁ]\.\s?-?){1,3}|[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w’'-]+|(?:von|van|de|der|du|la|le|di|al|ibn|bin|y)\b)"
)
_NAME: Final = re.compile(rf"(?:by\s+)?{_NAME_TOKEN}(?:\s?{_NAME_TOKEN})*(?:,? (?:Jr|Sr)\.)?")
#: Words of titles: a line that has one is no name of a person.
_NOT_NAMES: Final = frozenset(
    """
    a about after afterword against all among an and appendix are army as at be before between both but
    by can chapter communist conclusion conditions conference congress council crisis declaration
    democracy east economic economy election elections end europe european first for foreign foreword
    from government great group history how imperialism in internal international introduction is its
    labor labour last lenin’s lessons letter letters life manifesto marxism movement nation national new
    no north not notes of on one open opposition or our part party peace peasant peasants people plan
    policy political politics power preface present principles problem problems program programme
    proletarian proletariat question questions red remarks reply report republic resolution results
    revolution revolutionary russia russian second section situation six social socialism socialist some
    south soviet soviets speech state strike struggle task tasks telegram ten the their theses third
    three to today toward towards trade treaty two union unions united versus war was we west what when
    where which who why will with women work worker workers world year years youth
    """.split()
)
_PLACE_DATE: Final = re.compile(r"(?:[A-ZÀ-ÞА-ЯЁ][\w’.-]+(?:[ -][A-ZÀ-ÞА-ЯЁ][\w’.-]+){0,3}),\s*(?P<rest>.+)")
_TERMINAL: Final = tuple(".!?…:;,")
_CLOSERS: Final = "”’\"')]»*_"


def statement_type(line: str) -> str:
    """Return the note/@type of a statement about the text ("First published …"), or ""."""
    if len(line) > 600:
        return ""
    if _RIGHTS.match(line):
        return "rights"
    for kind, pattern in _STATEMENT:
        if pattern.match(line):
            return kind
    return "publication" if _FROM.fullmatch(line) else ""


def furniture_type(line: str) -> str:
    """Return the fw/@type of a line of page furniture ("Top of the page"), or ""."""
    if len(line) > 160 or is_table_line(line):
        return ""
    for kind, pattern in _FURNITURE_LINES:
        if pattern.fullmatch(line):
            return kind
    return ""


def is_table_line(line: str) -> bool:
    """Whether a line has cells set apart by TABs."""
    return "\t" in line.strip()


def is_occasion(line: str) -> bool:
    """Whether a line says where and when a text was given ("Lecture given in Moscow on April 21, 1918")."""
    return len(line) <= 200 and bool(_OCCASION.fullmatch(line)) and find_date(line) is not None


def is_dateline(line: str) -> bool:
    """Whether a line is a date, or a place and a date, and nothing else."""
    bare = line.strip("()[]. ")
    if is_date_line(bare):
        return True
    match = _PLACE_DATE.fullmatch(bare)
    return len(bare) <= 80 and match is not None and is_date_line(match["rest"])


def is_salutation(line: str) -> bool:
    """Whether a line of its own addresses readers or hearers ("Dear comrade Souvarine,")."""
    return len(line) <= 120 and bool(_SALUTE.fullmatch(line))


def is_farewell(line: str) -> bool:
    """Whether a line takes leave of the addressee ("With communist greetings,")."""
    return len(line) <= 120 and bool(_FAREWELL.fullmatch(line))


def is_role(line: str) -> bool:
    """Whether a line names an office beside a signature ("Chairman of the Council of …")."""
    return len(line) <= 110 and bool(_ROLE.fullmatch(line.strip("()")))


def is_name(line: str) -> bool:
    """Whether a line looks like one or several names of persons and nothing else."""
    bare = re.sub(r"^(?:by|\(?signed\)?:?|signed by)\s+", "", line.strip("*_ ()"), flags=re.IGNORECASE).rstrip(",.")
    if not 3 <= len(bare) <= 80:
        return False
    return all(_is_one_name(part) for part in re.split(r",\s+|\s+(?:and|&)\s+|;\s*", bare))


def _is_one_name(part: str) -> bool:
    words = part.split()
    if not 1 <= len(words) <= 5 or not _NAME.fullmatch(part):
        return False
    return not any(word.strip(",’'").lower() in _NOT_NAMES for word in words)


def has_initials(line: str) -> bool:
    """Whether a name is written with an initial ("N. Bukharin"): the surest sign of a person."""
    return re.match(r"(?:by\s+)?(?:[A-ZÀ-ÞА-ЯЁ]\.\s?-?)+[A-ZÀ-ÞА-ЯЁ]", line, re.IGNORECASE) is not None and (
        line[0].isupper() or line.lower().startswith("by ")
    )


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks and brackets apart."""
    return text.rstrip().rstrip(_CLOSERS).endswith((".", "!", "?", "…"))


def ends_open(text: str) -> bool:
    """Whether the text breaks off as a sentence does that goes on."""
    bare = text.rstrip()
    return bool(bare) and (bare[-1].isalnum() or bare[-1] in ",-–—")


def is_heading_like(line: str) -> bool:
    """Whether a line is short, begins like a title and does not end like a sentence."""
    bare = line.strip("*_# ")
    if not bare or len(bare) > 100 or bare.endswith(_TERMINAL[:4:3]) or bare[-1] in ";:,.":
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
