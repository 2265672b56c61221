"""The one exception family: what went wrong, where, and what to do; each kind has its exit code.

0 is done, 1 findings of severity error, 2 wrong use (click's own); the kinds of failure begin at 3.
"""

from __future__ import annotations


class EditionError(Exception):
    """Something the user can mend. The text is one line: what, where, what to do."""

    exit_code = 3


class SourceError(EditionError):
    """A capture cannot be read: encoding, control characters, size, or it is missing."""

    exit_code = 4


class DecisionError(EditionError):
    """A decisions file (seeds/NAME.toml) is broken or contradicts itself."""

    exit_code = 5


class XMLInputError(EditionError):
    """An XML file is not well-formed, is too large, or is refused for safety."""

    exit_code = 6


class RenderError(EditionError):
    """A stylesheet could not be compiled or failed on a text."""

    exit_code = 7


class PrintError(EditionError):
    """Typst could not make the PDF."""

    exit_code = 8


class OutputError(EditionError):
    """A file cannot be written."""

    exit_code = 9


class BusyError(EditionError):
    """Another process is building the same edition."""

    exit_code = 10


class ConflictError(EditionError):
    """A file was changed by hand and by the conversion; nothing was overwritten."""

    exit_code = 11


class SchemaError(EditionError):
    """A schema is broken, is of another language, refers to the network, or takes too long to compile."""

    exit_code = 12


class SearchError(EditionError):
    """The search index could not be made."""

    exit_code = 14
