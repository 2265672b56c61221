"""Dates: calendars, expressions in context, what is no date, decisions of the editor, laws for any text."""

from __future__ import annotations

import datetime
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.decide.dates import calendar_statement, convention
from edition.decide.decisions import Decisions, Text, read_decisions
from edition.decide.matching import place
from edition.encode.document import dates_of, encode_document
from edition.encode.header import EditionHeader
from edition.errors import DecisionError
from edition.model import Finding
from edition.recognise.calendar import Partial, day_number, from_day_number, parse_iso, to_gregorian, to_julian, weekday
from edition.recognise.dateattributes import Convention
from edition.recognise.datecontext import DatingContext
from edition.recognise.dateterms import find_expressions
from edition.recognise.dating import recognise_dates
from edition.recognise.inline import recognise_inline
from edition.recognise.layout import recognise_layout
from edition.recognise.span import Span
from edition.source import Source, decode_source, read_source
from tests.support.paths import ROOT, SEEDS

RUSSIAN = DatingContext(convention=Convention.OLD_STYLE, anchor=Partial(1918, 4, 21))
WESTERN = DatingContext(anchor=Partial(1926, 7))
BARE = DatingContext()
HEADER = EditionHeader(etree.parse(ROOT / "tei" / "edition.xml").getroot())
FILLER = "Some words stand here so that the layout has a paragraph of the usual kind, and then one more at the end."
CARRIER = (
    "\n\nThese words stand below it so that the layout has a paragraph of the usual kind, and one more at the end."
)


def short(attributes: dict[str, str]) -> str:
    """Write attributes in one word: "1918-03", "a/b" for a span, "a..b" for limits, "old=new" for Old Style."""
    get = attributes.get
    parts = []
    for names, sign in ((("when",), ""), (("from", "to"), "/"), (("notBefore", "notAfter"), "..")):
        new = [get(name, "") for name in names]
        old = [get(f"{name}-custom", "") for name in names]
        if any(old):
            parts.append(sign.join(old) + "=")
        if any(new):
            parts.append(sign.join(new))
    assert ("calendar" in attributes) == any(name.endswith("-custom") for name in attributes)
    assert ("cert" in attributes) == ("evidence" in attributes) == ("resp" in attributes)
    return "".join(parts) + (f" {get('cert')}" if "cert" in attributes else "")


def source_of(text: str) -> Source:
    return decode_source(f"A Title\n\n{text}{CARRIER}\n".encode(), Path("x.txt"))


def encode(text: str) -> etree._Element:
    decisions = Decisions(Text(id="a-text", title="A text", translated_from="ru"))
    return etree.fromstring(encode_document(source_of(text), decisions, HEADER).xml)


def spans_of(source: Source, context: DatingContext) -> list[Span]:
    layout = recognise_layout(source)
    return recognise_dates(source, layout, recognise_inline(source, layout).spans, context).spans


def dates(text: str, context: DatingContext = RUSSIAN) -> list[str]:
    """Return "words: value" of each date of a paragraph."""
    source = source_of(text)
    return [f"{source.slice(s.start, s.end)}: {short(dict(s.attributes))}" for s in spans_of(source, context)]


