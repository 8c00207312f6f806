"""`archive/README.md` is the map: it names every room that exists, and no other."""

import re
from pathlib import Path

ARCHIVE = Path(__file__).resolve().parent.parent / "archive"
MAP = (ARCHIVE / "README.md").read_text(encoding="utf-8")
ROOMS = MAP.partition("## Rooms")[2].partition("\n## ")[0]


def test_the_map_names_every_room_and_no_other():
    named = set(re.findall(r"^\| `([\w/.]+)` \|", ROOMS, re.MULTILINE))
    there = {
        path.name + "/" if path.is_dir() else path.name
        for path in ARCHIVE.iterdir()
        if (path.suffix == ".py" and path.name != "__init__.py") or (path / "__init__.py").exists()
    }
    assert named == there


def test_every_file_of_a_room_is_named_in_its_line():
    for line in ROOMS.splitlines():
        match = re.match(r"^\| `(\w+)/` \| (.+) \|$", line)
        if match and match[1] not in {"migrations", "templatetags"}:
            room = ARCHIVE / match[1]
            files = {path.stem for path in room.rglob("*.py")} - {"__init__"}
            named = set(re.findall(r"`(\w+)`", match[2]))
            assert files <= named, f"{match[1]}/: {sorted(files - named)} not on the map"
            assert named <= files | {path.name for path in room.iterdir()}, f"{match[1]}/: {sorted(named - files)}"


def test_decisions_are_dated():
    decisions = MAP.partition("## Decisions")[2].strip().split("\n\n")
    assert decisions
    for decision in decisions:
        assert re.match(r"^- \*\*\d{4}-\d{2}-\d{2}\*\* ", decision), decision
