"""Saxon behind one door: stylesheets compiled once, parameters cleared, entities off, messages read.

Only this module imports saxonche. A `Saxon` belongs to the process (and the thread) that made it.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, cast

import saxonche

from edition.errors import RenderError

_FEATURE: Final = "http://saxon.sf.net/feature/"
#: Limits that the XML parser inside Saxon sets too low for long documents (depth) or that must stay off.
_PROPERTIES: Final = (
    ("parserFeature?uri=http%3A//xml.org/sax/features/external-general-entities", "false"),
    ("parserFeature?uri=http%3A//xml.org/sax/features/external-parameter-entities", "false"),
    ("parserFeature?uri=http%3A//apache.org/xml/features/nonvalidating/load-external-dtd", "false"),
    ("parserProperty?uri=jdk.xml.maxElementDepth", "10000"),
    ("parserProperty?uri=jdk.xml.elementAttributeLimit", "10000"),
)
_PLACE: Final = re.compile(r"(?:at|near).*?(?:on|at) line (\d+).*?(?:of |in )(\S+\.xsl)", re.DOTALL)
Parameter = str | bool | int


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a transformation gave: its text, and the texts of its xsl:message instructions."""

    text: str
    messages: tuple[str, ...]


class Saxon:
    """One Saxon processor with its compiled stylesheets."""

    def __init__(self) -> None:
        self._processor: Any = saxonche.PySaxonProcessor(license=False)
        for name, value in _PROPERTIES:
            self._processor.set_configuration_property(_FEATURE + name, value)
        self._sheets: dict[Path, Stylesheet] = {}

    def __enter__(self) -> Saxon:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.forget()

    def forget(self) -> None:
        """Forget the compiled stylesheets."""
        self._sheets.clear()

    def _compiler(self) -> Any:
        # A new one each time: after compiling from text, a compiler fails on files with a NullPointerException.
        return self._processor.new_xslt30_processor()

    def stylesheet(self, path: Path) -> Stylesheet:
        """Compile a stylesheet, once; raises RenderError with every static error."""
        if path not in self._sheets:
            with _standard_error() as said:
                try:
                    executable = self._compiler().compile_stylesheet(stylesheet_file=str(path))
                except Exception as error:
                    raise RenderError(f"{path}: does not compile: {_one_line(str(error) or said())}") from error
            self._sheets[path] = Stylesheet(self._processor, executable, path)
        return self._sheets[path]

    def stylesheet_from(self, text: str, path: Path) -> Stylesheet:
        """Compile a stylesheet that was made from the file `path`; raises RenderError with every static error."""
        with _standard_error() as said:
            try:
                executable = self._compiler().compile_stylesheet(stylesheet_text=text, encoding="utf-8")
            except Exception as error:
                raise RenderError(f"{path}: does not compile: {_one_line(str(error) or said())}") from error
        return Stylesheet(self._processor, executable, path)


_OF_THIS_PROCESS: Final[list[Saxon]] = []


def saxon() -> Saxon:
    """Return the Saxon of this process: stylesheets are compiled once in each."""
    if not _OF_THIS_PROCESS:
        _OF_THIS_PROCESS.append(Saxon())
    return _OF_THIS_PROCESS[0]


def forget_stylesheets() -> None:
    """Compile stylesheets anew when they are next needed: their files were changed."""
    for one in _OF_THIS_PROCESS:
        one.forget()


class Stylesheet:
    """A compiled stylesheet."""

    def __init__(self, processor: Any, executable: Any, path: Path) -> None:
        self._processor = processor
        self._executable = executable
        self.path = path

    def render(self, source: Path | bytes, parameters: Mapping[str, Parameter] | None = None) -> Rendered:
        """Transform a document, given as a file or as UTF-8 bytes, to one string.

        Raises RenderError with the message of the stylesheet or of Saxon, and the line where it arose.
        """
        executable = self._executable
        executable.clear_parameters()
        executable.set_save_xsl_message(True)
        for name, value in (parameters or {}).items():
            executable.set_parameter(name, self._value(value))
        with _standard_error() as said:
            try:
                node = self._parse(source)
                text = executable.transform_to_string(xdm_node=node)
            except Exception as error:
                raise RenderError(self._failure(source, error, said())) from error
            finally:
                messages = self._messages()
                executable.clear_parameters()
        return Rendered(text or "", messages)

    def _parse(self, source: Path | bytes) -> Any:
        if isinstance(source, bytes):
            return self._processor.parse_xml(xml_text=source.decode("utf-8"))
        return self._processor.parse_xml(xml_file_name=str(source))

    def _value(self, value: Parameter) -> Any:
        if isinstance(value, bool):
            return self._processor.make_boolean_value(value)
        if isinstance(value, int):
            return self._processor.make_integer_value(value)
        return self._processor.make_string_value(value)

    def _messages(self) -> tuple[str, ...]:
        found = self._executable.get_xsl_messages()
        return tuple(item.string_value for item in found) if found is not None else ()

    def _failure(self, source: Path | bytes, error: Exception, said: str) -> str:
        place = _PLACE.search(said)
        where = f" ({Path(place[2]).name}, line {place[1]})" if place else ""
        what = source if isinstance(source, Path) else "the assembled document"
        return f"{what}: {self.path.name} failed{where}: {_one_line(str(error))}"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:600]


#: The file that catches standard error, one for the life of a process: making one takes longer than a short document.
_CAUGHT: Final[list[BinaryIO]] = []


@contextlib.contextmanager
def _standard_error() -> Iterator[Any]:
    """Catch what the native library writes to file descriptor 2: lines and columns of dynamic errors."""
    try:
        saved = os.dup(2)
    except OSError:  # no standard error at all: nothing to catch
        yield lambda: ""
        return
    if not _CAUGHT:
        _CAUGHT.append(cast(BinaryIO, tempfile.TemporaryFile(buffering=0)))  # noqa: SIM115 - it stays open
    caught = _CAUGHT[0]
    caught.seek(0)
    caught.truncate()
    os.dup2(caught.fileno(), 2)

    def said() -> str:
        caught.seek(0)
        return caught.read().decode("utf-8", "replace")

    try:
        yield said
    finally:
        os.dup2(saved, 2)
        os.close(saved)
