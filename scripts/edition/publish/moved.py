"""Former addresses on the site: pages and fragments that were published once lead on to what took their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from edition.check.ledger import read_ledger, redirects
from edition.encode.header import build
from edition.graph import Outcome, combine
from edition.names import TEI, XML_ID, tei
from edition.project import Edition, resources
from edition.publish.render import render
from edition.publish.writing import site_of, written
from edition.workers import Task


@dataclass(frozen=True)
class Moved:
    """Fragments that lead on, text by text (as the stylesheet takes them), and texts that do so as a whole."""

    fragments: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MovedArgument:
    """A text that is no more, and the parameters of its page."""

    root: str
    text_id: str
    parameters: dict[str, str]


def read_moved(edition: Edition) -> Moved:
    """Read the redirects of the ledger as links between pages of the folder texts/."""
    entries, _ = read_ledger(edition.ledger, edition.shown(edition.ledger))
    fragments: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, str] = {}
    for old, new in redirects(entries).items():
        text, _, identifier = old.partition("#")
        new_text, mark, new_identifier = new.partition("#")
        page = "" if new_text == text else f"{new_text}.html"
        if identifier:
            fragments[text].append(f"{identifier}={page}{mark}{new_identifier}")
        else:
            texts[text] = page
    return Moved({text: " ".join(pairs) for text, pairs in fragments.items()}, texts)


def moved_tasks(
    edition: Edition, moved: Moved, parameters: Mapping[str, str], sheets: str, there: Sequence[str]
) -> Iterator[Task]:
    """Yield a page for each text that is no more but has a redirect."""
    for text_id, target in moved.texts.items():
        if text_id in there:
            continue
        own = {**parameters, "refresh": target, "moved": moved.fragments.get(text_id, "")}
        argument = MovedArgument(str(edition.root), text_id, own)
        yield Task(f"site:moved:{text_id}", combine([sheets, own]), moved_page, argument)


def moved_page(argument: MovedArgument) -> Outcome:
    """Make the page that leads on from a text that is no more."""
    root = Path(argument.root)
    html, findings = render(resources("xslt") / "html.xsl", _notice(argument), argument.parameters)
    return written(root, site_of(root), [(f"texts/{argument.text_id}.html", html.encode("utf-8"))], findings)


def _notice(argument: MovedArgument) -> bytes:
    target = argument.parameters["refresh"]
    document = etree.Element(tei("TEI"), nsmap={None: TEI})
    document.set(XML_ID, argument.text_id)
    description = build(build(document, "teiHeader"), "fileDesc")
    build(build(description, "titleStmt"), "title", "This text has moved")
    build(build(description, "publicationStmt"), "p", "Part of this edition.")
    build(build(description, "sourceDesc"), "p", "Born digital.")
    division = build(build(build(document, "text"), "body"), "div")
    paragraph = build(division, "p", "It is now at ")
    build(paragraph, "ref", target, target=target.removesuffix(".html") + ".xml").tail = "."
    return bytes(etree.tostring(document, encoding="utf-8"))
