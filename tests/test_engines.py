"""Saxon, the workers and the preview: what the rest relies on them for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edition.adapters.saxon import Saxon
from edition.errors import RenderError, SourceError
from edition.graph import Outcome
from edition.workers import Task, run_tasks

#: How many processes may work at once in these tests.
PROCESSES = 2
SHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xsl:output method="text"/><xsl:param name="who" as="xs:string" select="'nobody'"/>
<xsl:param name="times" as="xs:integer" select="1"/>
<xsl:template match="/">{BODY}</xsl:template></xsl:stylesheet>"""
HELLO = "<xsl:value-of select=\"for $i in 1 to $times return $who || ' ' || string(.)\"/>"


def sheet(folder: Path, body: str, name: str = "s.xsl") -> Path:
    path = folder / name
    path.write_text(SHEET.replace("{BODY}", body), "utf-8")
    return path


def test_parameters_do_not_outlive_a_text(tmp_path: Path) -> None:
    with Saxon() as saxon:
        hello = saxon.stylesheet(sheet(tmp_path, HELLO))
        assert hello.render(b"<a>x</a>", {"who": "Joffe", "times": 2}).text == "Joffe x Joffe x"
        assert hello.render(b"<a>y</a>").text == "nobody y"


def test_a_stylesheet_is_compiled_once(tmp_path: Path) -> None:
    with Saxon() as saxon:
        path = sheet(tmp_path, HELLO)
        assert saxon.stylesheet(path) is saxon.stylesheet(path)


def test_the_same_file_twice_and_bytes_between(tmp_path: Path) -> None:
    source = tmp_path / "a.xml"
    source.write_text("<a>x</a>", "utf-8")
    with Saxon() as saxon:
        hello = saxon.stylesheet(sheet(tmp_path, HELLO))
        assert [hello.render(s).text for s in (source, b"<a>y</a>", source)] == ["nobody x", "nobody y", "nobody x"]


def test_messages_are_read(tmp_path: Path) -> None:
    with Saxon() as saxon:
        said = saxon.stylesheet(sheet(tmp_path, "<xsl:message>one</xsl:message><xsl:message>two</xsl:message>"))
        assert said.render(b"<a/>").messages == ("one", "two")
        assert said.render(b"<a/>").messages == ("one", "two")


def test_static_errors_name_the_stylesheet(tmp_path: Path) -> None:
    with Saxon() as saxon, pytest.raises(RenderError, match=r"s\.xsl: does not compile: .*XPST0017"):
        saxon.stylesheet(sheet(tmp_path, '<xsl:value-of select="no-such-function()"/>'))


def test_dynamic_errors_name_stylesheet_and_line(tmp_path: Path) -> None:
    with Saxon() as saxon:
        failing = saxon.stylesheet(sheet(tmp_path, '\n<xsl:value-of select="xs:integer(string(.))"/>'))
        with pytest.raises(RenderError, match=r"s\.xsl failed \(s\.xsl, line 6\)"):
            failing.render(b"<a>x</a>")
        assert failing.render(b"<a>12</a>").text == "12"


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", "utf-8")
    source = tmp_path / "a.xml"
    source.write_text(f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>', "utf-8")
    with Saxon() as saxon:
        assert "secret" not in saxon.stylesheet(sheet(tmp_path, HELLO)).render(source).text


def test_a_missing_dtd_is_no_obstacle(tmp_path: Path) -> None:
    source = tmp_path / "a.xml"
    source.write_text('<!DOCTYPE a SYSTEM "missing.dtd"><a>x</a>', "utf-8")
    with Saxon() as saxon:
        assert saxon.stylesheet(sheet(tmp_path, HELLO)).render(source).text == "nobody x"


def double(number: int) -> Outcome:
    return Outcome(outputs=(str(number * 2), str(os.getpid())))


def fail(number: int) -> Outcome:
    raise SourceError(f"{number} cannot be read")


def die(number: int) -> Outcome:
    os.write(2, b"Fatal error: the native library gave up\n")
    os._exit(99)


def tasks(run: object, count: int) -> list[Task]:
    return [Task(f"t:{number}", "", run, number) for number in range(count)]  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.workers.processors", lambda: PROCESSES)


def test_many_tasks_are_shared_by_processes() -> None:
    done = {task.name: outcome for task, outcome in run_tasks(tasks(double, 40), 40)}
    assert {name: outcome.outputs[0] for name, outcome in done.items()} == {f"t:{n}": str(n * 2) for n in range(40)}
    processes = {outcome.outputs[1] for outcome in done.values()}
    assert str(os.getpid()) not in processes
    assert 1 <= len(processes) <= PROCESSES


def test_few_tasks_are_done_here() -> None:
    assert {outcome.outputs[1] for _, outcome in run_tasks(tasks(double, 3), 3)} == {str(os.getpid())}


@pytest.mark.parametrize("count", [1, 30])
def test_a_failure_is_one_line_and_others_go_on(count: int) -> None:
    outcomes = [outcome for _, outcome in run_tasks(tasks(fail, count), count)]
    assert sorted(outcome.failure for outcome in outcomes) == sorted(f"{n} cannot be read" for n in range(count))
    assert {outcome.exit_code for outcome in outcomes} == {SourceError.exit_code}


def test_a_worker_that_dies_leaves_its_last_words() -> None:
    with pytest.raises(RenderError, match="a worker process died: Fatal error: the native library gave up"):
        list(run_tasks(tasks(die, 30), 30))


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def endless() -> object:
        for number in range(10_000):
            taken.append(number)
            yield Task(f"t:{number}", "", double, number)

    stream = run_tasks(endless(), 10_000)  # type: ignore[arg-type]
    for _ in range(20):
        next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert len(taken) <= 20 + 4 * PROCESSES + 1