PLAIN = [
    # days
    ("On May 14, 1918 the report was given.", "May 14, 1918: 1918-05-14"),
    ("On 14 May 1918 the report was given.", "14 May 1918: 1918-05-14"),
    ("On the 14th of May, 1918, the report was given.", "14th of May, 1918: 1918-05-14"),
    ("On May 14th 1918 the report was given.", "May 14th 1918: 1918-05-14"),
    ("On May the 14th, 1918, the report was given.", "May the 14th, 1918: 1918-05-14"),
    ("The page was last changed on 16.10.2011 by us.", "16.10.2011: 2011-10-16"),
    ("The page was last changed on 2011-10-16 by us.", "2011-10-16: 2011-10-16"),
    ("The page was last changed on 16/10/2011 by us.", "16/10/2011: 2011-10-16"),
    ("The page was last changed on 10/16/2011 by us.", "10/16/2011: 2011-10-16"),
    ("The page was last changed on 5/6/2011 by us.", "5/6/2011: 2011-06-05 low"),
    ("He came on Sept. 5, 1920 to the town.", "Sept. 5, 1920: 1920-09-05"),
    ("He came on 5 Oct. 1920 to the town.", "5 Oct. 1920: 1920-10-05"),
    ("He came on MAY 5, 1920 to the town.", "MAY 5, 1920: 1920-05-05"),
    ("He came on Friday, 14 March 1924, to us.", "Friday, 14 March 1924: 1924-03-14"),
    ("He came on Friday, March 14, 1924, to us.", "Friday, March 14, 1924: 1924-03-14"),
    ("The first of May, 1919, was a holiday.", "first of May, 1919: 1919-05-01"),
    ("The twenty-fifth of October, 1922, was one too.", "twenty-fifth of October, 1922: 1922-10-25"),
    ("He came on the evening of 17 February 1919.", "17 February 1919: 1919-02-17"),
    ("They met on **May 14**, 1918, in the hall.", "May 14**, 1918: 1918-05-14"),
    ("They met on *May 14, 1918*, in the hall.", "May 14, 1918: 1918-05-14"),
    # months
    ("In March 1918 he signed.", "March 1918: 1918-03"),
    ("In the month of April 1918 he went.", "April 1918: 1918-04"),
    ("In March, 1918, he signed.", "March, 1918: 1918-03"),
    ("In Oct. 1919 he signed.", "Oct. 1919: 1919-10"),
    ("In May of 1919 he signed.", "May of 1919: 1919-05"),
    ("From 1922-09 on it was there.", "1922-09: 1922-09"),
    # years
    ("We demanded it in 1924, and demand it now.", "1924: 1924"),
    ("The lessons of 1905 were used.", "1905: 1905"),
    ("At the time of the 1848 revolution it was so.", "1848: 1848"),
    ("Since 1917 nothing has changed.", "1917: 1917"),
    ("The year 1905 was a prologue.", "1905: 1905"),
    ("He printed it at Moscow, 1923.", "1923: 1923"),
    ("Allison & Busby, London & New York 1980.", "1980: 1980"),
    ("Copyright © 1980 by the publisher.", "1980: 1980"),
    ("It appeared (1923) in two parts.", "1923: 1923"),
    ("The post-1917 order was another.", "1917: 1917"),
    ("No later than 1921 he wrote.", "1921: 1921"),
    ("About 1903 he wrote it.", "1903: 1903 medium"),
    ("In 1905 the revolution showed itself.", "1905: 1905"),
    ("1917 was the year of two revolutions.", "1917: 1917"),
    ("In his Works, Vol. 27, 1965, it stands.", "1965: 1965"),
    ("1918 found us without coal.", "1918: 1918"),
    ("The edition of 1968; an older one.", "1968: 1968"),
    ("Works, Riga, 1974 Volume 27, pages 36 to 40.", "1974: 1974"),
    ("The Peasant Woman, Nos. 3–5, 1923.", "1923: 1923"),
    ("The matter: 1925 in the paper.", "1925: 1925"),
    ("Selected Articles 1920–22, Riga.", "1920–22: 1920/1922"),
    # ranges
    ("It lasted from 6 to 9 November 1918 in Moscow.", "6 to 9 November 1918: 1918-11-06/1918-11-09"),
    ("It lasted February 17–18, 1919, and no longer.", "February 17–18, 1919: 1919-02-17/1919-02-18"),
    ("It lasted 17-18 February 1919, and no longer.", "17-18 February 1919: 1919-02-17/1919-02-18"),
    ("During the night of February 17-18, 1919, they came.", "February 17-18, 1919: 1919-02-17/1919-02-18"),
    ("It lasted from March 3 to April 5, 1919.", "March 3 to April 5, 1919: 1919-03-03/1919-04-05"),
    ("It lasted 27 February – 3 March 1919.", "27 February – 3 March 1919: 1919-02-27/1919-03-03"),
    ("It lasted from 28 December 1919 to 3 January 1920.", "28 December 1919 to 3 January 1920: 1919-12-28/1920-01-03"),
    ("It lasted from 28 December to 3 January 1920.", "28 December to 3 January 1920: 1919-12-28/1920-01-03"),
    ("It lasted from March to May 1919 there.", "March to May 1919: 1919-03/1919-05"),
    ("It lasted from October 1919 to March 1920.", "October 1919 to March 1920: 1919-10/1920-03"),
    ("It lasted October 1919–March 1920.", "October 1919–March 1920: 1919-10/1920-03"),
    ("It lasted May–June 1919.", "May–June 1919: 1919-05/1919-06"),
    ("The war of 1914-1918 was over.", "1914-1918: 1914/1918"),
    ("Selected Writings on Opposition in the USSR 1923–30 (editor: N. N.).", "1923–30: 1923/1930"),
    ("The 1914–18 war was over.", "1914–18: 1914/1918"),
    ("From 1918 to 1921 there was war.", "1918 to 1921: 1918/1921"),
    ("Between 1918 and 1921 there was war.", "1918 and 1921: 1918/1921"),
    ("Between 3 and 7 May 1919 there was war.", "3 and 7 May 1919: 1919-05-03/1919-05-07"),
    ("The budget of 1924/25 was larger.", "1924/25: 1924/1925"),
    # lists
    ("On May 6, 7 and 8, 1919, they met.", "May 6, 7 and 8, 1919: 1919-05-06/1919-05-08"),
    ("On 17 and 18 May 1919 they met.", "17 and 18 May 1919: 1919-05-17/1919-05-18"),
    ("On 17 and 19 May 1919 they met.", "17: 1919-05-17", "19 May 1919: 1919-05-19"),
    ("On May 6 and 9, 1919, they met.", "May 6: 1919-05-06", "9, 1919: 1919-05-09"),
    ("In May and June 1919 they met.", "May and June 1919: 1919-05/1919-06"),
    ("In May and July 1919 they met.", "May: 1919-05", "July 1919: 1919-07"),
    ("On 3 or 4 May 1919 they met.", "3 or 4 May 1919: 1919-05-03..1919-05-04"),
    ("In 1918 and 1920 they met.", "1918: 1918", "1920: 1920"),
    ("In 1918 or 1919 they met.", "1918 or 1919: 1918..1919"),
    ("On May 5 and June 7, 1919, they met.", "May 5: 1919-05-05", "June 7, 1919: 1919-06-07"),
    # decades and centuries
    ("Throughout the revolutions of the 17th and 18th centuries it was so.", "17th and 18th centuries: 1601/1800"),
    ("In the nineteenth century it was so.", "nineteenth century: 1801/1900"),
    ("In the seventeenth and eighteenth centuries it was so.", "seventeenth and eighteenth centuries: 1601/1800"),
    ("All nineteenth-century capitalism was so.", "nineteenth-century: 1801/1900"),
    ("В XIX веке это было так же.", "XIX веке: 1801/1900"),
    ("In the 1890s it was so.", "1890s: 1890/1899"),
    ("In the 1890’s it was so.", "1890’s: 1890/1899"),
    ("In the mid-1920s it was so.", "mid-1920s: 1923..1926 medium"),
    ("Early in the 1920s it was so.", "Early in the 1920s: 1920..1922 medium"),
    ("In the late nineteenth century it was so.", "late nineteenth century: 1868..1900 medium"),
    ("In the first half of the 19th century it was so.", "first half of the 19th century: 1801/1850"),
    # parts
    ("In early 1919 it was so.", "early 1919: 1919-01..1919-04 medium"),
    ("At the end of 1919 it was so.", "end of 1919: 1919-09..1919-12 medium"),
    ("In mid-March 1919 it was so.", "mid-March 1919: 1919-03-11..1919-03-21 medium"),
    ("At the beginning of May 1919 it was so.", "beginning of May 1919: 1919-05-01..1919-05-10 medium"),
    ("At the end of February 1920 it was so.", "end of February 1920: 1920-02-20..1920-02-29 medium"),
    ("In the second half of June 1919 it was so.", "second half of June 1919: 1919-06-16/1919-06-30"),
    ("In the first half of 1919 it was so.", "first half of 1919: 1919-01/1919-06"),
    ("In the first six months of 1919 it was so.", "first six months of 1919: 1919-01/1919-06"),
    ("In the last days of May 1919 it was so.", "last days of May 1919: 1919-05-29..1919-05-31 medium"),
    ("In the third quarter of 1919 it was so.", "third quarter of 1919: 1919-07/1919-09"),
    ("In the second week of October 1919 it was so.", "second week of October 1919: 1919-10-08/1919-10-14"),
    ("In the first month of 1919 it was so.", "first month of 1919: 1919-01/1919-01"),
    # seasons
    ("In the spring of 1919 it was so.", "spring of 1919: 1919-03..1919-05 medium"),
    ("In the winter of 1919–20 it was so.", "winter of 1919–20: 1919-12..1920-02 medium"),
    ("In autumn 1919 it was so.", "autumn 1919: 1919-09..1919-11 medium"),
    # other languages
    ("Это было 25 октября 1919 г. в городе.", "25 октября 1919 г.: 1919-10-25"),
    ("Это было 25 октября 1919 года в городе.", "25 октября 1919 года: 1919-10-25"),
    ("Это было в октябре 1919 г. в городе.", "октябре 1919 г.: 1919-10"),
    ("Это было в 1919 году в городе.", "1919 году: 1919"),
    ("Это было с 5 по 9 мая 1919 г. в городе.", "5 по 9 мая 1919 г.: 1919-05-05/1919-05-09"),
    ("Cela se passait le 3 mars 1919 à Paris.", "3 mars 1919: 1919-03-03"),
    ("Cela se passait le 1er mai 1919 à Paris.", "1er mai 1919: 1919-05-01"),
    ("Cela se passait en août 1919 à Paris.", "août 1919: 1919-08"),
    ("Das war am 3. März 1919 in Berlin.", "3. März 1919: 1919-03-03"),
    ("Das war im November 1918 in Berlin.", "November 1918: 1918-11"),
    ("Das war am 9. November 1918 in Berlin.", "9. November 1918: 1918-11-09"),
]  # fmt: skip

