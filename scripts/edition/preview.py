"""A web server for the preview: static files, never cached, and an event that reloads the page."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Final

import watchfiles

from edition.errors import EditionError, OutputError

_EVENTS: Final = "/__events"
#: Added to pages as they are served, never to the files.
_RELOAD: Final = b"<script>new EventSource('/__events').onmessage = () => location.reload()</script>"
_POLICY: Final = b'http-equiv="Content-Security-Policy"'
#: Seconds between signs of life on an event stream.
_PULSE: Final = 15.0


class Preview:
    """Serves a folder on the loopback interface until closed."""

    def __init__(self, site: Path, port: int) -> None:
        self.changed = threading.Condition()
        self.version = 0
        self.listeners = 0
        handler = partial(_Handler, preview=self, directory=str(site))
        try:
            self.server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError as error:
            raise OutputError(f"port {port}: cannot be used ({error.strerror}); try --port 0") from error
        self.server.daemon_threads = True

    @property
    def url(self) -> str:
        """The address of the front page."""
        return f"http://127.0.0.1:{self.server.server_address[1]}/"

    def __enter__(self) -> Preview:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()

    def watch(self, folders: Sequence[Path], rebuild: Callable[[], bool]) -> None:
        """Rebuild whenever a file in the folders changes; reload the pages after a good build.

        Returns when interrupted (Ctrl-C). A failed build is reported and the last good pages stay.
        """
        existing = [folder for folder in folders if folder.exists()]
        for _ in watchfiles.watch(*existing, debounce=150, step=50, raise_interrupt=False):
            try:
                good = rebuild()
            except EditionError as error:
                print(f"edition: {error}")  # noqa: T201 - the preview goes on
                continue
            if good:
                self.reload()

    def reload(self) -> None:
        """Tell the pages that are open to load again."""
        with self.changed:
            self.version += 1
            self.changed.notify_all()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, preview: Preview, directory: str) -> None:
        self.preview = preview
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == _EVENTS:
            self._events()
        elif self.path.split("?")[0].endswith((".html", "/")):
            self._page()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing of each request."""

    def _page(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        # The page's own policy forbids inline scripts; the preview needs one.
        body = path.read_bytes().replace(_POLICY, b'name="preview"') + _RELOAD
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = self.preview.version
        self.preview.listeners += 1
        try:
            while True:
                with self.preview.changed:
                    self.preview.changed.wait(_PULSE)
                    now = self.preview.version
                self.wfile.write(b": alive\n\n" if now == seen else b"data: reload\n\n")
                self.wfile.flush()
                seen = now
        except (BrokenPipeError, ConnectionResetError):
            return
        finally:
            self.preview.listeners -= 1
