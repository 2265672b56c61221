"""Make a digital scholarly edition: captures to TEI P5, TEI to web site, PDF and plain text."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("edition")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0+unknown"