OLD_STYLE = [
    ("On October 26, 1917, it was adopted.", "October 26, 1917: 1917-10-26=1917-11-08"),
    ("On January 31, 1918, it was adopted.", "January 31, 1918: 1918-01-31=1918-02-13"),
    ("On February 10, 1918, talks were broken off.", "February 10, 1918: 1918-02-10"),
    ("On February 14, 1918, it was adopted.", "February 14, 1918: 1918-02-14"),
    ("The Tsar’s Manifesto of October 17, 1905, said so.", "October 17, 1905: 1905-10-17=1905-10-30"),
    ("It was on December 14, 1825, that they rose.", "December 14, 1825: 1825-12-14=1825-12-26"),
    ("In June 1917 the offensive began.", "June 1917: 1917-06=1917-06-14/1917-07-13"),
    ("From June to August 1917 it went on.", "June to August 1917: 1917-06/1917-08=1917-06-14/1917-09-13"),
    ("From October 1917 to March 1918 it went on.", "October 1917 to March 1918: 1917-10/=1917-10-14/1918-03"),
    ("On 25 October (7 November) 1917 it fell.", "25 October (7 November) 1917: 1917-10-25=1917-11-07"),
    ("On October 25 (November 7), 1917, it fell.", "October 25 (November 7), 1917: 1917-10-25=1917-11-07"),
    ("On 7 November (25 October) 1917 it fell.", "7 November (25 October) 1917: 1917-10-25=1917-11-07"),
    ("On 25 October/7 November 1917 it fell.", "25 October/7 November 1917: 1917-10-25=1917-11-07"),
    ("On June 3 (16), 1917, it fell.", "June 3 (16), 1917: 1917-06-03=1917-06-16"),
    ("On 12 (25) October 1917 it fell.", "12 (25) October 1917: 1917-10-12=1917-10-25"),
    ("On 12/25 October 1917 it fell.", "12/25 October 1917: 1917-10-12=1917-10-25"),
    ("On 19 December 1917 (1 January 1918) it fell.", "19 December 1917 (1 January 1918): 1917-12-19=1918-01-01"),
    ("Это было 25 октября (7 ноября) 1917 г. в городе.", "25 октября (7 ноября) 1917 г.: 1917-10-25=1917-11-07"),
    ("On 25 October 1917 (Old Style) it fell.", "25 October 1917 (Old Style): 1917-10-25=1917-11-07"),
    ("On 7 November 1917, N.S. it fell.", "7 November 1917, N.S.: 1917-11-07"),
    ("On October 25, 1917, Old Style, it fell.", "October 25, 1917, Old Style: 1917-10-25=1917-11-07"),
    ("In January 1918 a general strike began in Germany.", "January 1918: 1918-01 medium"),
    ("The British periodical The Economist in May 1914 said so.", "May 1914: 1914-05 medium"),
    ("On Wednesday, November 7, 1917, it fell.", "Wednesday, November 7, 1917: 1917-11-07"),
    ("On Wednesday, October 25, 1917, it fell.", "Wednesday, October 25, 1917: 1917-10-25=1917-11-07"),
    ("In the last three months of 1905 it rose.", "last three months of 1905: 1905-10/1905-12=1905-10-14/1906-01-13"),
    ("On February 29, 1900, it was cold.", "February 29, 1900: 1900-02-29=1900-03-13"),
    ("In 1905 it rose; in early 1906 it ebbed.", "1905: 1905", "early 1906: 1906-01..1906-04 medium"),
]  # fmt: skip

