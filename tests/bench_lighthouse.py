"""Measure pages of the built site with Lighthouse: front page, longest text, a register. Skips where it is missing.

Lighthouse comes from npm and is needed for this alone (`npm install --global lighthouse`, or LIGHTHOUSE=its path).
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from tests.support.pages import kinds

ROOT: Final = Path(__file__).resolve().parents[1]
_KINDS: Final = ("index.html", "texts/*.html", "registers/*.html", "registers/persons/*.html", "search.html")
_FIGURES: Final = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)


class _Host(SimpleHTTPRequestHandler):
    """Answers as static hosts do: connections stay open, text is compressed, assets are kept by the browser."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        is_text = path.suffix in {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
        body = gzip.compress(data, mtime=0) if is_text else data
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000" if "/assets/" in self.path else "no-cache")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing of each request."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve the site as any static host does, without the panel of the preview."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def measure(program: str, url: str, preset: str) -> dict[str, Any]:
    """Run Lighthouse on one page and return its report."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [program, url, "--quiet", "--output=json", f"--output-path={report}"]
        command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
        command += ["--preset=desktop"] if preset == "desktop" else []
        env = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=240)
        if not report.is_file():
            raise RuntimeError(done.stderr[-400:])
        return dict(json.loads(report.read_text("utf-8")))


def main(site: Path = ROOT / "output" / "site") -> None:
    """Print the scores of each kind of page, and what kept one below 100."""
    program = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    if not program or not site.is_dir():
        print(f"lighthouse: skipped ({'not installed' if not program else f'no site in {site.name}; run: edition'})")
        return
    with served(site) as url:
        for kind, path in kinds(site).items():
            for preset in ("mobile", "desktop") if kind in _KINDS else ():
                show(kind, preset, measure(program, url + path.relative_to(site).as_posix(), preset))


def show(kind: str, preset: str, report: dict[str, Any]) -> None:
    """Print one page's scores."""
    scores = [f"{one['title']} {round(100 * (one['score'] or 0))}" for one in report["categories"].values()]
    figures = [f"{name} {report['audits'][name]['displayValue']}" for name in _FIGURES if name in report["audits"]]
    print(f"lighthouse {preset} {kind}: {', '.join(scores)}; {', '.join(figures)}")
    lost = {
        ref["id"]
        for category in report["categories"].values()
        for ref in category["auditRefs"]
        if ref["weight"] and (report["audits"][ref["id"]]["score"] or 0) < 0.9
    }
    lost -= {name for name in lost if report["audits"][name]["scoreDisplayMode"] in {"notApplicable", "manual"}}
    if lost:
        print(f"  below 90: {', '.join(sorted(lost))}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
