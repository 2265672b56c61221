"""What a decisions file can say, table by table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from edition.decide.dates import DateDecision, DatesTable


@dataclass(frozen=True)
class Text:
    """What the text is: identifier, title, author, language, and the editorial introduction to it."""

    id: str
    title: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    genre: str = "text"
    language: str = "en"
    translated_from: str = ""
    keywords: tuple[str, ...] = ()
    added: str = ""
    abstract: tuple[str, ...] = ()
    profile: str = ""
    #: "promoted": the TEI is the only truth from now on, and no conversion writes it.
    status: str = ""


@dataclass(frozen=True)
class Creation:
    """When, where and on what occasion the text came into being; dates are ISO 8601."""

    when: str = ""
    from_: str = ""
    to: str = ""
    notBefore: str = ""
    notAfter: str = ""
    text: str = ""
    place: str = ""
    occasion: str = ""


@dataclass(frozen=True)
class Publication:
    """One publication of the text; `source` says where the facts were verified."""

    type: str = ""
    title: str = ""
    in_: str = ""
    level: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    place: str = ""
    when: str = ""
    date: str = ""
    statement: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True)
class Responsibility:
    """Who did what before this edition: translated, transcribed, selected."""

    resp: str
    name: str
    source: str = ""


@dataclass(frozen=True)
class Rights:
    """What is known of the rights in one layer of the text."""

    layer: str
    statement: str
    licence: str = ""


@dataclass(frozen=True)
class Correspondent:
    """One end of a letter."""

    person: str = ""
    place: str = ""
    when: str = ""


@dataclass(frozen=True)
class Correspondence:
    """Sender and addressee of a letter (TEI correspDesc)."""

    sent: Correspondent = Correspondent()
    received: Correspondent = Correspondent()


@dataclass(frozen=True)
class Relation:
    """What the text has to do with another, which is a `work` of the registers, a `text` of the edition, or an `url`.

    `title` names that other; a work has its own. `verified` records how the editor knows and is not published.
    """

    is_: str
    title: str = ""
    work: str = ""
    text: str = ""
    url: str = ""
    note: str = ""
    cert: str = ""
    verified: str = ""


@dataclass(frozen=True)
class Block:
    """A line is what the editor says: `words` quote it, `is_` names the element ("p", "head", "fw/navigation").

    "continued" says that the line goes on with the block above it; any other value makes it the first of a block.
    """

    words: str
    is_: str
    reason: str = ""


@dataclass(frozen=True)
class Name:
    """What a name means: `words` quote it, `in_` is a longer quotation in which they stand once.

    `is_` is the kind of entry, or "none" for what is no name; `as_` says whether the words are the name, a
    description of who is meant (TEI rs), or a name used for a kind of person (persName type="generic").
    """

    words: str
    is_: str
    in_: str = ""
    ref: str = ""
    as_: str = "name"
    every: bool = False
    cert: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Correction:
    """What the source has wrong: `words` quote the place, `sic` is what is wrong in them, `corr` what is right.

    What is missing has no `sic`: `after` says after which of the words it is to be put. Without `corr` what
    `sic` quotes is left out. `reason` tells readers why; `source` is the work or page that shows it; `note` is
    a comment of its own.
    """

    words: str
    kind: str
    cert: str
    reason: str
    sic: str = ""
    after: str = ""
    corr: str = ""
    evidence: str = ""
    source: str = ""
    note: str = ""
    resp: str = "ed"


@dataclass(frozen=True)
class Suspects:
    """What was decided on suspects: `ignore` quotes words, with some around them, that are no errors."""

    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """A work that a note takes its claim from; `here` says instead which part of the text itself it is.

    `level` is that of the host (`in_`) if there is one, else that of the title: as TEI title/@level has it.
    """

    title: str = ""
    author: str = ""
    in_: str = ""
    level: str = ""
    volume: str = ""
    issue: str = ""
    place: str = ""
    publisher: str = ""
    date: str = ""
    pages: str = ""
    url: str = ""
    here: str = ""


@dataclass(frozen=True)
class Note:
    """A comment by this edition, where `words` end; `in_` is a longer quotation in which they stand once.

    `verified` records how the editor checked it and is not published; `key` names the note for good, so that
    its identifier stays when `words` change.
    """

    words: str
    text: str
    source: tuple[Reference, ...]
    in_: str = ""
    key: str = ""
    cert: str = ""
    verified: str = ""
    resp: str = "ed"


@dataclass(frozen=True)
class Language:
    """Words in another language than the text (TEI foreign): `words` quote them, `is_` is the tag (BCP 47)."""

    words: str
    is_: str
    in_: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Names:
    """What holds for the names of the whole text.

    `certain` are names that many bodies have ("Central Committee") and that mean here what the registers say.
    `ignore` are words that look like names in this text and are none: they are not proposed again.
    """

    certain: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """An entry of the history of the text (TEI change)."""

    when: str
    what: str


@dataclass(frozen=True)
class Decisions:
    """Everything that a decisions file says."""

    text: Text
    creation: Creation = Creation()
    publication: tuple[Publication, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    rights: tuple[Rights, ...] = ()
    correspondence: Correspondence = Correspondence()
    relation: tuple[Relation, ...] = ()
    block: tuple[Block, ...] = ()
    name: tuple[Name, ...] = ()
    correction: tuple[Correction, ...] = ()
    note: tuple[Note, ...] = ()
    names: Names = Names()
    language: tuple[Language, ...] = ()
    date: tuple[DateDecision, ...] = ()
    dates: DatesTable = field(default_factory=DatesTable)
    suspects: Suspects = Suspects()
    change: tuple[Change, ...] = ()
    path: Path = field(default=Path(), compare=False)

    def without_names(self) -> Decisions:
        """Return the decisions less those on names and dates: what the tool would do by itself."""
        return replace(self, name=(), names=Names(), date=())
