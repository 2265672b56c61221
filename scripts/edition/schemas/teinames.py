"""What TEI P5 calls things: modules, elements, classes, attributes, read from the table beside the schema."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from edition.errors import EditionError


@dataclass(frozen=True, slots=True)
class Named:
    """An element or an attribute class: its module, the attribute classes it is in, its own attributes."""

    module: str
    classes: tuple[str, ...]
    attributes: tuple[str, ...]


@dataclass(frozen=True)
class TeiNames:
    """All names of TEI P5 by kind: element, attributes, model, macro, datatype, module."""

    kinds: Mapping[str, Mapping[str, Named]]

    def knows(self, kind: str, name: str) -> bool:
        """Whether TEI has something of this kind and name."""
        return name in self.kinds[kind]

    def module_of(self, element: str) -> str:
        """Return the module of an element, "" for a name that TEI does not have."""
        found = self.kinds["element"].get(element)
        return found.module if found else ""

    def elements_of(self, module: str) -> frozenset[str]:
        """Return the elements of a module."""
        return frozenset(name for name, one in self.kinds["element"].items() if one.module == module)

    def attributes_of(self, element: str, modules: Collection[str]) -> frozenset[str]:
        """Return the attributes that TEI gives an element when these modules are used (Guidelines, 1.3.1)."""
        own = self.kinds["element"][element]
        found = {name for name in own.attributes if not name.startswith("-")}
        for name in own.classes:
            found |= self._of_class(name, modules)
        return frozenset(found - {name[1:] for name in own.attributes if name.startswith("-")})

    def _of_class(self, name: str, modules: Collection[str]) -> set[str]:
        one = self.kinds["attributes"].get(name)
        if one is None:
            return set()
        found = set(one.attributes) if one.module in modules else set()
        for above in one.classes:
            found |= self._of_class(above, modules)
        return found


@functools.cache
def read_names(table: Path) -> TeiNames:
    """Read the table of names; raises EditionError when it is missing."""
    try:
        lines = table.read_text("utf-8").splitlines()[1:]
    except OSError as error:
        raise EditionError(f"{table}: cannot be read ({error.strerror}); install `edition` again") from error
    kinds: dict[str, dict[str, Named]] = {}
    for line in lines:
        kind, name, module, classes, attributes = line.split("\t")
        kinds.setdefault(kind, {})[name] = Named(module, tuple(classes.split()), tuple(attributes.split()))
    return TeiNames(MappingProxyType(kinds))
