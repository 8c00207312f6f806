"""Imports only go down: the floors of `archive/README.md`, lowest first."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = ROOT / "archive"

FLOORS = [
    {"words", "dates", "date_words", "date_bounds", "markdown", "parts", "secret_key"},
    {"models"},
    {"importing", "search", "citations"},
    {"views", "admin", "feeds", "sitemaps", "search_indexes", "roles", "middleware", "templatetags"},
    {"urls", "management", "apps", "wsgi", "settings", "migrations"},
]
LOWEST = {"date_words", "date_bounds", "parts"}
"""Of the ground floor, what the others of it may stand on."""
ROOMS = FLOORS[2]
PURE = [
    "words.py",
    "dates.py",
    "date_words.py",
    "date_bounds.py",
    "markdown.py",
    "parts.py",
    "citations/*.py",
    "importing/draft.py",
    "importing/decode.py",
    "importing/from_*.py",
    "search/query_language.py",
    "search/lexer.py",
    "search/concordance.py",
    "search/proximity.py",
    "search/engines/phrases.py",
    "search/limit.py",
]
FILES = sorted(path for path in ARCHIVE.rglob("*.py") if "migrations" not in path.parts)


def room_of(path):
    relative = path.relative_to(ARCHIVE)
    return relative.parts[0].removesuffix(".py")


def floor_of(room):
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported_by(path):
    return {name.split(".")[1] for name in imports_of(path) if name.startswith("archive.")} - {room_of(path)}


def test_every_room_stands_on_a_floor():
    rooms = {room_of(path) for path in FILES} - {"__init__"}
    assert rooms <= set().union(*FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_go_down(path):
    room = room_of(path)
    if room == "__init__":
        return
    for other in rooms_imported_by(path):
        if floor_of(other) == floor_of(room) == 0:
            assert other in LOWEST or room in {"dates", "markdown"}, f"{room} imports {other}"
        elif floor_of(other) == floor_of(room):
            assert room not in ROOMS, f"{room} imports {other}: rooms never import one another"
        else:
            assert floor_of(other) < floor_of(room), f"{room} imports {other}, which stands above it"


@pytest.mark.parametrize("pattern", PURE)
def test_pure_files_know_neither_django_nor_the_database(pattern):
    paths = list(ARCHIVE.glob(pattern))
    assert paths
    for path in paths:
        roots = {name.split(".")[0] for name in imports_of(path)}
        assert not roots & {"django", "haystack", "whoosh", "ninja"}, path
        assert "models" not in rooms_imported_by(path), path


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_short(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 60, node.name


def test_only_dates_knows_the_library_that_parses_them():
    assert [path.name for path in FILES if any(name.split(".")[0] == "edtf" for name in imports_of(path))] == [
        "dates.py"
    ]


def test_no_file_is_named_for_nothing():
    assert not {"utils.py", "helpers.py", "services.py", "managers.py", "constants.py"} & {p.name for p in FILES}
