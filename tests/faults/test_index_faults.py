"""The index is always there: searched in a loop while it is written, rebuilt, and its writers killed."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS = 20


@pytest.fixture
def folder(tmp_path):
    manage(tmp_path, "migrate", "-v0")
    with start("fill", tmp_path) as process:
        assert process.wait(timeout=120) == 0
    return tmp_path


def environment(folder):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DJANGO_"))}
    return {**kept, "ARCHIVE_DATA": str(folder), "ARCHIVE_SECRET_KEY": "only-for-tests"}


def manage(folder, *arguments):
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(folder), check=True, capture_output=True, text=True).stdout


def start(task, folder):
    """A process at work, once it has said that it is."""
    command = [sys.executable, "-m", "tests.faults.at_work", task, str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_no_search_is_wrong_empty_or_failing_while_writers_are_killed(folder):
    chance = random.Random()
    searchers = [start("search", folder) for _ in range(2)]
    for _ in range(KILLS // 2):
        writers = [start("write", folder), start("rebuild", folder)]
        time.sleep(chance.uniform(0.2, 1.5))
        for writer in writers:
            kill(writer)
    (folder / "stop").touch()
    told = [json.loads(searcher.communicate(timeout=60)[0]) for searcher in searchers]
    assert [each["wrong"] for each in told] == [[], []]
    assert all(each["asked"] > 100 for each in told)
    manage(folder, "sync_index")
    assert "The index is sound." in manage(folder, "check_index")