IN_CONTEXT = [
    (
        "On October 26, 1917, it was adopted, and on November 14 Krylenko sent them; on November 20 they met,"
        " and on the 22nd an armistice was signed.",
        "October 26, 1917: 1917-10-26=1917-11-08",
        "November 14: 1917-11-14=1917-11-27 high",
        "November 20: 1917-11-20=1917-12-03 high",
        "22nd: 1917-11-22=1917-12-05 high",
    ),
    (
        "He spoke in March or April of last year.",
        "March or April of last year: 1917-03..1917-04=1917-03-14..1917-05-13 medium",
    ),
    ("The offensive was put into effect on June 18.", "June 18: 1917-06-18=1917-07-01 medium"),
    ("The respite, given us in March, lasts.", "March: 1918-03 medium"),
    ("We shall meet again on May 5 in this hall.", "May 5: 1918-05-05 low"),
    ("Last year it was otherwise, this year it is so.", "Last year: 1917 medium", "this year: 1918 medium"),
    ("It began last March and ended last month.", "last March: 1918-03 medium", "last month: 1918-03 medium"),
    ("It began last November.", "last November: 1917-11=1917-11-14/1917-12-13 medium"),
    ("Next year it will be so.", "Next year: 1919 medium"),
    ("In the following year it was so; it is known.",),
    ("In 1919 it began; in the following year it ended.", "1919: 1919", "following year: 1920 medium"),
    ("In 1919 it began; in the previous year it was not.", "1919: 1919", "previous year: 1918 medium"),
    ("In May 1919 it began; in that year it ended.", "May 1919: 1919-05", "that year: 1919 medium"),
    ("In May 1919 it began; a year later it ended.", "May 1919: 1919-05", "a year later: 1920 low"),
    ("On May 5, 1919, and three weeks later, all met.", "May 5, 1919: 1919-05-05", "three weeks later: 1919-05-26 low"),
    ("On May 5, 1919, it began; ten days earlier not.", "May 5, 1919: 1919-05-05", "ten days earlier: 1919-04-25 low"),
    ("In May 1919 it began; two months later it ended.", "May 1919: 1919-05", "two months later: 1919-07 low"),
    ("On May 31, 1919, it began. The next day it ended.", "May 31, 1919: 1919-05-31", "next day: 1919-06-01 medium"),
    ("On May 5, 1919, it began. On the same day it ended.", "May 5, 1919: 1919-05-05", "same day: 1919-05-05 medium"),
    ("Two years ago it was otherwise.", "Two years ago: 1916 low"),
    ("Three weeks ago it was otherwise.", "Three weeks ago: 1918-03-31 low"),
    ("On December 30, 1919, and January 5, they met.", "December 30, 1919: 1919-12-30", "January 5: 1920-01-05 medium"),
    (
        "The year 1905 was the prologue to the revolution of 1917: it rose in the last three months of that year."
        " The Manifesto of October 17 came, and in December the rising.",
        "1905: 1905",
        "1917: 1917",
        "last three months of that year: 1905-10/1905-12=1905-10-14/1906-01-13 medium",
        "October 17: 1905-10-17=1905-10-30 medium",
        "December: 1905-12=1905-12-14/1906-01-13 medium",
    ),
    ("In 1912 they struck; in April it ended.", "1912: 1912", "April: 1912-04=1912-04-14/1912-05-13 medium"),
    ("In 1919, in the summer of that year, they met.", "1919: 1919", "summer of that year: 1919-06..1919-08 medium"),
    ("Last spring it was otherwise.", "Last spring: 1917-03..1917-05 medium"),
    ("Last winter it was otherwise.", "Last winter: 1917-12..1918-02 medium"),
    ("In the nineties it was otherwise.", "nineties: 1890/1899 medium"),
    ("In the last century it was otherwise.",),
    ("Last century it was otherwise.", "Last century: 1801/1900 medium"),
    ("On the night of the 17th it was cold.",),
    ("On May 5, 1919, it began; on the 3rd Lenin spoke.", "May 5, 1919: 1919-05-05", "3rd: 1919-05-03 low"),
    ("In the spring of last year it was so.", "spring of last year: 1917-03..1917-05 medium"),
]  # fmt: skip

