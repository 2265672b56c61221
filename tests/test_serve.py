"""The live preview: it rebuilds what a save changed, tells findings in the page, and answers nobody else."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.errors import OutputError
from edition.live import build, changes, told_of, watched
from edition.model import Location, finding
from edition.preview import Preview
from edition.preview_panel import Told, panel
from edition.project import Edition
from tests.support.paths import ROOT
from tests.support.xslt_harness import find, parse

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'self'\"/><title>x</title></head><body><main><p>x</p></main></body></html>"
)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Serve a folder of two files; a secret lies beside it, and a link in it leads there."""
    site = tmp_path / "site"
    (site / "texts").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, "utf-8")
    (site / "a.css").write_text("p {}", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (site / "out.txt").symlink_to(tmp_path / "secret.txt")
    with Preview(site, 0) as started:
        yield started


def get(preview: Preview, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
    """Ask as a client does that tidies no path."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, answer.headers


def test_a_page_gets_a_panel_and_keeps_its_policy(preview: Preview) -> None:
    status, body, headers = get(preview, "/")
    assert (status, headers["Cache-Control"]) == (200, "no-store")
    root = parse(body.decode().replace("&", "&amp;"))
    assert "default-src 'self'" in body.decode()
    assert find(root, "//*[local-name()='script'][not(@src)] | //*[local-name()='style'] | //@style | //@onclick") == []
    for address in ("/__preview/panel.js", "/__preview/panel.css"):
        assert address.encode() in body
        assert get(preview, address)[0] == 200
    assert get(preview, "/a.css")[1] == b"p {}"
    assert get(preview, "/a.css", "HEAD")[1] == b""
    assert (preview.site / "index.html").read_text("utf-8") == PAGE


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/texts/../../secret.txt", "/out.txt", "//etc/passwd",
     "/%00", "/..\\secret.txt", "/%5c..%5csecret.txt", "/texts/", "/none.html", "/__preview/../secret.txt",
     "/__preview/panel.py", "http://127.0.0.1/../secret.txt", "../secret.txt"],
)  # fmt: skip
def test_nothing_outside_of_the_site_can_be_had(preview: Preview, path: str) -> None:
    status, body, _ = get(preview, path)
    assert status in {404, 421}
    assert b"secret\n" not in body and not body.startswith(b"secret")


def test_a_folder_is_no_way_to_another_host(preview: Preview) -> None:
    (preview.site / "evil.example").mkdir()
    status, _, headers = get(preview, "//evil.example")
    assert (status, headers["Location"]) == (301, "/evil.example/")


def test_only_this_machine_is_answered(preview: Preview) -> None:
    assert preview.server.server_address[0] == "127.0.0.1"
    assert get(preview, "/", Host=f"localhost:{preview.port}")[0] == 200
    for host in ("evil.example", f"evil.example:{preview.port}", "127.0.0.1:1", ""):
        assert get(preview, "/", Host=host)[0] == 421
        assert get(preview, "/__preview/events", Host=host)[0] == 421
    ours = f"http://127.0.0.1:{preview.port}"
    make = "/__preview/make"
    assert get(preview, make, "POST", Origin=ours)[0] == 403
    assert get(preview, make, "POST", Origin="http://evil.example", X_Edition_Preview="make")[0] == 403
    assert not preview.asked.is_set()
    assert get(preview, make, "POST", Origin=ours, X_Edition_Preview="make")[0] == 202
    assert preview.asked.is_set()


def test_a_taken_port(preview: Preview, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot be used .*; try --port 0"):
        Preview(tmp_path, preview.port)
    with Preview(tmp_path, preview.port, spare=True) as other:
        assert other.port != preview.port


def test_the_panel_tells_file_line_and_message_and_escapes_them() -> None:
    told = Told(
        (
            finding("R004", Location("tei/registers/a.xml", 3), "a note"),
            finding("X001", Location("tei/<b>.xml", 12), "<script>alert(1)</script>", "mend & go on"),
        ),
        ('tei/x.xml: "<i>" failed',),
    )
    shown = panel(told)
    assert "The build failed; this is the last good page, 1 error, 1 note" in shown
    assert 'class="place">tei/&lt;b&gt;.xml:12<' in shown
    assert "“&lt;script&gt;alert(1)&lt;/script&gt;”" in shown and "mend &amp; go on" in shown
    assert shown.index("failed") < shown.index("X001") < shown.index("R004")
    assert "<details open>" in shown and "<details open>" not in panel(Told(told.findings[:1]))
    assert "… and 50 more" in panel(Told(told.findings[1:] * 250))


def test_pages_load_again_when_there_is_something_new(preview: Preview) -> None:
    with urllib.request.urlopen(f"{preview.url}__preview/events", timeout=10) as events:
        assert events.readline() + events.readline() == f"data: {preview.version}\n\n".encode()
        old = preview.version
        preview.show(Told(), new=False)
        assert preview.version == old
        preview.show(Told(failures=("no",)), new=False)
        assert events.readline() + events.readline() == f"data: {preview.version}\n\n".encode() != old.encode()
    assert b"<p>no</p>" in get(preview, "/")[1]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return an edition of one text, its site made."""
    root = tmp_path_factory.mktemp("live") / "edition"
    shutil.copytree(ROOT / "tests" / "registers" / "edition", root)
    (root / "seeds").mkdir(exist_ok=True)
    edition = Edition(root.resolve())
    assert not build(edition).failures
    return edition


def save(text: Path, words: str) -> None:
    """Write words into the first paragraph of a text."""
    header, body, rest = text.read_text("utf-8").partition("<body")
    text.write_text(header + body + re.sub(r"<p\b[^>]*>", rf"\g<0>{words}", rest, count=1), "utf-8")


def test_a_save_changes_the_page_and_a_broken_one_leaves_it(small: Edition) -> None:
    text = small.text_files()[0]
    page = small.output / "site" / "texts" / f"{text.stem}.html"
    good = text.read_text("utf-8")
    save(text, "Lanterns ")
    report = build(small, {text})
    assert not report.failures
    assert f"site:text:{text.stem}" in report.done and "Lanterns" in page.read_text("utf-8")
    assert not {name for name in report.done if name.startswith(("print:", "text:"))}
    assert build(small, {text}).done == []
    shown = page.read_bytes()
    text.write_text(good.replace("</p>", "</q>", 1), "utf-8")
    broken = told_of(build(small, {text}))
    assert page.read_bytes() == shown
    assert broken.failures or any(one.code == "X001" and one.where.line for one in broken.findings)
    text.write_text(good, "utf-8")
    assert not build(small, {text}).failures


def test_a_saved_file_is_noticed_and_what_a_build_writes_itself_is_not(small: Edition) -> None:
    asked = threading.Event()
    seen: list[set[Path]] = []

    def look() -> None:
        for found in changes([small.root / "tei"], asked.is_set):
            seen.append(found)
            if len(seen) > 1 and not found:
                return

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    while not seen:
        time.sleep(0.02)
    (small.root / "tei" / ".base").mkdir(exist_ok=True)
    (small.root / "tei" / ".base" / "x.xml").write_text("<x/>", "utf-8")
    (small.root / "tei" / ".x.xml.tmp").write_text("<x/>", "utf-8")
    small.marker.touch()
    for _ in range(100):
        if len(seen) > 1:
            break
        time.sleep(0.05)
    asked.set()
    watcher.join(10)
    assert seen == [set(), {small.marker}, set()]
    assert {small.seeds, small.root / "tei"} <= set(watched(small))


@pytest.mark.slow
def test_the_command_serves_what_was_saved_and_ends_quietly(small: Edition) -> None:
    command = [sys.executable, "-u", "-m", "edition", "serve", "--port", "0"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=small.root, stdout=pipe, stderr=pipe, text=True) as running:
        emergency = threading.Timer(60, running.kill)
        emergency.start()
        assert running.stdout
        line = next((line for line in running.stdout if line.startswith("Serving ")), "")
        text = small.text_files()[0]
        save_and_see(line.split(" at ")[1].split(" ")[0], text)
        os.kill(running.pid, signal.SIGINT)
        out, error = running.communicate()
        emergency.cancel()
    assert (running.returncode, error) == (0, "")
    assert out.endswith("Stopped.\n")


def save_and_see(url: str, text: Path) -> None:
    """Save a text and look at its page as soon as the preview tells that it is new."""
    with urllib.request.urlopen(f"{url}__preview/events", timeout=30) as events:
        first = next(line for line in events if line.startswith(b"data: "))
        save(text, "Anew ")
        assert next(line for line in events if line.startswith(b"data: ")) != first
    with urllib.request.urlopen(f"{url}texts/{text.stem}.html") as answer:
        assert b"Anew " in answer.read()
