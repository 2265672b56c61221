"""The editor's decisions on words in another language."""

from __future__ import annotations

from edition.decide.matching import place
from edition.decide.model import Decisions
from edition.model import Finding
from edition.names import XML_LANG
from edition.recognise.span import Certainty, Span
from edition.source import Source


def decide_languages(source: Source, decisions: Decisions) -> tuple[list[Span], list[Finding]]:
    """Return the words that the editor says are in another language, and what could not be applied."""
    spans: list[Span] = []
    findings: list[Finding] = []
    for one in decisions.language:
        found = place(source, one.words, one.in_, path=decisions.path)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            spans.append(Span(*found, "foreign", {XML_LANG: one.is_}, Certainty.HIGH, "decision"))
    return spans, findings