NONE = [
    "We may go, and we March forward; may 5 comrades come.",
    "March forward, comrades! We march, and we may win.",
    "It had only 200,000 inhabitants, later 3,000,000 inhabitants.",
    "The book has 1980 pages, and in 1980 pages it says little.",
    "It stands on pp. 1914, 1917 and in No. 1144 of the paper.",
    "It stands on pp. 1914–1918 of the book.",
    "It stands on p. 79, in Vol. 15, No. 10, of the book.",
    "It lasted four years, eight years, two hours a day, three centuries.",
    "It develops only after a century or after some decades.",
    "During some eight or six weeks every year they will train.",
    "After four years of slaughter there will be peace.",
    "The outcome was: 7 for, 4 against, and 4 abstentions.",
    "They voted: 1905 for, 1832 against.",
    "There were 1917 delegates and 1500 workers in the hall.",
    "The Party had 1920 members in the town.",
    "Telephone 555-1917 or 1917-1234 for more.",
    "It cost £1914, $1917 and 1920 roubles.",
    "More than 1917 were counted, some 1905 of them.",
    "The Second Congress sat; every second counts, the second time.",
    "The October revolution and the February revolution found me in America.",
    "The October strike, the July days, the October days, the June offensive.",
    "From the very beginning of the October Revolution it was so.",
    "Since the October Revolution it has been so.",
    "Three weeks later it did so; a year later it was over.",
    "So that tomorrow or the next day they launch an onslaught.",
    "One year after the workers had seized power he spoke.",
    "The day after the revolution it was adopted.",
    "Opportunists of yesterday and today, at present and now.",
    "The first years of the present war were so.",
    "In the Middle Ages the craft system prevailed.",
    "The 3rd Army, the 5th Congress, the 2nd floor.",
    "Order No. 1917 of the department; § 1905; fund 1914.",
    "The ratio 1917:1914 is 1.0015, or 1917.5 in all.",
    "It is 1917% of the norm; it weighs 1914 kg.",
    "Version 1.2.17 came after 3.14.15 and 12:30.",
    "The summer was hot and the winter was cold; spring came.",
    "In the spring we shall see; the fall of the regime is near.",
    "Last week, last night, the other day, this day.",
    "He was in his forties; the twenties and thirties are ages.",
    "A population: 1917 in all, a total of 1850.",
    "The last year of the war and the first month of the revolution.",
    "April Theses and May Day are names.",
    "He may 14 times have said so.",
    "Comrade Mai and Mr. June went to see Dec.",
]


