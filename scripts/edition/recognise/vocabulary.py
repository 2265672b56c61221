"""The words and marks by which lines of captures are known: statements, furniture, greetings, names, offices."""

from __future__ import annotations

import re
from typing import Final

#: Statements about the text that pages carry before or after it, and the TEI note/@type each becomes.
STATEMENTS: Final = (
    (
        "publication",
        r"(?:first |originally |previously |also )?(?:published|printed)|reprinted|sources?|reproduced from"
        r"|publishers?|(?:впервые )?опубликовано|источник|печатается по|première publication|publié"
        r"|erstveröffentlichung|quelle"
        r"|on-?line (?:publication|version|edition)|html version|publication (?:history|details)"
        r"|(?:extracted|taken|excerpted) from|text (?:from|source)|this (?:version|edition)",
    ),
    ("creation", r"written|delivered|spoken|composed|drafted|dictated|date written|when written|написано|произнесено"),
    ("translation", r"translated|translations?|translators?|перевод|traduction|traduit|übersetzung"),
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
        r"author(?:s|\(s\))?|key-?words?|subjects?|language|editors?|edited|title|date|place"
        r"|original title|collection|series|volume|genre|recipient|addressee|see also",
    ),
)
VERBS: Final = (
    r"(?=\s+(?:by|in|from|for|at|on|as|and|&|between|during|into|with|and marked|to)\b|\s+(?:&|©|\(c\)|\d)|\s*[:\t])"
)
#: These words open a statement only when a colon or a TAB follows, or a preposition that fits.
STATEMENT: Final = tuple(
    (kind, re.compile(rf"(?:{words})\b{VERBS}|(?:{words})\s*[:\t]", re.IGNORECASE)) for kind, words in STATEMENTS
)
RIGHTS: Final = re.compile(
    r"(?:copyright|copyleft|©|\(c\)|public domain|creative commons|reproduced (?:here )?with"
    r"|this work is in the public).*",
    re.IGNORECASE,
)
FROM: Final = re.compile(r"From\b:?\s.*(?:\d{4}|\bVol\b|\bNo\.|\bpp?\.).*")

FURNITURE: Final = (
    ("last-updated", r"(?:this page was )?last (?:up-?dated|edited|modified)\b.*"),
    ("reading-time", r"\d+[- ]min(?:ute)?s?\.? read(?:ing time)?|reading time:? \d+.*"),
    ("site-name", r"from (?:marxists-?\w*|wikipedia|wikisource|prolewiki|\w*wiki)\b[^.]{0,60}"),
    (
        "navigation",
        "|".join(
            (
                r"jump to(?: navigation| search|:).*|navigation menu|skip to .{1,40}",
                r"(?:back to |return to )?(?:the )?top(?: of (?:the )?page)?",
                r"(?:back|return) to (?:the )?.{0,60}"
                r"\b(?:archive|index|contents?|top|page|home|works|library|menu|list)\b.{0,40}",
                r"(?:back|return) to (?:the )?(?-i:[A-Z]).{1,60}",
                r"(?:[<>«»←→|\s]*\b(?:backwards?|forwards?|previous|prev|next|up|index)\b[<>«»←→|\s]*)+",
                r"(?:next|previous|prev|continue|contents?|home)\s*(?:[:|>»→←]\s*.{0,120})?",
                r"(?:next|previous) (?:chapter|article|page|section|letter|document|speech|part|text|work)\b.{0,80}",
                r"[«‹←<]+\s?\w+(?: \w+){0,4}|\w+(?: \w+){0,4}\s?[»›→>]+",
                r"table of contents(?::.*)?",
                r"(?:collected|selected) works(?:,? vol(?:ume|\.) \d+)?(?:,? (?:table of contents|index))?",
                r"[^:]{0,60}\binternet archive|(?:marxists[’'] )?internet archive.{0,40}",
                r"(?!(?:at|in|on|from|the|an?|to|of) )(?-i:(?:[A-Z][\w.’'-]* ){1,5}Archives?|ARCHIVE)",
                r"[^|]{1,60}(?:\|[^|]{1,60})+|[^>]{1,60}(?: [>»] [^>]{1,60})+",
                r"categor(?:y|ies):.*|retrieved from .*|encyclopedia of \w+ on-?line",
            )
        ),
    ),
    (
        "share",
        r"share(?: (?:this|on|via|article|post|it)\b.{0,40})?:?|tweet|e-?mail(?: this.*)?|print(?: this.*)?"
        r"|(?:share on )?(?:facebook|twitter|x|telegram|whatsapp|reddit)(?: .{0,60})?"
        r"|subscribe\b.{0,80}|download (?:pdf|as).{0,20}|sign up\b.{0,60}|follow us\b.{0,60}"
        r"|comments?(?: \(\d+\))?|\d+ comments?",
    ),
)
EDIT_LINK: Final = re.compile(r"\S.*\[edit(?: \| edit)?(?: source)?\]\s*$", re.IGNORECASE)
FURNITURE_LINES: Final = tuple((kind, re.compile(p, re.IGNORECASE)) for kind, p in FURNITURE)

