"""Building: only what changed, nothing half-written, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest
from lxml import etree

from edition.adapters.files import inside, write_if_changed
from edition.errors import OutputError
from tests.support.cli import edition
from tests.support.editions import LETTER, copy_captures, copy_metadata
from tests.support.jing import jing
from tests.support.kill import kill_often
from tests.support.links import dead_links
from tests.support.paths import ROOT, TEI_ALL, needs_tei_all

SPEECH = "001_28e9030b2c7a94ed"
LETTER_ID = "bukharin-1923-01-international-policy-of-the-proletarian-state"


def snapshot(folder: Path) -> dict[str, str]:
    """Return the hash of every file that a build makes."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in {".graph.json", ".edition.lock"})
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_committed_masters_are_what_the_captures_give(built: Path) -> None:
    for path in sorted((ROOT / "tei" / "texts").glob("*.xml")):
        assert (built / "tei" / "texts" / path.name).read_bytes() == path.read_bytes(), path.name


def test_everything_is_there(built: Path) -> None:
    site, texts = built / "output" / "site", [path.stem for path in (ROOT / "tei" / "texts").glob("*.xml")]
    assert len(texts) == 5
    for name in ["index.html", "about.html", "assets/edition.css", "assets/fonts/EBGaramond-Regular-latin.woff2"]:
        assert (site / name).is_file(), name
    for text in texts:
        assert (site / "texts" / f"{text}.html").is_file()
        assert (site / "tei" / "texts" / f"{text}.xml").is_file()
        assert (built / "output" / "text" / f"{text}.txt").is_file()
    assert (built / "output" / "print" / "edition.pdf").is_file()


def test_every_link_of_every_page_leads_somewhere(built: Path) -> None:
    site = built / "output" / "site"
    assert (site / "registers" / "persons" / "lenin-vladimir.html").is_file()
    assert (site / "downloads" / "persons.csv").is_file()
    assert dead_links(site) == []


def test_nothing_changed_nothing_done_and_no_element_lacks_a_rule(own_built: Path) -> None:
    """Findings of the first build are told again. Loud at home: the stylesheets' fallback is an error for our texts."""
    before = snapshot(own_built)
    done = edition("--json", cwd=own_built)
    told = json.loads(done.out)
    assert (done.code, told["done"], told["removed"]) == (0, [], [])
    assert snapshot(own_built) == before
    codes = {one["code"] for one in told["findings"]}
    assert "R004" in codes and not codes & {"P001", "P002", "P020", "P021"}
    assert edition(cwd=own_built).out.startswith("Nothing to do: everything is up to date")


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "ein Ort mit Umläuten"
    shutil.copytree(ROOT / "seeds", other / "seeds")
    copy_metadata(other)
    env = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    done = edition(cwd=other, env=env)
    assert done.code == 0, done.out + done.err
    assert snapshot(other) == snapshot(built)


def test_no_output_names_this_machine(built: Path) -> None:
    for path in (built / "output").rglob("*"):
        if path.suffix in {".html", ".txt", ".typ", ".xml", ".css"}:
            assert str(built) not in path.read_text("utf-8"), path


def test_a_changed_decision_rebuilds_only_its_text(own_built: Path) -> None:
    project = own_built
    times = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    decisions = project / "seeds" / f"{LETTER}.toml"
    decisions.write_text(decisions.read_text("utf-8").replace("agreements with", "treaties with", 1), "utf-8")
    done = edition(cwd=project)
    assert done.out.startswith("1 converted, 1 checked, 1 plain text, 2 books")
    changed = {path.name for path, when in times.items() if path.is_file() and path.stat().st_mtime_ns != when}
    assert f"{LETTER_ID}.xml" in changed
    assert not [name for name in changed if name.startswith(("lenin", "trotsky", "rakovsky"))]


def test_a_text_that_goes_takes_its_pages_with_it(own_built: Path) -> None:
    project = own_built
    for suffix in (".txt", ".toml"):
        (project / "seeds" / f"{LETTER}{suffix}").unlink()
    assert edition(cwd=project).code == 0
    assert not list(project.rglob(f"*{LETTER_ID}*"))
    assert not list(project.rglob(f"*{LETTER}*"))
    assert LETTER_ID not in (project / "output" / "site" / "index.html").read_text("utf-8")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return an edition of two short texts; nothing made."""
    copy_captures(tmp_path / "two", LETTER, SPEECH)
    return tmp_path / "two"


def test_a_renamed_text_leaves_no_double(two: Path) -> None:
    project = two
    assert edition("convert", cwd=project).code == 0
    decisions = project / "seeds" / f"{LETTER}.toml"
    decisions.write_text(decisions.read_text("utf-8").replace(LETTER_ID, "bukharin-letter"), "utf-8")
    assert edition("convert", cwd=project).code == 0
    assert [path.stem for path in (project / "tei" / "texts").glob("bukharin*")] == ["bukharin-letter"]


def test_without_the_graph_nothing_is_removed(two: Path) -> None:
    project = two
    assert edition("convert", cwd=project).code == 0
    shutil.rmtree(project / "output")
    for path in (project / "seeds").glob(f"{LETTER}*"):
        path.unlink()
    done = edition("convert", cwd=project)
    assert (project / "tei" / "texts" / f"{LETTER_ID}.xml").is_file(), done.out


@needs_tei_all
def test_the_assembled_edition_is_one_valid_tei_document(built: Path) -> None:
    path = built / "output" / "print" / "edition.xml"
    assert jing(TEI_ALL, [path]) == []
    ids = list(etree.parse(path).xpath("//@xml:id"))
    assert len(ids) == len(set(ids))
    pointers = [value for value in etree.parse(path).xpath("//@target | //@corresp | //@resp") if value.startswith("#")]
    assert pointers
    assert all(one[1:] in set(ids) for value in pointers for one in value.split())


def test_files_are_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.txt"
    write_if_changed(target, b"old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match="No space left on device"):
        write_if_changed(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt"])
def test_file_names_from_data_stay_in_their_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="leaves the folder"):
        inside(tmp_path / "site", name)


@pytest.mark.slow
def test_a_killed_build_leaves_every_file_whole(small_built: Path, tmp_path: Path) -> None:
    """Kill builds at random moments: what is there is always an old or a new file, and the next build is good."""
    good = snapshot(small_built)
    other = tmp_path / "killed"
    copy_captures(other, LETTER)

    def check() -> None:
        for name, digest in snapshot(other).items():
            if not name.endswith((".tmp", ".next")):
                assert good.get(name) == digest, name

    kill_often(["-q"], other, 12, (0.05, 1.2), lambda number: None, check)
    assert edition(cwd=other).code == 0
    assert snapshot(other) == good


def test_the_date_of_the_book_honours_source_date_epoch(own_small: Path) -> None:
    project = own_small
    env = {"SOURCE_DATE_EPOCH": "86400"}
    assert edition("publish", "--only", "print", cwd=project, env=env).code == 0
    assert "1970" in (project / "output" / "print" / "edition.typ").read_text("utf-8")
    bad = edition("publish", "--only", "print", cwd=project, env={"SOURCE_DATE_EPOCH": "soon"})
    assert bad.code != 0
    assert "SOURCE_DATE_EPOCH" in bad.err
    assert os.environ.get("SOURCE_DATE_EPOCH") is None
