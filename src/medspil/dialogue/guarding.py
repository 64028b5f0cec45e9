# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the guard says about a note that a phone sends, and how the phone is told. Whatever takes notes in asks here."""

from typing import Any

from medspil.privacy.asking import ASKED, NAMES, Asking, Told, ask_about


def ask_about_note(*, text: str, signature: str = "", yes: str = "") -> Asking | None:
    """What must be asked before the note is kept, given what was said yes to; None when it may be kept as it is.

    CPR numbers are another matter: they are refused. A name is what a signature is there for.
    """
    return ask_about([Told("text", text), Told("signature", signature, NAMES)], yes=yes)


def asked(asking: Asking) -> dict[str, Any]:
    """What a script is told with status 422 instead of that its words are stored."""
    return {"error": str(ASKED), "ask": asking.as_json()}
