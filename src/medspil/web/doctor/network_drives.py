# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path

KINDS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "glusterfs", "ceph", "9p"}
MOUNTS = Path("/proc/mounts")


def holds(file: Path) -> bool:
    """Whether a file lies on a drive of another machine. On systems that do not tell, it does not."""
    if not MOUNTS.is_file():
        return False
    mounts = [line.split()[1:3] for line in MOUNTS.read_text().splitlines()]
    above = {str(folder) for folder in file.resolve().parents}
    deepest = max((place for place, _kind in mounts if place in above), key=len, default="")
    return any(place == deepest and kind in KINDS for place, kind in mounts)
