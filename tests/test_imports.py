"""Imports point one way: a module may import only what stands below it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "verifier"

FLOORS = (
    {"_version", "edtf", "errors"},
    {"models"},
    {"languages", "settings", "text", "prompts"},
    {"lexicon", "outlets", "quantities", "speech", "times"},
    {"ingest", "origins", "stories"},
    {"independence"},
    {"findings"},
    {"engines"},
    {"cases", "evidence"},
    {"facts", "pairing", "relations", "verdicts"},
    {"annotations", "answers", "changes"},
    {"outcomes"},
    {"pipeline"},
    {"report"},
    {"cli"},
)
FLOOR_OF = {name: floor for floor, names in enumerate(FLOORS) for name in names}


def modules() -> list[Path]:
    doors = {PACKAGE / "__init__.py", PACKAGE / "__main__.py"}
    return sorted(path for path in PACKAGE.rglob("*.py") if path not in doors)


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module == "verifier":
            names = [f"verifier.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("verifier."))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_below(path: Path) -> None:
    room = room_of(path)
    if room == "data":
        return
    above = {other for other in imported_rooms(path) if other != room and FLOOR_OF[other] >= FLOOR_OF[room]}
    assert not above, f"{room} reaches up to {above}"


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(path) for path in modules()} - {"data"}
    assert rooms <= set(FLOOR_OF)


def test_the_package_never_imports_its_evals() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert "evals" not in {
            name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
        }