@pytest.mark.parametrize(("text", "expected"), [(case[0], list(case[1:])) for case in PLAIN])
def test_a_date_that_says_all(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(("text", "expected"), [(case[0], list(case[1:])) for case in OLD_STYLE])
def test_russian_dates_before_february_1918_are_old_style(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(("text", "expected"), [(case[0], list(case[1:])) for case in IN_CONTEXT])
def test_what_a_date_does_not_say_comes_from_its_context(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("In June 1914 it was so.", WESTERN, ["June 1914: 1914-06"]),
        ("On November 7, 1917, it was so.", WESTERN, ["November 7, 1917: 1917-11-07"]),
        ("On November 7, 1917, Old Style, it was so.", WESTERN, ["November 7, 1917, Old Style: 1917-11-07=1917-11-20"]),
        ("Last year it was so.", WESTERN, ["Last year: 1925 medium"]),
        ("In October it was so.", WESTERN, ["October: 1925-10 medium"]),
        ("In July it was so.", WESTERN, ["July: 1926-07 medium"]),
        ("On November 20 they met, on the 22nd they signed.", BARE, ["November 20: --11-20", "22nd: --11-22 high"]),
        ("Last year it was so, a year later it was not.", BARE, []),
        ("In March of last year it was so.", BARE, ["March of last year: --03"]),
        ("From December to February it was so.", BARE, ["December to February: "]),
        ("On June 18 it was so.", DatingContext(year=1917), ["June 18: 1917-06-18 high"]),
        (
            "On October 25, 1917, it was so.",
            DatingContext(convention=Convention.UNKNOWN),
            ["October 25, 1917: 1917-10-25..1917-11-07 medium"],
        ),
        (
            "In October 1917 it was so.",
            DatingContext(convention=Convention.UNKNOWN),
            ["October 1917: 1917-10..1917-11-13 medium"],
        ),
    ],
)
def test_what_a_text_declares(text: str, context: DatingContext, expected: list[str]) -> None:
    assert dates(text, context) == expected


def test_a_heading_anchors_what_follows() -> None:
    january = f"In January it was so. {FILLER}\n\n{FILLER}"
    text = f"{FILLER}\n\nThe Year 1905\n\n{january}\n\nThe Later Years\n\n{january}"
    assert dates(text) == [
        "1905: 1905",
        "January: 1905-01=1905-01-14/1905-02-13 medium",
        "January: 1918-01=1918-01-14/1918-02-13 medium",
    ]


@pytest.mark.parametrize(
    ("text", "codes", "found"),
    [
        ("On November 20 they met.", ["T001"], 1),
        ("On February 30, 1919, they met.", ["T002"], 0),
        ("On May 40, 1919, they met in May 1919.", [], 1),
        ("On 25 October (9 November) 1917 they met.", ["T003"], 1),
        ("From May 5, 1919, to May 3, 1919, they met.", ["T002"], 0),
    ],
)
def test_what_an_editor_should_look_at(text: str, codes: list[str], found: int) -> None:
    source = source_of(text)
    layout = recognise_layout(source)
    result = recognise_dates(source, layout, (), BARE)
    assert ([one.code for one in result.findings], len(result.spans)) == (codes, found)


def test_ranges_that_are_taken_and_spans_that_would_be_cut_hold_no_date() -> None:
    source = source_of("He wrote a book, 1905, and on May 14, 1918, a second one, on May 15, 1918.")
    start = source.text.index("1905")
    layout = recognise_layout(source)
    cut = Span(start, source.text.index("14, 1918"), "hi", {"rend": "bold"})
    quoted = Span(source.text.index("15, 1918"), source.text.index("15, 1918") + 2, "q")
    context = DatingContext(taken=((start - 2, start + 1),))
    assert recognise_dates(source, layout, [cut, quoted], context).spans == []
    assert len(recognise_dates(source, layout, [], context).spans) == 2


@pytest.mark.parametrize(
    ("table", "years"),
    [
        ("Year\t1913\t1914\t1915\nCoal\t1850\t1914\t22\nIron\t1901\t1800\t7.5\nTin\t17\t1901\t1500", "1913 1914 1915"),
        ("Year\tShips\tRafts\n1919\t12\t1850\n1920\t9\t1901\n1921\t17\t288\n1922\t26\t140", "1919 1920 1921 1922"),
        ("Place\tShips\tRafts\n1919\t12\t1850\n20\t9\t1901\nA\t17\t288\nB\t26\t140", ""),
    ],
)
def test_numbers_in_tables_are_years_only_where_all_are(table: str, years: str) -> None:
    source = decode_source(f"A Title\n\n{FILLER}\n\n{table}\n\n{FILLER}\n".encode(), Path("x.txt"))
    assert [source.slice(s.start, s.end) for s in spans_of(source, BARE)] == years.split()


# ----- calendars


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1582-10-05", "1582-10-15"),
        ("1700-02-18", "1700-02-28"),
        ("1700-02-29", "1700-03-11"),
        ("1800-02-29", "1800-03-12"),
        ("1900-02-29", "1900-03-13"),
        ("1917-10-25", "1917-11-07"),
        ("1918-01-31", "1918-02-13"),
        ("2000-02-29", "2000-03-13"),
        ("0200-03-01", "0200-03-01"),
    ],
)
def test_twins(old: str, new: str) -> None:
    julian, gregorian = parse_iso(old), parse_iso(new)
    assert julian and gregorian
    assert (to_gregorian(julian).iso, to_julian(gregorian).iso) == (new, old)


@given(st.dates())
def test_gregorian_days_are_those_of_the_library(day: datetime.date) -> None:
    date = Partial(day.year, day.month, day.day)
    assert day_number(date) - day_number(Partial(1, 1, 1)) == day.toordinal() - 1
    assert from_day_number(day_number(date)) == date
    assert weekday(date) == day.weekday()
    assert date.exists() and date.iso == day.isoformat() and parse_iso(date.iso) == date


@given(st.integers(1_800_000, 5_000_000))
def test_every_day_has_one_date_in_each_calendar(number: int) -> None:
    julian, gregorian = from_day_number(number, julian=True), from_day_number(number)
    assert julian.exists(julian=True) and gregorian.exists()
    assert to_gregorian(julian) == gregorian and to_julian(gregorian) == julian
    after = from_day_number(number + 1, julian=True)
    assert after > julian


# ----- laws

_PIECES = (
    "May March 1917 1918, 5 17-18 25 October (7 November) and or to – - / the of in on last year this that night first"
    " three months later ago a 22nd th 17th century centuries early mid- spring winter of 1890s nineties . , ; : ( )"
    " [1] * ** “ ” ‘ ’ Old Style O.S. г. октября в XIX веке 99 0 00 2000 1.1.1900 31 30 February Germany Monday, \n"
)
_WORDS = st.sampled_from(_PIECES.split(" "))


@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_words_of_dates_in_any_order(text: str) -> None:
    _check_laws(text)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=200))
def test_any_text(text: str) -> None:
    _check_laws(text)


def _check_laws(text: str) -> None:
    source = source_of(text)
    layout = recognise_layout(source)
    inline = recognise_inline(source, layout).spans
    for context in (RUSSIAN, BARE, DatingContext(convention=Convention.UNKNOWN, anchor=Partial(1900))):
        spans = recognise_dates(source, layout, inline, context).spans
        assert all(a.end <= b.start for a, b in pairwise(spans))
        for span in spans:
            assert span.start < span.end and span.kind == "date"
            short(dict(span.attributes))
            _check_values(span)
            assert not source.text[span.start].isspace() and not source.text[span.end - 1].isspace()
    root = encode(text)
    assert not [date for date in root.iter("{*}date") if date.get("next") or date.get("prev")]
    words = "".join("".join(str(t) for t in block.itertext()) for block in root.iterfind(".//{*}text//*[@source]"))
    assert sorted("".join(words.split())) == sorted("".join(source.text.split()))


