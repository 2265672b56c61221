"""A newspaper that quotes a text: masthead, headings, an introduction of its own, attribution at the end."""

import re

from edition.recognise.profiles import Profile, evidence

PROFILE = Profile(
    name="newspaper",
    description="a newspaper quoting a text, with its introduction and an attribution line",
    evidence=evidence(
        (
            r"\A(?:[^\n]*\n){0,10}(?!From|Source|First|Publ)[A-Z][^\n:]{2,50}"
            r"\b(?:Nos?\.|Issue|Number) ?\d+[^\n]{0,40}$",
            2,
        ),
        (r"\A\W*[A-Z][^\n,]{2,40}, (?:\d{1,2} )?(?:[A-Z][a-z]+ )(?:\d{1,2}, )?(?:19|20)\d\d\s*$", 1),
        (r"\bof the (?:week|month|issue|day)\)?\s*$", 2),
        (r"^\s*[—–―-]{1,2}\s?[A-Z][^\n]{3,200}(?:\d{4}|[”\"’])[^\n]{0,30}$", 3),
    ),
    threshold=4,
    masthead=re.compile(r"[A-Z].{2,50},?\s+(?:No\.|Nos\.|Number|Issue|#)\s?\d+.{0,40}"),
    introduction=True,
    attribution=True,
    dates_the_page=True,
)
