"""Make a RELAX NG grammar fit for libxml2, and compile it without ever hanging.

libxml2 stumbles over what ODD processors write: a group with one member (as soon as a class of elements is
empty) sends it into an endless loop, many empty definitions make it reject valid documents, and a grammar of
hundreds of elements takes it a quarter of a minute. So: definitions that are empty or not allowed are inlined
until none is left, single members are unwrapped, and elements that no document uses are left out. As that
proves nothing for the grammars of others, each is first compiled in a process of its own, which is ended when
it takes too long.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from edition.adapters.files import write_if_changed
from edition.adapters.relaxng_read import EMPTY, NOT_ALLOWED, RNG, Flat, Rng, group
from edition.errors import OutputError, SchemaError

#: Compiling is given up after so many seconds.
TIME_LIMIT: Final = 8.0
_MEMORY_LIMIT: Final = 4 * 1024**3
_REFUSED: Final = 3
_WORKER: Final = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY_LIMIT}, {_MEMORY_LIMIT}))
except (ImportError, ValueError, OSError):
    pass
from lxml import etree
try:
    etree.RelaxNG(etree.fromstring(sys.stdin.buffer.read()))
except etree.LxmlError as error:
    print(str(error))
    sys.exit({_REFUSED})
"""
#: What stands in these is a group without a tag.
_IN_A_ROW: Final = frozenset({"element", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"})
_REPEATING: Final = frozenset({"optional", "zeroOrMore"})


def normalise(grammar: Flat, names: frozenset[str] | None = None) -> Flat:
    """Return an equal grammar without empty definitions and needless wrappers, for documents that use `names`.

    With names (with namespaces or without), elements of other names are left out: a document cannot use what
    it does not contain.
    """
    trivial: dict[str, Rng] = {}
    defines = dict(grammar.defines)
    stale = set(defines)
    users = _users(defines)
    while stale:
        settled: set[str] = set()
        for name in sorted(stale):
            defines[name] = _simple(defines[name], trivial, names)
            if defines[name] in {EMPTY, NOT_ALLOWED}:
                trivial[name] = defines[name]
                settled.add(name)
        stale = {user for name in settled for user in users.get(name, ()) if user not in trivial}
    start = _simple(grammar.start, trivial, names)
    return Flat(start, _reachable(start, defines), grammar.files)


def _users(defines: dict[str, Rng]) -> dict[str, set[str]]:
    users: dict[str, set[str]] = {}
    for name, pattern in defines.items():
        for wanted in references(pattern):
            users.setdefault(wanted, set()).add(name)
    return users


def references(pattern: Rng) -> Iterator[str]:
    """Yield the names of the definitions that a pattern refers to."""
    if pattern.kind == "ref":
        yield pattern.name
    for child in pattern.children:
        yield from references(child)


def _reachable(start: Rng, defines: dict[str, Rng]) -> dict[str, Rng]:
    found: dict[str, Rng] = {}
    waiting = list(references(start))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = defines[name]
            waiting += references(defines[name])
    return {name: defines[name] for name in defines if name in found}


def _simple(pattern: Rng, trivial: dict[str, Rng], names: frozenset[str] | None) -> Rng:
    """Simplify one pattern, knowing which definitions are empty or not allowed."""
    kind = pattern.kind
    if kind == "ref":
        return trivial.get(pattern.name, pattern)
    if kind in {"element", "attribute"}:
        label, content = pattern.children
        if kind == "element" and names is not None and not _used(label, names):
            return NOT_ALLOWED
        inner = _simple(content, trivial, names)
        return NOT_ALLOWED if inner.kind == "notAllowed" else Rng(kind, (label, inner))
    if kind in {"group", "interleave"}:
        return _joined(kind, [_simple(child, trivial, names) for child in pattern.children])
    if kind == "choice":
        return _choice([_simple(child, trivial, names) for child in pattern.children])
    if kind in {"optional", "zeroOrMore", "oneOrMore", "mixed", "list"}:
        return _wrapped(kind, _simple(group(pattern.children), trivial, names))
    return pattern


def _joined(kind: str, parts: Iterable[Rng]) -> Rng:
    flat: list[Rng] = []
    for part in parts:
        if part.kind == "notAllowed":
            return NOT_ALLOWED
        if part.kind != "empty":
            flat += part.children if part.kind == kind else (part,)
    return Rng(kind, tuple(flat)) if len(flat) > 1 else group(tuple(flat))


def _choice(parts: Iterable[Rng]) -> Rng:
    flat: dict[Rng, None] = {}
    optional = False
    for part in parts:
        if part.kind == "optional":
            optional, part = True, part.children[0]
        if part.kind == "empty":
            optional = True
        elif part.kind != "notAllowed":
            flat |= dict.fromkeys(part.children if part.kind == "choice" else (part,))
    if not flat:
        return EMPTY if optional else NOT_ALLOWED
    chosen = Rng("choice", tuple(flat)) if len(flat) > 1 else next(iter(flat))
    return _wrapped("optional", chosen) if optional else chosen


def _wrapped(kind: str, inner: Rng) -> Rng:
    if inner.kind == "notAllowed":
        return EMPTY if kind in _REPEATING else NOT_ALLOWED
    if kind == "mixed":
        return Rng("text") if inner.kind == "empty" else Rng(kind, (inner,))
    if inner.kind == "empty" and kind != "list":
        return EMPTY
    if inner.kind in _REPEATING and kind != "list":
        kind = "optional" if kind == inner.kind == "optional" else "zeroOrMore"
        inner = inner.children[0]
    elif inner.kind == "oneOrMore" and kind in {*_REPEATING, "oneOrMore"}:
        kind = "zeroOrMore" if kind in _REPEATING else kind
        inner = inner.children[0]
    return Rng(kind, (inner,))


def _used(label: Rng, names: frozenset[str]) -> bool:
    if label.kind == "name":
        return label.name in names or label.name.rpartition("}")[2] in names
    return label.kind != "choice" or any(_used(child, names) for child in label.children)


def serialise(grammar: Flat, *, grouped: bool = False) -> bytes:
    """Write a grammar in the XML syntax; `grouped` with all that an element holds in one group.

    Of a group with attributes libxml2 makes no automaton. That takes no time, even for hundreds of elements;
    but to validate then takes five times as long.
    """
    parts = [f'<grammar xmlns="{RNG}"><start>', *_markup(grammar.start, grouped), "</start>\n"]
    for name, pattern in grammar.defines.items():
        parts += [f"<define name={quoteattr(name)}>", *_members(pattern, grouped), "</define>\n"]
    return "".join([*parts, "</grammar>"]).encode()


def _members(pattern: Rng, grouped: bool) -> Iterator[str]:
    for part in pattern.children if pattern.kind == "group" and not grouped else (pattern,):
        yield from _markup(part, grouped)


def _markup(node: Rng, grouped: bool) -> Iterator[str]:
    attributes, text = "", escape(node.text)
    if node.kind in {"name", "nsName"}:
        ns, _, local = node.name.removeprefix("{").rpartition("}") if node.kind == "name" else (node.name, "", "")
        attributes, text = f" ns={quoteattr(ns)}", escape(local)
    elif node.kind in {"data", "value"}:
        attributes = f" type={quoteattr(node.name)} datatypeLibrary={quoteattr(node.library)}"
    elif node.name:
        attributes = f" name={quoteattr(node.name)}"
    yield f"<{node.kind}{attributes}>{text}"
    for child in node.children:
        yield from _members(child, grouped) if node.kind in _IN_A_ROW else _markup(child, grouped)
    yield f"</{node.kind}>"


@lru_cache(maxsize=64)
def compile_grammar(
    schema: bytes, path: Path, cache: Path | None = None, limit: float = TIME_LIMIT
) -> etree.RelaxNG | None:
    """Compile a serialised grammar; None when that takes too long; SchemaError when libxml2 refuses it.

    `cache` is a folder that remembers how it ended, so that the trial is made once for each grammar.
    """
    key = hashlib.sha256(b"%r %r " % (etree.LIBXML_VERSION, limit) + schema).hexdigest()
    known = cache / f"{key}.compiles" if cache else None
    verdict = known.read_text("utf-8") if known and known.is_file() else _trial(schema, limit)
    if known:
        try:
            write_if_changed(known, verdict.encode())
        except OutputError:
            known = None  # the cache only saves time
    if verdict.startswith("refused"):
        raise SchemaError(f"{path}: {verdict.removeprefix('refused ')}")
    return etree.RelaxNG(etree.fromstring(schema)) if verdict == "yes" else None


def _trial(schema: bytes, limit: float) -> str:
    """Compile in a process of its own; tell "yes", "no" (too long, or it died), or what it was refused for."""
    command = [sys.executable, "-P", "-c", _WORKER]
    try:
        done = subprocess.run(command, input=schema, capture_output=True, timeout=limit, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return "no"
    if done.returncode == _REFUSED:
        said = " ".join(done.stdout.decode("utf-8", "replace").split())
        return f"refused {said or 'is no valid RELAX NG schema'}"
    return "no" if done.returncode else "yes"
