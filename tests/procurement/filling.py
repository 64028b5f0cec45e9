# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A supplier with the Word file: fills the tables, and lets other programs save them."""

import os
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx

from medspil.documents.word import render_docx
from medspil.procurement.kinds import Area, Strength
from medspil.procurement.specification.rows import Row
from medspil.procurement.specification.writing import Brief, specification

CODE = "ABCD23"
Change = Callable[[Any], object]


def nothing(_word: Any) -> None:
    """The file as it is."""


def row(number: int, strength: Strength = Strength.SHOULD, area: Area = Area.USE) -> Row:
    weight = None if strength == Strength.MUST else 3
    words = {"text": f"Krav nummer {number}", "why": "Fordi", "shows": "Vis det"}
    return Row(number=number, area=area, strength=strength, weight=weight, **words)


ROWS = [row(1, Strength.MUST), row(2), row(5, Strength.OPTION, Area.TECHNICAL)]
FILLED = {"K1": ("Ja", "Det kan den"), "K2": ("Delvist", "Først til sommer"), "K5": ("nej", "")}


def paper(code: str = CODE) -> bytes:
    brief = Brief(title="Book selv", purpose="Flere kan selv", sender="Fjordby Kommune", code=code)
    return render_docx(specification(brief, ROWS))


def filled(
    content: bytes,
    *,
    supplier: str = "Aktiv A/S",
    price: str = "1.250.000",
    answers: dict[str, tuple[str, str]] = FILLED,
    change: Change = nothing,
) -> bytes:
    word = docx.Document(BytesIO(content))
    offer, *tables = word.tables
    offer.rows[1].cells[1].text, offer.rows[2].cells[1].text = supplier, price
    for table in tables:
        for cells in (line.cells for line in table.rows[1:]):
            if cells[0].text in answers:
                cells[3].text, cells[4].text = answers[cells[0].text]
    change(word)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def saved_by_libre_office(content: bytes, folder: Path, kind: str) -> bytes:
    """The file after a trip through LibreOffice, with a profile of its own."""
    source, out = folder / "bid.docx", folder / "saved"
    source.write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run([*command, "--outdir", out, source], check=True, capture_output=True, timeout=120, env=environment)
    return (out / f"bid.{kind.split(':', maxsplit=1)[0]}").read_bytes()
