# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The open package: what goes in comes out, and what is wrong is refused whole and told in full."""

import io
import stat
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings

from medspil.materials.packages.reading import ALL_BYTES, FILE_BYTES, FILES, PackageRefused, read_package
from medspil.materials.packages.writing import write_package
from medspil.materials.pieces import folder_of
from medspil.materials.queries import cases_of, legal_points_of, scripts_for, topic_by_key
from medspil.materials.reading import TopicFolder, read_national

TODAY = date(2026, 11, 25)
NATIONAL = read_national(settings.MEDSPIL_CONTENT)
OWN_EQUIPMENT = next(folder for folder in NATIONAL.topics if folder.topic.key == "own-equipment")
CANVASES = tuple(canvas for canvas in NATIONAL.canvases if canvas.key == "keep-develop-stop")


def packed(folder: TopicFolder = OWN_EQUIPMENT) -> bytes:
    return write_package(folder, CANVASES, publisher="Fjordby Kommune", today=TODAY)


def changed(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """A good package with something done to its files."""
    with zipfile.ZipFile(io.BytesIO(packed())) as package:
        files = {name: package.read(name) for name in package.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def with_file(name: str, content: bytes = b"x") -> bytes:
    return changed(lambda files: files.update({name: content}))


def refusal(data: bytes) -> str:
    with pytest.raises(PackageRefused) as refused:
        read_package(data)
    return str(refused.value)


@pytest.mark.parametrize("folder", NATIONAL.topics, ids=lambda folder: folder.topic.key)
def test_every_topic_comes_out_as_it_went_in(folder: TopicFolder) -> None:
    package = read_package(packed(folder))
    assert package.folder == folder
    assert package.canvases == CANVASES
    assert package.manifest.publisher == "Fjordby Kommune"
    assert packed(folder) == packed(folder)


def test_what_the_database_holds_is_what_the_files_say(material: None) -> None:
    topic = topic_by_key(None, "own-equipment")
    assert topic is not None
    scripts = [script for script in scripts_for(None, topic) if script.topic_id]
    assert folder_of(topic, cases_of(None, topic), legal_points_of(None, topic), scripts) == OWN_EQUIPMENT


@pytest.mark.parametrize(
    "name",
    ["../outside.md", "/etc/passwd", "cases/../../x.md", "cases\\x.md", "C:x.md", "cases/x.exe", "cases/Ø.md", "x"],
)
def test_a_name_that_is_none_of_ours_is_refused(name: str) -> None:
    assert "no file of a package is called that" in refusal(with_file(name))


def test_a_link_is_refused() -> None:
    out = io.BytesIO(packed())
    with zipfile.ZipFile(out, "a") as package:
        link = zipfile.ZipInfo("cases/98-link.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
    assert "is a link" in refusal(out.getvalue())


def test_a_bomb_is_not_unpacked() -> None:
    assert "more than is allowed" in refusal(with_file("cases/99-bomb.md", b"0" * (FILE_BYTES * 100)))
    many = {f"cases/{n:03}-bomb.md": b"0" * FILE_BYTES for n in range(ALL_BYTES // FILE_BYTES + 1)}
    assert "more than is allowed" in refusal(changed(lambda files: files.update(many)))
    crowd = {f"cases/{n:03}-empty.md": b"" for n in range(FILES)}
    assert f"at most {FILES}" in refusal(changed(lambda files: files.update(crowd)))


def test_aliases_that_stand_for_billions_are_refused() -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "alias" in refusal(with_file("scripts/099-bomb.yaml", laughs.encode()))
    assert "alias" in refusal(with_file("cases/99-bomb.md", f"---\n{laughs}---\nHej".encode()))


def test_endless_nesting_is_refused() -> None:
    assert "scripts/099-deep.yaml" in refusal(with_file("scripts/099-deep.yaml", b"[" * 50_000))


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut off", packed()[:-40]])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert "not a zip" in refusal(data)


def test_what_is_not_text_is_refused() -> None:
    assert "not text in UTF-8" in refusal(with_file("cases/99-binary.md", b"\xff\xfe\x00"))


def test_every_fault_is_told_at_once() -> None:
    def spoil(files: dict[str, bytes]) -> None:
        files["topic.md"] = files["topic.md"].replace(b"number: 3", b"number: three")
        files["cases/99-new.md"] = b"---\nkey: new\ncolour: red\n---\nEn historie"

    told = refusal(changed(spoil))
    assert "topic.md: number" in told
    assert "cases/99-new.md: colour" in told
    assert "cases/99-new.md: questions" in told


def test_a_cpr_number_is_refused_and_not_repeated() -> None:
    told = refusal(changed(lambda files: files.update({"advice.md": b"---\ntitle: x\n---\n010190-1234"})))
    assert told == "advice.md: there is a CPR number in the text"


def test_a_package_names_the_topic_it_holds() -> None:
    other = changed(
        lambda files: files.update({"medspil.yaml": files["medspil.yaml"].replace(b"own-equipment", b"expectations")})
    )
    assert "names topic expectations" in refusal(other)
    assert "medspil.yaml: is missing" in refusal(changed(lambda files: files.pop("medspil.yaml")))
