"""Rules of the house that a machine can keep."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from edition.cli import cli
from edition.model import CODES, LAYERS
from tests.support.paths import ROOT

XSL = "{http://www.w3.org/1999/XSL/Transform}"
PACKAGE = ROOT / "scripts" / "edition"
SHEETS = sorted((ROOT / "xslt").rglob("*.xsl"))
README = (ROOT / "README.md").read_text("utf-8")

#: What each part may import, besides the leaves and the adapters: imports point one way.
LEAVES = {"errors", "model", "names", "source"}
ALLOWED = {
    "registers": set(),
    "recognise": {"registers"},
    "decide": {"recognise", "registers"},
    "encode": {"recognise", "decide", "registers"},
    "check": {"project", "registers"},
    "merge": set(),
    "adapters": set(),
    "publish": {"conversion", "graph", "project", "workers", "check", "encode", "registers", "schemas"},
    "schemas": {"project"},
}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.relative_to(ROOT / "xslt").as_posix())
def test_stylesheets_are_typed_and_small(sheet: Path) -> None:
    root = etree.parse(sheet).getroot()
    assert len(sheet.read_text("utf-8").splitlines()) <= 260
    for name in ("template", "function", "param", "variable"):
        for element in root.iter(XSL + name):
            if name == "variable" and element.get("static"):
                continue
            label = element.get("name") or element.get("match")
            assert element.get("as"), f"{sheet}: {name} {label}"
    for element in root.iter(XSL + "template"):
        lines = etree.tostring(element).decode().strip().count("\n") + 1
        assert lines <= 32, f"{sheet}: a template of {lines} lines: {element.get('match') or element.get('name')}"


def test_every_mode_is_declared() -> None:
    declared = {mode.get("name") for sheet in SHEETS for mode in etree.parse(sheet).getroot().iter(XSL + "mode")}
    used: set[str] = set()
    for sheet in SHEETS:
        for element in etree.parse(sheet).getroot().iter(XSL + "template", XSL + "apply-templates"):
            used |= set((element.get("mode") or "").split())
    assert used - declared - {"#all", "#current", "#default"} == set()


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_modules_are_small_documented_and_import_one_way(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    part = path.relative_to(PACKAGE).parts[0]
    if text.strip():
        assert ast.get_docstring(tree), path
    assert len(text.splitlines()) <= 300
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 45, f"{path}: {node.name}"
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("edition.") and part in ALLOWED:
            target = node.module.split(".")[1]
            assert target in {*LEAVES, "adapters", part} | ALLOWED[part], f"{path}: imports {node.module}"


def test_only_adapters_import_the_engines() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name != "adapters":
            found = re.search(
                r"^\s*(?:import|from) (ahocorasick|saxonche|typst|fontTools|fontpkg|filelock)\b",
                path.read_text("utf-8"),
                re.M,
            )
            assert not found, f"{path}: {found and found[0]}"


def test_only_commands_print() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name == "commands" or path.name in {"cli.py", "preview.py"}:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            printed = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            clicked = isinstance(node, ast.Import) and any(alias.name == "click" for alias in node.names)
            assert not printed and not clicked, path


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_the_readme_shows_every_command(name: str) -> None:
    command = cli.commands[name]
    assert f"edition {name}" in README
    assert command.help and "Example:" in command.help
    assert len(command.get_short_help_str(200)) > 10


def test_the_readme_lists_the_codes(update_golden: bool) -> None:
    """The table of the README is that of the code: all of it, and nothing else."""
    rows = [f"| {code} | {severity} | {meaning} |" for code, (severity, meaning) in CODES.items()]
    table = "\n".join(["| code | severity | meaning |", "|---|---|---|", *rows])
    begin, old, end = re.split(r"(?ms)(?<=^## Findings\n\n)(.*?)(?=\n\n)", README, maxsplit=1)
    if update_golden:
        (ROOT / "README.md").write_text(begin + table + end, "utf-8")
        return
    assert old == table, "run: pytest --update-golden tests/test_repo.py"


def test_every_code_belongs_to_a_layer() -> None:
    assert {code[0] for code in CODES} == set(LAYERS)


def test_every_code_is_used() -> None:
    text = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.name != "model.py")
    in_schema = (ROOT / "schema" / "edition.sch").read_text("utf-8")
    assert [code for code in CODES if f'"{code}"' not in text and f'id="{code}"' not in in_schema] == []


def test_no_file_names_a_path_of_this_machine() -> None:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    for name in done.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.suffix in {".py", ".xsl", ".md", ".toml", ".xml", ".css", ".typ", ".yml"} and path.is_file():
            text = path.read_text("utf-8")
            assert str(ROOT) not in text, name
            assert f"{Path.home()}/" not in text, name


@pytest.mark.slow
def test_the_wheel_works_outside_the_repository(tmp_path: Path) -> None:
    """The stylesheets travel inside the wheel; what it holds makes an edition elsewhere."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert {f"edition/xslt/{sheet.relative_to(ROOT / 'xslt').as_posix()}" for sheet in SHEETS} <= names
    assert "edition/schema/edition.rng" in names
    (tmp_path / "a.txt").write_text("A Title\n\nby N. Nobody\n\n" + "Some words of a text. " * 12, "utf-8")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import edition; assert edition.__file__.startswith(sys.argv[1]);"
        "from edition.cli import main; main(sys.argv[2:])"
    )
    for arguments in (["new", "mine"], ["-C", "mine", "add", "a.txt"], ["-C", "mine", "publish", "--only", "text"]):
        run = [sys.executable, "-c", program, str(unpacked), *arguments]
        done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