ORNAMENT: Final = re.compile(r"(?:[*·•⁂※~#=_–—-]\s*){3,}|⁂|\*\s?\*|§")
#: The dots by which an editor marks an omission, at the end of a sentence or within it.
OMISSION: Final = re.compile(r"\[(?:…|\.\s?\.\s?\.)\]|(?<=\w\.)\.\.\.(?!\.)|…\.?|(?<!\.)\.\s?\.\s?\.(?!\.)")

OCCASION: Final = re.compile(
    r"\(?(?:an? |the |closing |opening |concluding |introductory )?(?:speech|lecture|report|address|statement|talk"
    r"|interview|discussion|conversation|letter|telegram|radiogram|order|proclamation|message|note|resolution|declaration|article)\b.*"
    r"\b(?:given|delivered|made|held|read|sent|written|adopted|spoken|dated|broadcast|issued|at|in|on|to)\b.*",
    re.IGNORECASE,
)
SALUTE: Final = re.compile(
    r"(?:my |most )?(?:dear|esteemed|respected|beloved|honou?red)\b.{1,120}"
    r"|(?:dear |esteemed )?(?:comrades?|citizens?|friends?|workers|soldiers|sailors|peasants|brothers|gentlemen|ladies)"
    r"\b[\w\s,’']{0,90}[!:,]|to (?:the |all |our |my |comrade )\b.{1,110}[!:,]"
    r"|(?:дорог(?:ой|ие|ая)|уважаем(?:ый|ые|ая))\b.{1,90}|(?:cher|chère|chers|liebe[r]?)\b.{1,90}[,!:]",
    re.IGNORECASE,
)
FAREWELL: Final = re.compile(
    r"(?:(?:with|wishing) .{0,60}|(?:my |our |warm |fraternal |revolutionary |best |communist |comradely )+)"
    r"(?:greetings?|regards|wishes|respect|salutations?)\b.{0,40}"
    r"|(?:ever |very )?(?:yours|sincerely|fraternally|faithfully|respectfully|cordially|greetings)\b.{0,50}"
    r"|your(?:s)? (?:friend|comrade|devoted|ever)?.{0,20},|i (?:shake|press) your hand.{0,30}"
    r"|с .{0,30}приветом.{0,20}|ваш.{0,30},|salutations? .{0,40}|mit .{0,40}grü(?:ß|ss)en.{0,10}",
    re.IGNORECASE,
)
ROLE: Final = re.compile(
    r"(?:the )?(?:deputy |vice-?|acting |general )?(?:chairm[ae]n|president|secretar(?:y|ies)|people[’']s commissar"
    r"|commissar|commander|for the|on behalf of|members? of|delegates?|representatives?|ambassador|head of|editor"
    r"|signed|the (?:central )?committee)\b.{0,90}",
    re.IGNORECASE,
)
NAME_TOKEN: Final = (
    r"(?:(?:[A-ZÀ-ÞĀ-ŽА-ЯЁ]\.\s?-?){1,3}|[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w’'-]+|(?:von|van|de|der|du|la|le|di|al|ibn|bin|y)\b)"
)
LINK: Final = re.compile(r"\[([^\]]+)\]\([^)\s]*\)")
INITIALS: Final = re.compile(r"(?:[A-ZÀ-ÞА-ЯЁ]\.\s?-?){2,4}")
OFFICE_AND_NAME: Final = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w ’'-]{2,60}:\s+(?P<name>\S.*)")
ISSUE: Final = re.compile(r"[A-Z][^:.]{2,50}?,?\s+(?:Vol\.? ?\w+,?\s*)?(?:Nos?\.|Number|Issue|#)\s?\d+(?:,.{0,30})?")
BODY: Final = re.compile(
    r"(?:the )?.{0,60}\b(?:committee|soviet|council|bureau|congress|commissariat|party|union|board|editors?)\b.{0,40}",
    re.IGNORECASE,
)
NAME: Final = re.compile(rf"(?:by\s+)?{NAME_TOKEN}(?:\s?{NAME_TOKEN})*(?:,? (?:Jr|Sr)\.)?")
#: Words of titles: a line that has one is no name of a person.
NOT_NAMES: Final = frozenset(
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
PLACE_DATE: Final = re.compile(r"(?:[A-ZÀ-ÞА-ЯЁ][\w’.-]+(?:[ -][A-ZÀ-ÞА-ЯЁ][\w’.-]+){0,3}),\s*(?P<rest>.+)")
CALLS_AT_END: Final = re.compile(r"(?:\s?\[(?:\d{1,3}[*a-z]?|\*{1,4})\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)+$")
TERMINAL: Final = tuple(".!?…:;,")
CLOSERS: Final = "”’\"')]»*_"
