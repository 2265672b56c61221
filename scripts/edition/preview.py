"""A web server for the live preview: the site's files, never cached, with a panel and an event that reloads.

It is bound to the loopback interface and answers only to the names of that interface: a page of another site whose
name was made to lead here (DNS rebinding) is refused. Nothing outside of the site's folder can be asked for.
"""

from __future__ import annotations

import mimetypes
import secrets
import threading
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from edition.errors import OutputError
from edition.preview_panel import PLACE, Told, missing_page, with_panel
from edition.project import resources

#: The name of the folder of the preview's own files among the stylesheets.
_OWN: Final = "preview"
#: Seconds between signs of life on an event stream.
_PULSE: Final = 15.0
#: What files are, whatever the machine's own table says.
_TYPES: Final = MappingProxyType({
    ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".json": "application/json", ".xml": "application/xml", ".svg": "image/svg+xml", ".woff2": "font/woff2",
    ".wasm": "application/wasm", ".epub": "application/epub+zip", ".pdf": "application/pdf",
})  # fmt: skip


class Preview:
    """Serves a folder on the loopback interface until closed."""

    def __init__(self, site: Path, port: int, *, spare: bool = False) -> None:
        """Bind to a port (0 is any that is free); with `spare`, to any free one where that port is taken.

        Raises OutputError when the port cannot be used.
        """
        self.site = site
        self.changed = threading.Condition()
        self.asked = threading.Event()
        self.listeners = 0
        self._told = Told()
        self._run = secrets.token_hex(4)
        self._count = 0
        self.server = _bound(port, partial(_Handler, preview=self), spare)

    @property
    def url(self) -> str:
        """The address of the front page."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def port(self) -> int:
        """The port that it listens to."""
        return int(self.server.server_address[1])

    @property
    def told(self) -> Told:
        """What the last build had to say."""
        return self._told

    @property
    def version(self) -> str:
        """A word that changes when pages are to be loaded again."""
        return f"{self._run}-{self._count}"

    def __enter__(self) -> Preview:
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()

    def show(self, told: Told, *, new: bool) -> None:
        """Take what a build had to say; open pages load again when files are `new` or something else is said."""
        with self.changed:
            if new or told != self._told:
                self._count += 1
            self._told = told
            self.changed.notify_all()


def _bound(port: int, handler: partial[_Handler], spare: bool) -> ThreadingHTTPServer:
    for number in (port, 0) if spare else (port,):
        try:
            server = ThreadingHTTPServer(("127.0.0.1", number), handler)
        except OSError as error:
            failure = error
            continue
        server.daemon_threads = True
        return server
    raise OutputError(f"port {port}: cannot be used ({failure.strerror}); try --port 0") from failure


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, *args: object, preview: Preview) -> None:
        self.preview = preview
        super().__init__(*args)  # type: ignore[arg-type]

    def version_string(self) -> str:
        """Name the tool, not the interpreter."""
        return "edition"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing of each request."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path if self.path.startswith("/") else ""
        if not self._from_here():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "Not the name of this server")
        elif path == f"{PLACE}events" and self.command == "GET":
            self._events()
        elif path.startswith(PLACE):
            self._own(path.removeprefix(PLACE))
        else:
            self._file(unquote(path))

    def do_POST(self) -> None:
        """Make all formats: asked for by the panel of a page of this server, and by nobody else."""
        if not self._from_here():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "Not the name of this server")
        elif self.path != f"{PLACE}make" or self.headers.get("X-Edition-Preview") != "make" or not self._same_origin():
            self.send_error(HTTPStatus.FORBIDDEN)
        else:
            self.preview.asked.set()
            self._send(HTTPStatus.ACCEPTED, b"", "text/plain")

    def _names(self) -> tuple[str, ...]:
        return tuple(f"{name}:{self.preview.port}" for name in ("127.0.0.1", "localhost"))

    def _from_here(self) -> bool:
        """Whether the request is to this server by a name of this machine."""
        return self.headers.get("Host", "").lower() in self._names()

    def _same_origin(self) -> bool:
        return self.headers.get("Origin", "").lower().removeprefix("http://") in self._names()

    def _file(self, path: str) -> None:
        root = self.preview.site.resolve()
        file = _within(root, path)
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", f"/{quote(file.relative_to(root).as_posix())}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file /= "index.html"
        try:
            data = file.read_bytes() if file is not None else None
        except OSError:
            data = None
        if data is None:
            self._page(HTTPStatus.NOT_FOUND, missing_page(path))
        elif file is not None and file.suffix == ".html":
            self._page(HTTPStatus.OK, data)
        elif file is not None:
            guessed = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self._send(HTTPStatus.OK, data, _TYPES.get(file.suffix, guessed))

    def _page(self, status: HTTPStatus, data: bytes) -> None:
        with self.preview.changed:
            told, version = self.preview.told, self.preview.version
        self._send(status, with_panel(data, told, version), "text/html; charset=utf-8")

    def _own(self, name: str) -> None:
        file = resources("xslt") / _OWN / name
        if name in {"panel.css", "panel.js"} and file.is_file():
            self._send(HTTPStatus.OK, file.read_bytes(), _TYPES[file.suffix])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _events(self) -> None:
        """Tell the version now and whenever it changes; a page that is older loads again."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        preview = self.preview
        preview.listeners += 1
        sent = ""
        try:
            while True:
                with preview.changed:
                    if preview.version == sent:
                        preview.changed.wait(_PULSE)
                    now = preview.version
                self.wfile.write(b": alive\n\n" if now == sent else f"data: {now}\n\n".encode())
                self.wfile.flush()
                sent = now
        except (BrokenPipeError, ConnectionResetError):
            return
        finally:
            preview.listeners -= 1


def _within(root: Path, path: str) -> Path | None:
    """Return the file of a path of an address if it lies in the folder, links followed; None for anything else."""
    if "\0" in path or "\\" in path or not path.startswith("/"):
        return None
    try:
        file = (root / path.lstrip("/")).resolve()
    except (OSError, RuntimeError):
        return None
    return file if file.is_relative_to(root) else None
