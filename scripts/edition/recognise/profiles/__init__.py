"""Profiles: what captures of one kind of site have in common, as data; a new kind is a new module here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Profile:
    """The habits of one kind of page.

    `evidence` are patterns with weights, looked for in the whole capture; the profile applies when the
    weights found reach `threshold`. The flags name the features that the kind of page may have.
    """

    name: str
    description: str
    evidence: Sequence[tuple[re.Pattern[str], int]] = ()
    threshold: int = 3
    #: The lines at the top that name the quoting periodical and its number.
    masthead: re.Pattern[str] | None = None
    #: The text is a quotation that the page introduces and attributes.
    introduction: bool = False
    attribution: bool = False
    #: Sentences of the text repeated for display, above it or within it.
    pull_quotes: bool = False
    #: A table of contents made by the site: "Contents", then lines with section numbers.
    contents: bool = False
    #: Dates standing alone at the top date the page, not the text.
    dates_the_page: bool = False

    def weight(self, text: str) -> int:
        """Return the weight of the evidence that the capture is of this kind."""
        return sum(weight for pattern, weight in self.evidence if pattern.search(text))


def evidence(*pairs: tuple[str, int]) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Compile (pattern, weight) pairs; patterns see the whole capture, line by line."""
    return tuple((re.compile(pattern, re.MULTILINE | re.IGNORECASE), weight) for pattern, weight in pairs)


def _registry() -> tuple[Profile, ...]:
    from edition.recognise.profiles import generic, magazine, marxists_org, marxists_wiki, newspaper

    return (
        marxists_wiki.PROFILE,
        magazine.PROFILE,
        newspaper.PROFILE,
        marxists_org.PROFILE,
        generic.PROFILE,
    )


PROFILES: Final[dict[str, Profile]] = {profile.name: profile for profile in _registry()}


def detect_profile(text: str) -> Profile:
    """Return the profile with the most evidence above its threshold, the generic one if there is none."""
    weighed = [(p.weight(text) - p.threshold, p) for p in PROFILES.values() if p.evidence]
    best = max(weighed, key=lambda pair: pair[0])
    return best[1] if best[0] >= 0 else PROFILES["generic"]
