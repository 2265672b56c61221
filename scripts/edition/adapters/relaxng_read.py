"""Read a RELAX NG schema (XML syntax) into one flat grammar of small immutable nodes.

This is most of what chapter 4 of the specification calls simplification: annotations go, files that are
included or referred to come in, grammars in grammars get names of their own, definitions in several parts are
combined, and each name, value and datatype says its namespace or library itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lxml import etree

from edition.adapters.xmlio import parse_xml
from edition.errors import SchemaError, XMLInputError

RNG: Final = "http://relaxng.org/ns/structure/1.0"
_NS: Final = f"{{{RNG}}}"
_MOST_FILES: Final = 500
_CONTAINERS: Final = frozenset("choice group interleave mixed list optional zeroOrMore oneOrMore except".split())
_LEAVES: Final = frozenset({"empty", "text", "notAllowed", "anyName"})


class Rng(NamedTuple):
    """A node of a grammar. `name` is a Clark name, a reference, a type or a parameter, as `kind` says."""

    kind: str
    children: tuple[Rng, ...] = ()
    name: str = ""
    library: str = ""
    text: str = ""


@dataclass(frozen=True)
class Flat:
    """A grammar without files, scopes and annotations: where it starts, and its definitions."""

    start: Rng
    defines: dict[str, Rng]
    files: tuple[Path, ...]

    @property
    def path(self) -> Path:
        """The file that was given; the others were referred to."""
        return self.files[0]


EMPTY: Final = Rng("empty")
NOT_ALLOWED: Final = Rng("notAllowed")


def group(parts: tuple[Rng, ...]) -> Rng:
    """Return one pattern for several in a row."""
    return parts[0] if len(parts) == 1 else Rng("group", parts) if parts else EMPTY


@dataclass(frozen=True)
class _Place:
    """What a node inherits: its file, namespace, datatype library, and the files that led here."""

    path: Path
    ns: str = ""
    library: str = ""
    via: tuple[Path, ...] = ()

    def within(self, node: etree._Element) -> _Place:
        ns, library = node.get("ns"), node.get("datatypeLibrary")
        if ns is None and library is None:
            return self
        return _Place(
            self.path, self.ns if ns is None else ns.strip(), library if library is not None else self.library, self.via
        )

    def fault(self, node: etree._Element, words: str) -> SchemaError:
        return SchemaError(f"{self.path}:{node.sourceline}: {words}")


@dataclass
class _Part:
    combine: str
    pattern: Rng
    place: _Place
    node: etree._Element


@dataclass
class _Scope:
    """The definitions of one grammar element; `label` tells its names from those of other grammars."""

    label: str
    parent: _Scope | None = None
    parts: dict[str, list[_Part]] = field(default_factory=dict)
    wanted: dict[str, tuple[_Place, etree._Element]] = field(default_factory=dict)

    def flat(self, name: str) -> str:
        return f"{name or 'start'}{self.label}"


class _Reader:
    def __init__(self) -> None:
        self.scopes: list[_Scope] = []
        self.files: list[Path] = []

    def load(self, path: Path, via: tuple[Path, ...]) -> tuple[etree._Element, _Place]:
        if path in via:
            raise SchemaError(f"{path}: includes itself, by way of {via[-1].name}")
        self.files.append(path)
        if len(self.files) > _MOST_FILES:
            raise SchemaError(f"{via[0]}: refers to more than {_MOST_FILES} files")
        try:
            root = parse_xml(path).getroot()
        except XMLInputError as error:
            raise SchemaError(_not_xml(path, str(error))) from error
        if not isinstance(root.tag, str) or not str(root.tag).startswith(_NS):
            raise SchemaError(f"{path}: {_other_language(root)}")
        return root, _Place(path, via=(*via, path)).within(root)

    def referred(self, node: etree._Element, place: _Place) -> tuple[etree._Element, _Place]:
        """Load the file that an include or externalRef names; only files beside the schema, no network."""
        href = (node.get("href") or "").strip()
        parts = urlsplit(href)
        if parts.scheme not in {"", "file"} or parts.netloc or parts.fragment or not href:
            raise place.fault(node, f"refers to “{href}”; put that file beside the schema and name it by its path")
        local = url2pathname(parts.path) if parts.scheme else unquote(parts.path)
        target = (place.path.parent / local).resolve()
        if not target.is_file():
            raise place.fault(node, f"refers to “{href}”, a file that is not there")
        root, found = self.load(target, place.via)
        ns = root.get("ns")
        return root, _Place(found.path, found.ns if ns is not None else place.ns, found.library, found.via)

    def grammar(self, node: etree._Element, place: _Place, parent: _Scope | None) -> Rng:
        scope = _Scope(f"\u00b7{len(self.scopes)}" if self.scopes else "", parent)
        self.scopes.append(scope)
        scope.wanted[""] = (place, node)
        self.components(node, place, scope, frozenset())
        return Rng("ref", name=scope.flat(""))

    def components(self, node: etree._Element, place: _Place, scope: _Scope, without: frozenset[str]) -> None:
        """Collect the definitions below a grammar, div or include, but for those that an include replaces."""
        for child in _rng_children(node):
            kind, here = _kind(child), place.within(child)
            if kind in {"start", "define"}:
                name = "" if kind == "start" else (child.get("name") or "").strip()
                if name not in without:
                    pattern = group(tuple(self.patterns(child, here, scope)))
                    part = _Part((child.get("combine") or "").strip(), pattern, here, child)
                    scope.parts.setdefault(name, []).append(part)
            elif kind == "div":
                self.components(child, here, scope, without)
            elif kind == "include":
                root, there = self.referred(child, here)
                if root.tag != _NS + "grammar":
                    raise here.fault(child, f"includes {there.path.name}, which is no grammar")
                self.components(root, there, scope, without | _defined(child))
                self.components(child, here, scope, without)
            else:
                raise here.fault(child, f"<{kind}> cannot stand in <{_kind(node)}>")

    def patterns(self, node: etree._Element, place: _Place, scope: _Scope | None) -> Iterator[Rng]:
        for child in _rng_children(node):
            yield self.pattern(child, place.within(child), scope)

    def pattern(self, node: etree._Element, place: _Place, scope: _Scope | None) -> Rng:
        kind = _kind(node)
        if kind in _LEAVES or kind in _CONTAINERS:
            return Rng(kind, tuple(self.patterns(node, place, scope)))
        if kind in {"element", "attribute"}:
            return self.named(node, place, scope, kind)
        if kind in {"ref", "parentRef"}:
            return self.reference(node, place, scope if kind == "ref" else scope and scope.parent)
        if kind == "grammar":
            return self.grammar(node, place, scope)
        if kind == "externalRef":
            root, there = self.referred(node, place)
            return self.pattern(root, there, None)
        return self.leaf(node, place, scope, kind)

    def leaf(self, node: etree._Element, place: _Place, scope: _Scope | None, kind: str) -> Rng:
        text = "".join([node.text or "", *(child.tail or "" for child in node)])
        if kind == "name":
            return Rng(kind, name=_clark(text.strip(), node, place, place.ns))
        if kind == "nsName":
            return Rng(kind, tuple(self.patterns(node, place, scope)), name=place.ns)
        if kind == "value":
            data_type = node.get("type")
            name, library = (data_type.strip(), place.library) if data_type else ("token", "")
            return Rng(kind, name=name, library=library, text=text)
        if kind == "data":
            children = tuple(self.patterns(node, place, scope))
            return Rng(kind, children, name=(node.get("type") or "").strip(), library=place.library)
        if kind == "param":
            return Rng(kind, name=(node.get("name") or "").strip(), text=text)
        raise place.fault(node, f"<{kind}> is no pattern of RELAX NG")

    def named(self, node: etree._Element, place: _Place, scope: _Scope | None, kind: str) -> Rng:
        children = list(self.patterns(node, place, scope))
        name = node.get("name")
        if name is not None:
            # An attribute's own name is in no namespace unless it says so itself.
            ns = place.ns if kind == "element" else (node.get("ns") or "").strip()
            names = Rng("name", name=_clark(name.strip(), node, place, ns))
        elif children:
            names = children.pop(0)
        else:
            raise place.fault(node, f"<{kind}> has no name")
        if kind == "attribute" and not children:
            children = [Rng("text")]
        return Rng(kind, (names, group(tuple(children))))

    def reference(self, node: etree._Element, place: _Place, scope: _Scope | None) -> Rng:
        name = (node.get("name") or "").strip()
        if scope is None:
            raise place.fault(node, f"refers to “{name}”, but there is no grammar around it")
        scope.wanted.setdefault(name, (place, node))
        return Rng("ref", name=scope.flat(name))

    def finish(self) -> dict[str, Rng]:
        defines: dict[str, Rng] = {}
        for scope in self.scopes:
            for name, (place, node) in scope.wanted.items():
                if name not in scope.parts:
                    words = f"refers to “{name}”, which it does not define" if name else "the grammar has no <start>"
                    raise place.fault(node, words)
            for name, parts in scope.parts.items():
                defines[scope.flat(name)] = _combined(name, parts)
        return defines


def read_schema(path: Path) -> Flat:
    """Read a schema with all files that it refers to; raises SchemaError in one line if it is broken."""
    reader = _Reader()
    root, place = reader.load(path.resolve(), ())
    start = reader.pattern(root, place, None)
    return Flat(start, reader.finish(), tuple(reader.files))


def _combined(name: str, parts: list[_Part]) -> Rng:
    if len(parts) == 1:
        return parts[0].pattern
    how = {part.combine for part in parts if part.combine}
    bare = [part for part in parts if not part.combine]
    if len(how) != 1 or len(bare) > 1 or not how <= {"choice", "interleave"}:
        part = (bare or parts)[-1]
        raise part.place.fault(part.node, f"defines “{name or 'start'}” again without saying how to combine it")
    return Rng(how.pop(), tuple(part.pattern for part in parts))


def _rng_children(node: etree._Element) -> Iterator[etree._Element]:
    for child in node:
        if isinstance(child.tag, str) and str(child.tag).startswith(_NS):
            yield child


def _kind(node: etree._Element) -> str:
    return str(node.tag).removeprefix(_NS)


def _defined(include: etree._Element) -> frozenset[str]:
    """Return the names that the body of an include replaces; "" for its start."""
    found = [node.get("name", "").strip() for node in include.iterfind(f".//{_NS}define")]
    return frozenset(found + ([""] if include.find(f".//{_NS}start") is not None else []))


def _clark(name: str, node: etree._Element, place: _Place, ns: str) -> str:
    prefix, colon, local = name.rpartition(":")
    if colon:
        uri = "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else node.nsmap.get(prefix)
        if uri is None:
            raise place.fault(node, f"the prefix of “{name}” is not declared")
        ns = uri
    return f"{{{ns}}}{local}" if ns else local


def _not_xml(path: Path, reason: str) -> str:
    if path.suffix == ".rnc":
        return f"{path}: is in the compact syntax; turn it into the XML syntax first (trang {path.name} NAME.rng)"
    return f"{reason}; give a RELAX NG schema in XML syntax"


def _other_language(root: etree._Element) -> str:
    name = etree.QName(root)
    language = {
        "http://www.w3.org/2001/XMLSchema": "is an XML Schema (XSD)",
        "http://purl.oclc.org/dsdl/schematron": "is a Schematron schema",
        "http://www.tei-c.org/ns/1.0": "is a TEI document, perhaps an ODD",
    }.get(name.namespace or "", f"begins with <{name.localname}>, which is not RELAX NG")
    return f"{language}; give a RELAX NG schema in XML syntax (.rng)"
