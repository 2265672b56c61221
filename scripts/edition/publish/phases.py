"""What publishing does, phase by phase: later ones read what earlier ones left in the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from edition.graph import Graph
from edition.project import Edition, TextInfo
from edition.publish.book import Setting, book_tasks
from edition.publish.bookpages import page_tasks
from edition.publish.citing import bibliography_task, citing_tasks
from edition.publish.concordance import corpus_tasks
from edition.publish.data import data_tasks
from edition.publish.epub import epub_tasks
from edition.publish.errata import errata_tasks
from edition.publish.feeds import feed_tasks
from edition.publish.formats import PREVIEW
from edition.publish.mentions import mention_tasks
from edition.publish.registers import document_tasks
from edition.publish.search import INDEX, PAGES, search_pages_tasks, search_tasks
from edition.publish.site import shared_copies, site_tasks
from edition.publish.sourceview import claim_tasks
from edition.publish.statistics import count_tasks
from edition.publish.text import text_tasks
from edition.workers import Task


@dataclass(frozen=True)
class Phase:
    """Tasks that may run side by side; the names of all begin with `prefix`."""

    prefix: str
    tasks: list[Task]


def phases(
    edition: Edition, graph: Graph, infos: Sequence[TextInfo], formats: Collection[str], setting: Setting | None = None
) -> Iterator[Phase]:
    """Yield the phases in order; the next is asked for when the tasks of the last are done."""
    wanted = set(formats)
    if "text" in wanted:
        yield Phase("text:", text_tasks(edition, graph, infos))
        yield Phase("corpus:", corpus_tasks(edition, graph, infos))
    if "print" in wanted:
        yield Phase("print:", book_tasks(edition, graph, infos, setting))
    pages = bool({"site", PREVIEW} & wanted)
    if pages or {"data", "epub"} & wanted:
        yield Phase("mentions:", list(mention_tasks(edition, graph, infos)))
        yield Phase("counts:", list(count_tasks(graph, infos)))
        yield Phase("citing:", citing_tasks(edition, graph, infos))
    if "data" in wanted:
        data = [*data_tasks(edition, graph, infos), *errata_tasks(edition, graph, infos)]
        yield Phase("data:", [*data, bibliography_task(edition, graph, infos)])
    if pages or "epub" in wanted:
        yield Phase("registers:", document_tasks(edition, graph, infos))
    if "epub" in wanted:
        yield Phase("pages:", page_tasks(edition, graph, infos))
        yield Phase("epub:", epub_tasks(edition, graph, infos))
    if pages:
        yield Phase("sources:", list(claim_tasks(edition, graph, infos)))
        yield Phase("site:", [*site_tasks(edition, graph, infos), *shared_copies(edition, graph)])
    if "site" in wanted:
        yield Phase(PAGES, list(search_pages_tasks(edition, graph, infos)))
        yield Phase(INDEX, list(search_tasks(edition, graph, infos)))
        yield Phase("feeds:", feed_tasks(edition, graph, infos))