def _check_values(span: Span) -> None:
    """What Schematron asks of dates (S009, S010): they exist, and begin before they end."""
    get = span.attributes.get
    for lower, upper in (("from", "to"), ("notBefore", "notAfter")):
        shared = min(len(get(lower, "")), len(get(upper, "")))
        assert get(lower, "")[:shared] <= get(upper, "")[:shared]
    for name, value in span.attributes.items():
        if name.startswith(("when", "from", "to", "not")):
            date = parse_iso(value.replace("--", "2000-", 1) if value.startswith("--") else value)
            assert date and date.exists(julian=name.endswith("custom")), (name, value)


def test_grammar_is_linear() -> None:
    """Repeated beginnings of expressions cost no more than their length."""
    for piece in ("1917 ", "May ", "5, ", "May, June, ", "17th and ", "5 May (", "first three months of ", "14 \n\n"):
        times = []
        for count in (2_000, 8_000):
            begin = time.process_time()
            list(find_expressions(piece * count))
            times.append(time.process_time() - begin)
        assert times[1] < 12 * times[0] + 0.1, piece


# ----- decisions

HEAD = 'format = 1\n[text]\nid = "a-text"\ntitle = "A text"\n'


def read(tmp_path: Path, text: str) -> Decisions:
    path = tmp_path / "x.toml"
    path.write_text(HEAD + text, "utf-8")
    return read_decisions(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[dates]\ncalendar = "julian"\n', "x.toml:6: dates.calendar is"),
        ('[dates]\nanchor = "April 1918"\n', "write an ISO date"),
        ('[dates]\nyear = "18"\n', "x.toml:6: dates.year is"),
        ('[dates]\ncalender = "old-style"\n', 'did you mean "calendar"?'),
        ('[[date]]\nwhen = "1918"\n', '[date] needs a value for "words"'),
        ('[[date]]\nwords = "x"\n', "needs is = "),
        ('[[date]]\nwords = "x"\nis = "none"\nwhen = "1918"\n', "not both"),
        ('[[date]]\nwords = "x"\nis = "no"\n', "date.is"),
        ('[[date]]\nwords = "x"\nwhen = "1918"\nto = "1919"\n', "when alone"),
        ('[[date]]\nwords = "x"\nwhen-custom = "1917-02-30"\n', "x.toml:7: date.when-custom"),
        ('[[date]]\nwords = "x"\nwhen = "1917-11-08"\nwhen-custom = "1917-10-25"\n', "is 1917-11-07, not 1917-11-08"),
        ('[[date]]\nwords = "x"\nwhen = "1918"\ncert = "sure"\n', "date.cert"),
        ('[date]\nwords = "x"\n', "write each date as [[date]]"),
    ],
)
def test_mistakes_in_decisions_on_dates(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DecisionError) as caught:
        read(tmp_path, text)
    assert words in str(caught.value)


def decided(tmp_path: Path, toml: str, text: str) -> tuple[list[str], list[str]]:
    source = source_of(text)
    decisions = read(tmp_path, toml)
    layout = recognise_layout(source)
    found = dates_of(source, layout, recognise_inline(source, layout).spans, decisions)
    values = [
        " ".join([source.slice(s.start, s.end), *(f"{k}={v}" for k, v in s.attributes.items())]) for s in found.spans
    ]
    return values, [one.code for one in found.findings]


TWICE = "It began on June 18 here; the offensive of June 18 failed."


def test_an_editor_decides(tmp_path: Path) -> None:
    one = '[[date]]\nwords = "June  18"\nin = "offensive of June 18"\nwhen-custom = "1917-06-18"\nreason = "r"\n'
    values, codes = decided(tmp_path, one, TWICE)
    assert values[1] == "June 18 when=1917-07-01 when-custom=1917-06-18 calendar=#julian resp=#ed"
    assert (len(values), codes) == (2, ["T001"])


def test_what_is_no_date_is_left_and_other_words_may_be_one(tmp_path: Path) -> None:
    toml = '[[date]]\nwords = "1905"\nis = "none"\n[[date]]\nwords = "the Day"\nwhen = "1918-05-01"\ncert = "low"\n'
    values, codes = decided(tmp_path, toml, "See N. N., 1905. On the Day all met; on the 2nd they left.")
    assert values == [
        "the Day when=1918-05-01 cert=low evidence=conjecture resp=#ed",
        "2nd when=1918-05-02 cert=high evidence=internal resp=#tool",
    ]
    assert codes == []


def test_spans_in_the_old_style_get_their_twins(tmp_path: Path) -> None:
    toml = '[[date]]\nwords = "summer"\nfrom-custom = "1917-06"\nto-custom = "1917-08-31"\n'
    values, _ = decided(tmp_path, toml, "In the summer all met.")
    wanted = "summer from=1917-06-14 to=1917-09-13 from-custom=1917-06 to-custom=1917-08-31 calendar=#julian resp=#ed"
    assert sorted(values[0].split()) == sorted(wanted.split())


@pytest.mark.parametrize(
    ("words", "within", "code", "hint"),
    [
        ("June 19", "", "D001", "quote x.txt as it stands"),
        ("June 18", "", "D002", "x.txt: line 3 “It began"),
        ("June 18", "offensive of July", "D001", "quote x.txt as it stands"),
        ("June 18", "June 18", "D002", "quote more words, or add in"),
        ("18", "It began on June 18 here; the offensive of June 18 failed.", "D002", "quote more words"),
    ],
)
def test_a_place_is_not_guessed(words: str, within: str, code: str, hint: str) -> None:
    found = place(source_of(TWICE), words, within, path=Path("x.toml"))
    assert isinstance(found, Finding)
    assert (found.code, found.where.file) == (code, "x.toml")
    assert hint in found.hint


