# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a municipality says of itself in files, in erasures and on the command line."""

from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.management import CommandError, call_command

from medspil.custody.actions import erase, remove_text
from medspil.custody.events import Reason
from medspil.organisations.models import Logo, Municipality, SignInProvider
from medspil.organisations.municipality.actions import describe
from tests.cast import Cast
from tests.organisations.logos import logo_of
from tests.organisations.municipality.stage import GREEN, STATEMENT, kinds, now


def test_the_file_of_the_municipality_has_texts_and_logo(cast: Cast, tmp_path: Path) -> None:
    describe(municipality=cast.municipality, fields={"greeting": "Velkommen til"}, by=None)
    logo_of(cast.municipality)
    call_command("municipality_export", cast.municipality.cvr, tmp_path / "fjordby.zip", stdout=StringIO())
    with ZipFile(tmp_path / "fjordby.zip") as archive:
        assert "Velkommen til" in archive.read("organisations.Municipality.jsonl").decode()
        logo = Logo.objects.get()
        assert archive.read(f"organisations.Logo.{logo.pk}.png") == bytes(logo.png)


def test_words_and_people_are_taken_out_of_the_texts(cast: Cast) -> None:
    fields = {"greeting": "Spørg fru Jensen på Havnevej", "help_name": cast.bo.name, "help_email": cast.bo.email}
    describe(municipality=cast.municipality, fields=fields, by=None)
    assert remove_text(municipality=cast.municipality, words="fru Jensen", why=Reason.CITIZEN, by=cast.rita) == 1
    erase(person=cast.bo, by=cast.rita)
    left = now(cast)
    assert (left.greeting, left.help_email) == ("Spørg [fjernet] på Havnevej", "")
    assert cast.bo.name not in left.help_name


def test_a_municipality_is_added_with_what_is_known_of_it(db: None) -> None:
    words = {"name": "Havby Kommune", "administrator": "Ane Alm", "email": "ane@havby.example", "cvr": "13585628"}
    wrong = ({"colour": "#ffee00"}, {"colour": "gul"}, {"statement": "https://havby.dk/was"}, {"domain": ["havby.dk"]})
    for said in wrong:
        with pytest.raises(CommandError, match=f"--{next(iter(said))}"):
            call_command("municipality_add", **words, **said)
    call_command("municipality_add", **words, colour=GREEN, statement=STATEMENT, domain=["Havby.example"])
    added = Municipality.objects.get(cvr="13585628")
    assert (added.colour, added.statement, added.domains) == (GREEN, STATEMENT, ["havby.example"])


def test_another_cvr_number_keeps_those_who_sign_in_by_it(cast: Cast) -> None:
    SignInProvider.objects.create(municipality=cast.municipality, issuer="https://login.example", client_id="x")
    SocialAccount.objects.create(provider=cast.municipality.cvr, uid="1", user=cast.bo)
    for wrong in ("12345678", cast.other_municipality.cvr):
        with pytest.raises(CommandError):
            call_command("municipality_cvr", cast.municipality.cvr, to=wrong)
    said = StringIO()
    call_command("municipality_cvr", cast.municipality.cvr, to="13585628", stdout=said)
    assert "MEDSPIL_OIDC_SECRET_13585628" in said.getvalue()
    assert SocialAccount.objects.get().provider == "13585628"
    assert kinds(cast) == ["CvrChanged"]
