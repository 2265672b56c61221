"""Hold a document against a grammar, element by element, and find every fault, not only the first.

From the leaves up, each element is held against each meaning that its name has in the grammar (in TEI it has
one); from the root down, the faults of the meanings that fit best are collected. So nothing recurses with the
depth of the document.
"""

from __future__ import annotations

from itertools import islice

from lxml import etree

from edition.check.grammar_attributes import attributes, identifier_faults
from edition.check.grammar_fault import Fault, Result, Words, items
from edition.check.grammar_model import Model, allows, explicit_names
from edition.check.grammar_pattern import Lack, Pattern, Symbol, members
from edition.check.grammar_repair import AHEAD, Repair, Repairs


class Walk:
    """One document against one grammar."""

    def __init__(self, model: Model, repairs: Repairs, root: etree._Element) -> None:
        self.model = model
        self.root = root
        #: The elements, and their numbers in document order.
        self.order = {element: number for number, element in enumerate(root.iter(etree.Element))}
        self._patterns = model.patterns
        self._repairs = repairs
        self._results: dict[tuple[etree._Element, Symbol], Result] = {}

    def faults(self) -> list[Fault]:
        """Return what is wrong, in no particular order."""
        for element in reversed(self.order):
            for symbol in self._meanings(element):
                self._result(element, symbol)
        top = Result()
        self._sequence(top, None, self.model.start, [self.root])
        found = [self._as_root(fault) for fault in top.faults]
        judged: list[Result] = []
        waiting = top.children
        while waiting:
            element, chosen = waiting.pop()
            if chosen is None:
                waiting += self._unjudged(element)
            else:
                result = self._result(element, chosen)
                judged.append(result)
                waiting += result.children
        found += [fault for result in judged for fault in result.faults]
        return found + identifier_faults(judged, self.order)

    def _as_root(self, fault: Fault) -> Fault:
        if fault.code in {"G001", "G002", "G003"}:
            fault.code = "G014"
        return fault

    def _meanings(self, element: etree._Element) -> list[Symbol]:
        name = str(element.tag)
        other = [] if self.model.named(name) else self.model.elsewhere(name)
        return self.model.symbols(name) + other

    def _unjudged(self, element: etree._Element) -> list[tuple[etree._Element, Symbol | None]]:
        """Judge what is in a wrong place by itself: it may have faults of its own, which are to be told, too."""
        if meanings := self.model.symbols(str(element.tag)):
            return [(element, self._best(element, meanings))]
        return [(child, None) for child in element.iterchildren(etree.Element)]

    def _best(self, element: etree._Element, meanings: list[Symbol]) -> Symbol:
        return min(meanings, key=lambda symbol: (self._result(element, symbol).total, symbol.number))

    def _result(self, element: etree._Element, symbol: Symbol) -> Result:
        found = self._results.get((element, symbol))
        if found is None:
            found = Result()
            after_tag = attributes(found, element, self.model.content(symbol), self._patterns)
            self._sequence(found, element, after_tag, list(items(element)))
            found.total = len(found.faults) + sum(
                self._result(child, chosen).total
                for child, chosen in found.children
                if chosen and (child, chosen) in self._results
            )
            self._results[(element, symbol)] = found
        return found

    def _sequence(
        self, result: Result, parent: etree._Element | None, state: Pattern, found: list[etree._Element | Words]
    ) -> None:
        """Follow the children and words of an element; after each fault go on as if it were mended."""
        #: Before which child each state was last met, the latest at the end.
        whole, met = state, dict[Pattern, etree._Element]()
        for item in found:
            if isinstance(item, Words):
                state = self._words(result, parent, state, item, alone=len(found) == 1)
                continue
            following = self._child(result, state, item)
            if following is None:
                ahead = islice(item.itersiblings(etree.Element), AHEAD + 1)
                repair = self._repairs.best(state, str(item.tag), tuple(str(sibling.tag) for sibling in ahead))
                fault = self._misplaced(item, whole, state, repair, met)
                if not _inherited(parent, item, fault):
                    _forget_missing(result, fault)
                    result.faults.append(fault)
                following = self._repaired(result, item, repair)
            met.pop(state, None)
            met[state] = item
            state = following
        if not state.nullable and not self._blank_value(state, found):
            self._unfinished(result, parent, state, found)

    def _child(self, result: Result, state: Pattern, child: etree._Element) -> Pattern | None:
        """Step over a child that is allowed here; None if it is not."""
        meanings = self._repairs.next(state, str(child.tag))
        if not meanings:
            return None
        if len(meanings) == 1:
            result.children.append((child, meanings[0]))
            return self._patterns.after(state, meanings[0])
        valid = [symbol for symbol in meanings if not self._result(child, symbol).total]
        chosen = valid or [self._best(child, list(meanings))]
        result.children.append((child, chosen[0]))
        return self._patterns.choice([self._patterns.after(state, symbol) for symbol in chosen])

    def _repaired(self, result: Result, child: etree._Element, repair: Repair) -> Pattern:
        if repair.how == "insert":
            following = self._child(result, repair.state, child)
            return repair.state if following is None else following
        result.children.append((child, repair.symbols[0] if repair.how == "instead" else None))
        return repair.state

    def _misplaced(
        self,
        child: etree._Element,
        whole: Pattern,
        state: Pattern,
        repair: Repair,
        met: dict[Pattern, etree._Element],
    ) -> Fault:
        name = str(child.tag)
        previous = next(child.itersiblings(etree.Element, preceding=True), None)
        if repair.how == "insert":
            return Fault("G004", child, state, lacks=repair.lacks, before=child, previous=previous)
        instead = repair.symbols[0] if repair.how == "instead" else None
        if instead and name.rpartition("}")[2] in _locals(instead) and not self.model.named(name):
            return Fault("G013", child, state, instead=instead)
        code = "G002"
        if not self.model.named(name):
            code = "G001"
        elif any(allows(symbol.names, name) for symbol in members(whole)):
            code = "G003"
        earlier = next((met[before] for before in reversed(met) if self._repairs.next(before, name)), None)
        return Fault(code, child, state, instead=instead, previous=previous, earlier=earlier)

    def _words(
        self, result: Result, parent: etree._Element | None, state: Pattern, words: Words, *, alone: bool
    ) -> Pattern:
        if not words.text.strip():
            return state
        following = self._patterns.after_words(state, words.text)
        if following is not self._patterns.not_allowed:
            return following
        if parent is not None:
            values = value_symbols(state)
            code = "G010" if alone and values else "G009"
            result.faults.append(Fault(code, parent, state, words=words, symbols=values))
            if code == "G010":
                return self._patterns.empty
        return state

    def _blank_value(self, state: Pattern, found: list[etree._Element | Words]) -> bool:
        """Whether an element without words, or with blanks only, has a value that may be so."""
        if not state.textual or any(not isinstance(item, Words) for item in found):
            return False
        text = "".join(item.text for item in found if isinstance(item, Words))
        return not text.strip() and self._patterns.after_words(state, text).nullable

    def _unfinished(
        self, result: Result, parent: etree._Element | None, state: Pattern, found: list[etree._Element | Words]
    ) -> None:
        if parent is None:
            return
        lacks = self._repairs.lacking(state)
        if any(fault.code == "G009" and fault.state is state for fault in result.faults):
            return  # the words that stand there instead were told already
        if _moved(result, lacks, found):
            return
        last = next((item for item in reversed(found) if not isinstance(item, Words)), None)
        result.faults.append(Fault("G004", parent, state, lacks=lacks, previous=last, symbols=value_symbols(state)))