def test_a_place_is_found_within_more_words() -> None:
    source = source_of(TWICE)
    found = place(source, "June 18", "the   offensive of June 18")
    assert found == (source.text.rindex("June 18"), source.text.rindex("June 18") + 7)


@pytest.mark.parametrize(
    ("toml", "calendar"),
    [
        ("", Convention.GREGORIAN),
        ('translated_from = "ru"\n', Convention.OLD_STYLE),
        ('language = "ru"\n', Convention.OLD_STYLE),
        ('keywords = ["Soviet foreign policy"]\n', Convention.OLD_STYLE),
        ('[creation]\nplace = "Petrograd"\n', Convention.OLD_STYLE),
        ('translated_from = "ru"\n[dates]\ncalendar = "gregorian"\nreason = "r"\n', Convention.GREGORIAN),
        ('[dates]\ncalendar = "unknown"\n', Convention.UNKNOWN),
    ],
)
def test_the_calendar_of_a_text(tmp_path: Path, toml: str, calendar: Convention) -> None:
    decisions = read(tmp_path, toml)
    assert convention(decisions)[0] is calendar
    assert len(calendar_statement(decisions)) > 40


# ----- the five sources: read, not computed; dates in names ("revolution of 1917", the book "1905") are here too, as
# no register is asked for names

READ = {
    "000": """2022-09-01: 2022-09-01
March: 1918-03 medium
May 14, 1918: 1918-05-14""",
    "001": """16 November 2018: 2018-11-16
1917: 1917
one year after: 1918-11 high
1917: 1917
8 November 1918: 1918-11-08""",
    "002": """April 21, 1918: 1918-04-21
March or April of last year: 1917-03..1917-04=1917-03-14..1917-05-13 medium
January 5, 1918: 1918-01-05=1918-01-18
August, September or October 1914: 1914-08..1914-10 medium
1848: 1848
17th and 18th centuries: 1601/1800
three weeks later: 1917-04 medium
March 1917: 1917-03=1917-03-14/1917-04-13
first month of the revolution: 1917-03=1917-03-14/1917-04-13 high
June 18: 1917-06-18=1917-07-01 medium
June 18: 1917-06-18=1917-07-01 medium
June 18: 1917-06-18=1917-07-01 medium
June 18: 1917-06-18=1917-07-01 medium
1905: 1905
October 17, 1905: 1905-10-17=1905-10-30
1922: 1922
1848: 1848
October 26, 1917: 1917-10-26=1917-11-08
day after the revolution: 1917-10-26=1917-11-08 high
November 14: 1917-11-14=1917-11-27 high
November 20: 1917-11-20=1917-12-03 high
22nd: 1917-11-22=1917-12-05 high
March 3, 1918: 1918-03-03
January: 1918-01 medium
January 9: 1918-01-09=1918-01-22 medium
February 10: 1918-02-10 medium
February 17: 1918-02-17 medium
February 17-18: 1918-02-17/1918-02-18 medium
February 19: 1918-02-19 medium
February 22: 1918-02-22 medium
February 23: 1918-02-23 medium
March 3: 1918-03-03 medium
November 1918: 1918-11
1905: 1905
1917: 1917
last three months of that year: 1905-10/1905-12=1905-10-14/1906-01-13 medium
October 17: 1905-10-17=1905-10-30 medium
December: 1905-12=1905-12-14/1906-01-13 medium
1905: 1905
1917: 1917
1905: 1905""",
    "003": """July 1926: 1926-07
July 1926: 1926-07
1923–30: 1923/1930
1980: 1980
1980: 1980
October 1917: 1917-10=1917-10-14/1917-11-13
February 1917: 1917-02=1917-02-14/1917-03-13
June 1917: 1917-06=1917-06-14/1917-07-13
October 1917: 1917-10=1917-10-14/1917-11-13
April 1918: 1918-04
March 1918: 1918-03
1924: 1924""",
    "004": """January 1923: 1923-01
25 January 1923: 1923-01-25""",
}


@pytest.mark.parametrize("capture", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_the_dates_of_the_five_sources(capture: Path) -> None:
    source = read_source(capture)
    root = etree.fromstring(encode_document(source, read_decisions(capture.with_suffix(".toml")), HEADER).xml)
    found = []
    for date in root.iterfind(".//{*}text//{*}date"):
        if any(note.get("type") == "commentary" for note in date.iterancestors("{*}note")):
            continue  # of a book that the editors cite
        words = " ".join("".join(str(t) for t in date.itertext()).split())
        found.append(f"{words}: {short({str(k): str(v) for k, v in date.attrib.items()})}")
    assert found == READ[capture.stem[:3]].splitlines()


def test_a_large_source_takes_seconds() -> None:
    words = (SEEDS / "002_043c3592ba335788.txt").read_text("utf-8")
    source = decode_source((words * 14).encode(), Path("x.txt"))
    layout = recognise_layout(source)
    begin = time.process_time()
    assert len(recognise_dates(source, layout, (), RUSSIAN).spans) > 300
    assert time.process_time() - begin < 5
