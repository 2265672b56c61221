"""Validate a document against a RELAX NG schema, and say of each fault what was expected instead.

libxml2 decides quickly that a document is valid. If it says otherwise, the document is held against the
schema once more, by derivatives: that has the last word, as libxml2 is known to refuse valid documents, and it
finds every fault with what could stand in its place. Nor is libxml2 asked where its time grows without bounds:
it needs four times as long for each attribute more that an element has, and twice as long for each level of
elements whose name has two meanings.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Final

from lxml import etree

from edition.adapters.relaxng import TIME_LIMIT, compile_grammar, normalise, serialise
from edition.adapters.relaxng_read import Flat, read_schema
from edition.adapters.relaxng_values import trial_of
from edition.adapters.xmlio import positions
from edition.check.grammar_model import Model, count_elements, has_homonyms
from edition.check.grammar_pattern import TooComplex
from edition.check.grammar_repair import Repairs
from edition.check.grammar_walk import Walk
from edition.check.grammar_words import Phrasing
from edition.errors import SchemaError
from edition.model import Finding, Location, finding

#: Whether an element has more attributes than libxml2 can deal with in good time.
_MANY_ATTRIBUTES: Final = etree.XPath("boolean(//*[@*[9]])")
#: Automata, which validate quickly, are made of grammars with so few elements; so many seconds are given to it.
_FEW_ELEMENTS: Final = 200
_PATIENCE: Final = 3.0
_Stamp = tuple[tuple[int, int], ...]
_LOADED: Final[dict[tuple[Path, frozenset[str] | None], tuple[_Stamp, Grammar]]] = {}


class Grammar:
    """A schema, ready to check documents."""

    def __init__(self, grammar: Flat, compiled: etree.RelaxNG | None) -> None:
        self._grammar = grammar
        self._compiled = compiled
        # libxml2 does not follow pointers to identifiers.
        pointers = b' type="IDREF' in serialise(grammar)
        self._quick = None if pointers or has_homonyms(grammar) else compiled

    @classmethod
    def load(
        cls, path: Path, names: frozenset[str] | None = None, *, cache: Path | None = None, limit: float = TIME_LIMIT
    ) -> Grammar:
        """Read and compile a schema; raises SchemaError, one line, if it is broken. It never hangs.

        With `names`, the names of all elements of the documents to be checked, a schema of hundreds of elements
        compiles and runs sooner; verdicts and messages are the same without. `cache` is a folder for what
        was learnt of a schema. A file that did not change is not read again by this process.
        """
        known = _LOADED.get((path, names))
        if known and known[0] == _stamp(known[1].files):
            return known[1]
        try:
            flat = normalise(read_schema(path))
            compiled = _compiled(flat, names, cache, limit)
        except RecursionError as error:
            raise SchemaError(f"{path}: is nested too deeply") from error
        grammar = cls(flat, compiled)
        _LOADED[(path, names)] = (_stamp(flat.files), grammar)
        return grammar

    @property
    def files(self) -> tuple[Path, ...]:
        """The schema and all files that it includes."""
        return self._grammar.files

    @property
    def compiles(self) -> bool:
        """Whether libxml2 could compile the schema in time; if not, checking is slower, not different."""
        return self._compiled is not None

    @cached_property
    def _model(self) -> Model:
        return Model(self._grammar)

    @cached_property
    def _repairs(self) -> Repairs:
        return Repairs(self._model)

    def check(self, tree: etree._ElementTree, *, shown: str) -> list[Finding]:
        """Return the faults of a document in the order of their places; none: it is valid."""
        if self._quick is not None and not _MANY_ATTRIBUTES(tree) and self._quick.validate(tree):
            return []
        try:
            walk = Walk(self._model, self._repairs, tree.getroot())
            faults = walk.faults()
        except (TooComplex, RecursionError):
            return self._plain(tree, shown)
        if not faults:
            return []
        phrasing = Phrasing(self._model, walk.order, positions(tree), shown)
        found = {phrasing.finding(fault): None for fault in faults}
        return sorted(found, key=lambda one: (one.sort_key, one.words, one.hint))

    def _plain(self, tree: etree._ElementTree, shown: str) -> list[Finding]:
        """Return what libxml2 says, for a schema that cannot be followed."""
        if self._quick is None or _MANY_ATTRIBUTES(tree):
            raise SchemaError(f"{self._grammar.path}: is too complex to be checked against")
        if self._quick.validate(tree):
            return []
        log = self._quick.error_log
        return [finding("G016", Location(shown, entry.line), entry.message) for entry in log]


def _compiled(flat: Flat, names: frozenset[str] | None, cache: Path | None, limit: float) -> etree.RelaxNG | None:
    wanted = flat if names is None else normalise(flat, names)
    if wanted.start.kind == "notAllowed":
        return None
    compiled = None
    if count_elements(wanted) <= _FEW_ELEMENTS:
        compiled = compile_grammar(serialise(wanted), flat.path, cache, min(limit, _PATIENCE))
    if compiled is None:
        compiled = compile_grammar(serialise(wanted, grouped=True), flat.path, cache, limit)
    if compiled is None:
        # Then values are still to be tested one by one; make sure that at least those compile.
        patterns = Model(flat).value_patterns()
        if patterns and compile_grammar(serialise(trial_of(patterns)), flat.path, cache, limit) is None:
            raise SchemaError(f"{flat.path}: its datatypes cannot be compiled within {limit:g} seconds")
    return compiled


def _stamp(files: tuple[Path, ...]) -> _Stamp:
    try:
        return tuple((status.st_size, status.st_mtime_ns) for status in (file.stat() for file in files))
    except OSError:
        return ()