def _forget_missing(result: Result, fault: Fault) -> None:
    """Take back that an element is missing when it comes later: it is in the wrong place, which is one fault."""
    name = str(fault.element.tag)
    if fault.before is not None:
        result.missing.append(fault)
    for told in result.missing if fault.code == "G003" else ():
        lacks = [lack for lack in told.lacks if not any(allows(symbol.names, name) for symbol in lack)]
        if len(lacks) < len(told.lacks):
            fault.earlier, told.lacks = told.before, tuple(lacks)
            break
    for told in [told for told in result.missing if not told.lacks]:
        result.missing.remove(told)
        result.faults.remove(told)


def _moved(result: Result, lacks: tuple[Lack, ...], found: list[etree._Element | Words]) -> bool:
    """Whether all that is missing is there, only too early: that was told already, and is told better so."""
    early = [fault for fault in result.faults if fault.code == "G003" and fault.earlier is None]
    missing = [
        next((f for f in early if any(allows(s.names, str(f.element.tag)) for s in lack)), None) for lack in lacks
    ]
    last = next((item for item in reversed(found) if not isinstance(item, Words)), None)
    if not missing or None in missing or last is None:
        return False
    for fault in missing:
        if fault is not None:
            fault.later = last
    return True


def value_symbols(state: Pattern) -> tuple[Symbol, ...]:
    """Return the kinds of value that may come next."""
    if state.kind == "value" and state.symbol:
        return (state.symbol,)
    return tuple(symbol for part in state.parts if part.textual for symbol in value_symbols(part))


def _locals(symbol: Symbol) -> set[str]:
    return {name.rpartition("}")[2] for name in explicit_names(symbol.names)}


def _inherited(parent: etree._Element | None, child: etree._Element, fault: Fault) -> bool:
    """Whether the only fault is a wrong namespace that was told of the parent already."""
    if fault.code != "G013" or parent is None or fault.instead is None:
        return False
    return etree.QName(parent).namespace == etree.QName(child).namespace
