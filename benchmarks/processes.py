"""A server process under test: start it on a free port, wait until it answers, weigh it, end it.

Everything is read from Linux's /proc and summed over the process tree, since some servers fork workers.
"""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import clients

STARTS_WITHIN = 10.0  # seconds


@dataclass(frozen=True)
class Running:
    """A started server: its first process and its port."""

    process: subprocess.Popen[bytes]
    port: int

    def pids(self) -> list[int]:
        """The first process and, as of now, all it started: a server may answer before its last worker is forked."""
        return _process_tree(self.process.pid)

    def cpu_seconds(self) -> float:
        """User and system time used so far."""
        stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self.pids()]
        return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")

    def megabytes(self, file: str, *keys: str) -> float:
        """The sum of the lines `keys` of the /proc `file` of each process, whose unit is kB."""
        lines = [line.split() for pid in self.pids() for line in Path(f"/proc/{pid}/{file}").read_text().splitlines()]
        return sum(int(line[1]) for line in lines if line and line[0].rstrip(":") in keys) / 1024

    def unique_megabytes(self) -> float:
        """USS: memory that no other process shares."""
        return self.megabytes("smaps_rollup", "Private_Clean", "Private_Dirty")


@contextlib.contextmanager
def running(arguments: str) -> Iterator[Running]:
    """Python run with `arguments`, `{port}` filled in, once it answers; its process group is ended with the block."""
    port = _free_port()
    with tempfile.TemporaryFile("w+") as log:
        command = [sys.executable, *arguments.format(port=port).split()]
        process = subprocess.Popen(command, cwd=Path(__file__).parent, stdout=log, stderr=log, start_new_session=True)
        try:
            if not asyncio.run(clients.wait_until_answered(port, STARTS_WITHIN)):
                log.seek(0)
                raise SystemExit(f"python {arguments} did not start:\n{log.read()[-2000:]}")
            yield Running(process, port)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _process_tree(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    return [pid, *(descendant for child in children for descendant in _process_tree(child))]


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind((clients.HOST, 0))
        return int(sock.getsockname()[1])
