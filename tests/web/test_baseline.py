# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a scanner would try from outside: the server as in production, with the documented environment, behind the
documented nginx, asked in bytes of our own."""

import contextlib
import os
import re
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from medspil.bench.processes import Measured, free_port
from tests.faults import nginx
from tests.web.test_doctor import documented

pytestmark = pytest.mark.once

HOST = "medspil.example.dk"
EVERYWHERE = ("x-content-type-options: nosniff", "referrer-policy: same-origin", "strict-transport-security: max-age=")
CERTIFICATE = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]


@dataclass(kw_only=True)
class Site:
    port: int  # of the server itself
    plain: int  # of nginx, without and with encryption
    secure: int
    code: str
    step: str
    folder: Path

    def say(self, data: bytes, *, through_nginx: bool = False, until: bytes = b"") -> str:
        """Send these bytes; all that comes back until the other side closes, or until it has said this."""
        with _line(self.secure, encrypted=True) if through_nginx else _line(self.port, encrypted=False) as talk:
            said = b""
            with contextlib.suppress(ConnectionError):  # whoever has heard enough of us hangs up
                talk.sendall(data)
                while not (until and until in said) and (part := talk.recv(65536)):
                    said += part
            return said.decode("latin-1")

    def ask(self, path: str, *lines: str, method: str = "GET", body: bytes = b"", **how: bool) -> str:
        named = [] if any(line.lower().startswith("host:") for line in lines) else [f"Host: {HOST}"]
        sized = [f"Content-Length: {len(body)}"] if body else []
        proxy = ["X-Forwarded-Proto: https"] if not how.get("through_nginx") else []
        head = "\r\n".join([f"{method} {path} HTTP/1.1", *named, *proxy, "Connection: close", *sized, *lines])
        return self.say(f"{head}\r\n\r\n".encode() + body, **how)


def _line(port: int, *, encrypted: bool) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=20)
    if not encrypted:
        return line
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE  # made for this test
    return trusting.wrap_socket(line, server_hostname=HOST)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    environment = {**documented(folder, mail_port=9), "PATH": os.environ["PATH"]}
    medspil = [sys.executable, "-m", "medspil.cli"]
    subprocess.run([*medspil, "manage", "collectstatic", "--noinput"], env=environment, check=True, capture_output=True)
    command = [*medspil, "serve", "--port", str(port)]
    server = Measured(process=subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL), port=port)
    front, plain, secure = _nginx(folder, port)
    server.wait_until_listening()
    stage = [sys.executable, "-m", "medspil.bench.stage", "1"]
    made = subprocess.run(stage, env=environment, check=True, capture_output=True, text=True).stdout
    code, step = re.findall(r'"(?:code|step)": "([^"]+)"', made)
    yield Site(port=port, plain=plain, secure=secure, code=code, step=step, folder=folder)
    front.terminate()
    front.wait(timeout=10)
    server.stop()


def _nginx(folder: Path, port: int) -> tuple[subprocess.Popen[bytes], int, int]:
    """The documented file, with other ports and places."""
    plain, secure = free_port(), free_port()
    pair = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run([*CERTIFICATE, *pair], check=True, capture_output=True)
    ports = {"listen 80": f"listen 127.0.0.1:{plain}", "listen 443": f"listen 127.0.0.1:{secure}"}
    text = nginx.documented(folder, **ports, **{"127.0.0.1:8000": f"127.0.0.1:{port}"})
    return nginx.start(folder, text), plain, secure


def _status(answer: str) -> int:
    return int(answer.split(" ", 2)[1]) if answer.startswith("HTTP/") else 0


def _token(site: Site) -> str:
    return re.findall(r'data-token="([^"]+)"', site.ask(f"/m/{site.code}/"))[0]


def test_every_kind_of_answer_carries_the_headers(site: Site) -> None:
    style = re.findall(r'href="(/static/[^"]+css)"', site.ask("/log-ind/"))[0]
    token = _token(site)
    answers = {
        "page": site.ask("/log-ind/"),
        "room": site.ask(f"/m/{site.code}/"),
        "style": site.ask(style),
        "not found": site.ask("/nowhere/"),
        "wrong method": site.ask("/log-ind/", method="PUT"),
        "api": site.ask("/hsds/12345674/services"),
        "refused form": site.ask("/log-ind/", method="POST", body=b"email=x"),
        "note": site.ask(f"/m/{site.code}/trin/{site.step}/seddel/", method="POST", body=b"live=1&text="),
        "stream": site.say(
            f"GET /live/stream?t={token} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode(), until=b"event: hello"
        ),
        "closed stream": site.ask("/live/stream?t=forged"),
        "health": site.ask("/healthz"),
    }
    for name, answer in answers.items():
        head = answer.partition("\r\n\r\n")[0].lower()
        assert [line for line in EVERYWHERE if line not in head] == [], (name, head)
        assert "content-security-policy: default-src 'none'" in head, name
        assert "unsafe-inline" not in head, name
        assert not re.search(r"(?m)^(server|x-powered-by):", head), name
        assert _status(answer) != 500, name


def test_cookies_go_by_https_alone_and_not_to_scripts_or_other_sites(site: Site) -> None:
    cookies = re.findall(r"(?im)^set-cookie: *([^\r]+)", site.ask("/log-ind/") + site.ask(f"/m/{site.code}/"))
    assert len(cookies) >= 2
    for cookie in cookies:
        assert all(flag in cookie for flag in ("Secure", "SameSite=Lax", "Path=/")), cookie
        assert "HttpOnly" in cookie or cookie.startswith("__Host-csrftoken="), cookie
        assert cookie.startswith(("__Host-", "__Secure-medspil_")), cookie


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND", "DELETE", "MEDSPIL"])
def test_odd_verbs_are_refused_and_echo_nothing(site: Site, method: str) -> None:
    for path in ("/log-ind/", f"/m/{site.code}/", "/healthz"):
        answer = site.ask(path, "X-Secret: echo-me", method=method)
        assert 400 <= _status(answer) < 500, (method, path, answer[:200])
        assert "echo-me" not in answer


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%2f..%2f..%2fetc/passwd",
        "/static/....//....//etc/passwd",
        "/static/%c0%ae%c0%ae/etc/passwd",
        "/m/%00/",
        "/.git/config",
        "/medspil.sqlite3",
    ],
)
def test_no_path_leads_out_of_the_house(site: Site, path: str) -> None:
    for through in (False, True):
        answer = site.ask(path, through_nginx=through)
        assert _status(answer) in {400, 404}, answer[:200]
        assert "root:" not in answer


def test_another_name_or_another_place_is_never_where_one_is_sent(site: Site) -> None:
    for line in ("Host: evil.example", "Host: medspil.example.dk@evil.example"):
        answer = site.ask("/log-ind/", line)
        assert (_status(answer), "evil" in answer) == (400, False)
    assert "evil" not in site.ask("/", "X-Forwarded-Host: evil.example")
    for path in ("//evil.example", "//evil.example/%2e%2e", "/\\evil.example", "/log-ind?next=//evil.example"):
        sent_on = re.findall(r"(?im)^location: *(\S+)", site.ask(path))
        assert all(place.startswith("/") and not place.startswith(("//", "/\\")) for place in sent_on), (path, sent_on)
    assert 'href="https://evil' not in site.ask("/log-ind/?next=https://evil.example/")


def test_what_is_too_much_or_broken_is_refused_and_the_server_goes_on(site: Site) -> None:
    form = "Content-Type: application/x-www-form-urlencoded"
    assert _status(site.ask("/log-ind/", form, method="POST", body=b"email=" + b"x" * 2_000_000)) in {400, 403, 413}
    many = "&".join(f"f{number}=1" for number in range(5000)).encode()
    assert _status(site.ask("/log-ind/", form, method="POST", body=many)) in {400, 403, 413}
    for long in ("X-Long: " + "x" * 200_000, "\r\n".join(["X-Many: x"] * 20_000)):
        assert _status(site.ask("/", long)) in {0, 400, 431}
    endless = f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX-Endless: ".encode() + b"x" * 1_000_000
    assert _status(site.say(endless)) in {0, 400}
    head = f"Host: {HOST}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n"
    for broken in (
        "\x16\x03\x01\x00garbage\r\n\r\n",
        f"GET / HTTP/9.9\r\n{head}\r\n",
        f"POST /log-ind/ HTTP/1.1\r\n{head}Content-Length: -1\r\n\r\n",
        f"POST /log-ind/ HTTP/1.1\r\n{head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x",
        f"GET / HTTP/1.1\r\n{head}X-Two\r\n lines: x\r\n\r\n",
    ):
        answer = site.say(broken.encode("latin-1"))
        assert _status(answer) in {0, 400}, (broken, answer[:200])
    assert _status(site.ask("/healthz")) == 200


def test_the_documented_nginx_passes_streams_at_once_and_believes_no_visitor(site: Site) -> None:
    token = _token(site)
    request = f"GET /live/stream?t={token} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
    assert "event: hello" in site.say(request, through_nginx=True, until=b"event: hello")
    forged = site.ask("/log-ind/", "X-Forwarded-Proto: http", "X-Forwarded-Host: evil.example", through_nginx=True)
    assert (_status(forged), "evil" in forged) == (200, False)
    assert _status(site.ask("/topics/?q=hemmelig", through_nginx=True)) in {302, 404}
    assert _status(site.ask("/log-ind/", method="POST", body=b"x" * 6_000_000, through_nginx=True)) == 413
    with socket.create_connection(("127.0.0.1", site.plain), timeout=20) as line:
        line.sendall(f"GET /m/KODE/ HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        assert f"Location: https://{HOST}/m/KODE/" in line.recv(65536).decode()
    logged = (site.folder / "medspil.log").read_text()
    assert "/log-ind/" in logged
    assert not any(secret in logged for secret in (token, "hemmelig", site.code, "/live/"))
