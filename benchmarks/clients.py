"""Clients of a web server under test: patient, probing, slow and malformed. All speak raw HTTP/1.1 to 127.0.0.1.

Slow clients never give up and never reconnect; each is one coroutine, and `hanging_on` runs hundreds of them in a
process of their own, so that they cost the probes nothing. The attacks are those of slowhttptest: headers, bodies and
reading, each kept just alive.
"""

import asyncio
import contextlib
import multiprocessing
import socket
import time
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

HOST = "127.0.0.1"
PROBE_EVERY = 0.05
IN_TIME = 1.0  # a reader who waits longer believes the site is down
PROBE = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
SLOW_POST = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n"
LINE, HOST_LINE, END = b"GET / HTTP/1.1\r\n", b"Host: localhost\r\n", b"\r\n\r\n"
CHUNKED = b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
MALFORMED = (
    b" " + LINE + HOST_LINE + b"\r\n",
    b"\x00\x01\x02\x03" + END,
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + END,  # the start of TLS
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET" + END,
    b"GET /" + END,
    b"GET  /  HTTP/1.1\r\n" + HOST_LINE + b"\r\n",
    b"GET / HTTP/9.9\r\n" + HOST_LINE + b"\r\n",
    b"GET / HTTP/one\r\n" + HOST_LINE + b"\r\n",
    b"G\x7fT / HTTP/1.1\r\n" + HOST_LINE + b"\r\n",
    b"GET /%zz%00 HTTP/1.1\r\n" + HOST_LINE + b"\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\n" + HOST_LINE + b"\r\n",
    b"GET http://[::1 HTTP/1.1\r\n" + HOST_LINE + b"\r\n",
    b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\n" + HOST_LINE + b"\r\n",
    LINE + b"\r\n",  # no Host
    LINE + HOST_LINE + b"No colon" + END,
    LINE + HOST_LINE + b"Space : before colon" + END,
    LINE + HOST_LINE + b"Nul: a\x00b" + END,
    LINE + HOST_LINE + b"A: b\r\n" * 60_000 + b"\r\n",
    b"POST / HTTP/1.1\r\n" + HOST_LINE + b"Content-Length: -1" + END,
    b"POST / HTTP/1.1\r\n" + HOST_LINE + b"Content-Length: five" + END,
    b"POST / HTTP/1.1\r\n" + HOST_LINE + b"Content-Length: 5\r\nContent-Length: 6" + END + b"abcdef",
    CHUNKED + b"Content-Length: 5" + END + b"0" + END,
    CHUNKED + END + b"zz\r\nabc\r\n0" + END,
    CHUNKED + END + b"-5\r\nabc\r\n0" + END,
)


async def connect(port: int, *, far_away: bool = False) -> socket.socket:
    """A non-blocking connection, `far_away` with a small receive buffer and the segments of an Ethernet.

    The loopback's own segments, of 64 kB, make the kernel's send buffer so large that it swallows a megabyte for any
    server, and no server would ever have to wait for its reader.
    """
    sock = socket.socket()
    sock.setblocking(False)
    if far_away:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 1448)
    try:
        await asyncio.get_running_loop().sock_connect(sock, (HOST, port))
    except BaseException:
        sock.close()
        raise
    return sock


async def ask(sock: socket.socket, request: bytes) -> bytes:
    """The whole response to `request`, head and body; less of it where the server closes early."""
    loop, response = asyncio.get_running_loop(), b""
    with contextlib.suppress(ConnectionError):  # a refusal may come before the whole request is sent
        await loop.sock_sendall(sock, request)
    while chunk := await loop.sock_recv(sock, 65_536):
        response += chunk
        head, end, body = response.partition(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
        if end and length and len(body) >= int(length):
            break
    return response


async def probe(port: int) -> float | None:
    """Seconds until a fresh connection had its page, or None where it had none in `IN_TIME`."""
    started = time.monotonic()
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(IN_TIME):
            with await connect(port) as sock:
                if (await ask(sock, PROBE)).startswith(b"HTTP/1.1 200"):
                    return time.monotonic() - started
    return None


async def probe_for(seconds: float, port: int) -> list[float | None]:
    """One probe every `PROBE_EVERY`, whether or not those before it were answered."""
    probes = []
    for _ in range(round(seconds / PROBE_EVERY)):
        probes.append(asyncio.create_task(probe(port)))
        await asyncio.sleep(PROBE_EVERY)
    return list(await asyncio.gather(*probes))


async def wait_until_answered(port: int, seconds: float) -> bool:
    """Whether a probe was answered before the time was over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if await probe(port):
            return True
        await asyncio.sleep(PROBE_EVERY)
    return False


async def keep_asking(seconds: float, port: int, path: str, connections: int = 8) -> list[float]:
    """Latencies in seconds of requests sent one after another on each of the kept-alive connections."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    end = time.monotonic() + seconds
    latencies: list[float] = []

    async def one_client() -> None:
        sock = await connect(port)
        while (started := time.monotonic()) < end:
            response = await ask(sock, request)
            latencies.append(time.monotonic() - started)
            if b"connection: close" in response[:500].lower():  # gunicorn's sync worker keeps none alive
                sock.close()
                sock = await connect(port)
        sock.close()

    await asyncio.gather(*(one_client() for _ in range(connections)))
    return latencies


async def _trickle(port: int, head: bytes) -> None:
    loop = asyncio.get_running_loop()
    with await connect(port) as sock:
        await loop.sock_sendall(sock, head)
        while True:
            await asyncio.sleep(1)
            await loop.sock_sendall(sock, b"x")


async def _sip(port: int, path: bytes) -> None:
    loop = asyncio.get_running_loop()
    with await connect(port, far_away=True) as sock:
        await loop.sock_sendall(sock, b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while await loop.sock_recv(sock, 1024):
            await asyncio.sleep(1)


slow_headers = partial(_trickle, head=LINE + HOST_LINE + b"X-Slow: ")
slow_body = partial(_trickle, head=SLOW_POST)
slow_reader_of_page = partial(_sip, path=b"/big")
slow_reader_of_file = partial(_sip, path=b"/file")


@contextlib.contextmanager
def hanging_on(port: int, client: Callable[[int], Awaitable[None]], number: int) -> Iterator[None]:
    """`number` slow clients at work in a process of their own while the block runs."""
    process = multiprocessing.get_context("fork").Process(target=_run, args=(port, client, number), daemon=True)
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()


def _run(port: int, client: Callable[[int], Awaitable[None]], number: int) -> None:
    async def all_clients() -> None:
        await asyncio.gather(*(client(port) for _ in range(number)), return_exceptions=True)

    asyncio.run(all_clients())


async def send_malformed(port: int, patience: float = 3) -> list[bytes | None]:
    """What each of `MALFORMED` was answered: empty where the server closed, None where it let the client wait."""

    async def send(request: bytes) -> bytes | None:
        try:
            async with asyncio.timeout(patience):
                with await connect(port) as sock:
                    return await ask(sock, request)
        except TimeoutError:
            return None
        except ConnectionError:
            return b""

    return [await send(request) for request in MALFORMED]
