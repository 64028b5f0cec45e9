# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""nginx itself, with the file that we give to those who put it in front of Medspil."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from medspil.bench.processes import Measured, free_port

ROOT = Path(__file__).resolve().parents[2]
MAIN = "pid {tmp}/pid; error_log {tmp}/error.log; events {{ }} http {{ access_log off; {temp} {site} }}"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def documented(folder: Path, **more: str) -> str:
    """The file, with its places in this folder."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    places = {"/etc/medspil/tls": str(folder), "/var/log/nginx": str(folder), "/opt/medspil": str(ROOT)}
    return with_other(text, {**places, **more})


def with_other(text: str, other: Mapping[str, str]) -> str:
    for ours, theirs in other.items():
        assert ours in text, ours
        text = text.replace(ours, theirs)
    return text


def start(folder: Path, site: str) -> "subprocess.Popen[bytes]":
    temp = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    (folder / "nginx.conf").write_text(MAIN.format(tmp=folder, temp=temp, site=site))
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def before_several(folder: Path, ports: list[int]) -> Measured:
    """In front of several servers, as on several machines; without encryption, since no machine here has a name."""
    port = free_port()
    servers = " ".join(f"server 127.0.0.1:{each} max_fails=1 fail_timeout=5s;" for each in ports)
    upstream, *_others, ours = re.split(r"(?m)^(?=server \{)", documented(folder))
    upstream = with_other(upstream, {"server 127.0.0.1:8000;": servers})
    ours = re.sub(r"(?m)^ +ssl_.*\n", "", ours)
    ours = with_other(
        ours,
        {"listen 443 ssl http2": f"listen 127.0.0.1:{port}", "server_name medspil.example.dk": "server_name 127.0.0.1"},
    )
    return Measured(process=start(folder, upstream + ours), port=port)
