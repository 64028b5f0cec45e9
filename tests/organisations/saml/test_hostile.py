# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is not to be believed. Each is an answer that would let Ali in, with one thing wrong."""

import base64
import logging
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from saml2.time_util import in_a_while

from medspil.organisations.models import Person, SignInProvider, SpentAssertion
from medspil.organisations.providers.saml.keys import KEY
from tests.cast import Cast
from tests.organisations.saml.conftest import Municipal
from tests.organisations.saml.identity_provider import CVR, EID, LOA
from tests.organisations.saml.keys import pair
from tests.organisations.saml.test_through_saml import PRIVILEGES, is_in, says

pytestmark = pytest.mark.once

RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
RSA_1_5 = "http://www.w3.org/2001/04/xmlenc#rsa-1_5"
TRIPLE_DES = "http://www.w3.org/2001/04/xmlenc#tripledes-cbc"
LONG_AGO = "2026-01-01T08:00:00Z"


def _audience(response: Any) -> None:
    response.assertion.conditions.audience_restriction[0].audience[0].text = "https://another.example/metadata"


def _everybody(response: Any) -> None:
    response.assertion.conditions.audience_restriction = []


def _expired(response: Any) -> None:
    response.assertion.conditions.not_on_or_after = LONG_AGO


def _confirmed_long_ago(response: Any) -> None:
    _data(response).not_on_or_after = LONG_AGO


def _endless(response: Any) -> None:
    _data(response).not_on_or_after = None


def _early(response: Any) -> None:
    response.assertion.conditions.not_before = in_a_while(hours=1)


def _elsewhere(response: Any) -> None:
    _data(response).recipient = "https://another.example/svar?" + _data(response).recipient


def _nowhere(response: Any) -> None:
    _data(response).recipient = None


def _for_who_has_a_key(response: Any) -> None:
    """Complete, but for whoever proves a key, and not for whoever brings it."""
    subject = response.assertion.subject
    complete = deepcopy(subject.subject_confirmation[0])
    complete.method = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"
    _nowhere(response)
    subject.subject_confirmation.append(complete)


def _destination(response: Any) -> None:
    response.destination += "?and=more"


def _other_request(response: Any) -> None:
    response.in_response_to = _data(response).in_response_to = "id-that-nobody-asked-with"


def _no_request(response: Any) -> None:
    """The provider begins by itself."""
    response.in_response_to = _data(response).in_response_to = None


def _half_a_request(response: Any) -> None:
    _data(response).in_response_to = None


def _issuer(response: Any) -> None:
    response.assertion.issuer.text = "https://another.example/metadata"


def _data(response: Any) -> Any:
    return response.assertion.subject.subject_confirmation[0].subject_confirmation_data


def _no_key(response: Any) -> None:
    response.assertion.subject.name_id.text = f"C=DK,O={CVR},CN=Ali,Serial={'x' * 36}"


def _an_entity(text: str) -> str:
    """A billion laughs, beside the assertion."""
    return '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + re.sub(r"^<\?xml[^>]*\?>\s*", "", text)


def _a_comment(text: str) -> str:
    """Canonical XML leaves comments out, so the signature still fits."""
    return text.replace(",Serial=", ",Serial=<!-- -->", 1)


def _wrapped(text: str) -> str:
    """The signed assertion lies in an unsigned one that says something else."""
    (signed,) = re.findall(r"<ns1:Assertion .*</ns1:Assertion>", text, re.DOTALL)
    evil = re.sub(r"<ns2:Signature.*</ns2:Signature>", "", signed, flags=re.DOTALL)
    evil = re.sub(r' ID="[^"]+"', ' ID="evil"', evil, count=1).replace("CN=Nina", "CN=Evil")
    inside = f"<ns1:Advice>{signed}</ns1:Advice><ns1:AuthnStatement"
    return text.replace(signed, evil.replace("<ns1:AuthnStatement", inside, 1))


def _in_the_signature(text: str) -> str:
    """The unsigned assertion has the signature, which holds the signed one and points at it."""
    (signed,) = re.findall(r"<ns1:Assertion .*</ns1:Assertion>", text, re.DOTALL)
    (signature,) = re.findall(r"<ns2:Signature .*</ns2:Signature>", signed, re.DOTALL)
    bare = signed.replace(signature, "")
    holding = signature.replace("</ns2:Signature>", f"<ns2:Object>{bare}</ns2:Object></ns2:Signature>")
    evil = re.sub(r' ID="[^"]+"', ' ID="evil"', bare, count=1).replace("CN=Nina", "CN=Evil")
    return text.replace(signed, evil.replace("</ns1:Issuer>", f"</ns1:Issuer>{holding}", 1))


def _two() -> dict[str, Any]:
    """One signed and encrypted, and one that is neither."""
    signed: list[str] = []

    def with_another(sealed: str) -> str:
        (other,) = re.findall(r"<ns1:Assertion .*</ns1:Assertion>", signed[-1], re.DOTALL)
        other = re.sub(r"<ns2:Signature.*</ns2:Signature>", "", other, flags=re.DOTALL).replace("CN=Nina", "CN=Evil")
        other = re.sub(r' ID="[^"]+"', ' ID="evil"', other, count=1)
        spaces = set(re.findall(r'xmlns:\w+="[^"]+"', signed[-1])) - set(re.findall(r'xmlns:\w+="[^"]+"', other))
        other = other.replace(" ", f" {' '.join(spaces)} ", 1)
        return sealed.replace("</ns0:Response>", other + "</ns0:Response>")

    return {"after": lambda text: signed.append(text) or text, "sealed": with_another}


def _changed(text: str) -> str:
    return text.replace("ali@", "rita@")


def _points_out(text: str) -> str:
    return re.sub(r'URI="#[^"]+"', 'URI="file:///etc/hostname"', text, count=1)


def _without(pattern: str) -> Callable[[str], str]:
    def words(text: str) -> str:
        assert re.search(pattern, text)
        return re.sub(pattern, "", text)

    return words


UNCONFIRMED = "nothing confirms that it is for this request and this address, until a time"
# What is wrong, and which reason the log gives: so that no case is refused by chance.
HOSTILE: dict[str, tuple[dict[str, Any], str]] = {
    "unsigned": ({"sign": False}, "NO_SIGNED_ASSERTION"),
    "not encrypted": ({"encrypt": False}, "NO_ENCRYPTED_ASSERTION"),
    "weak signature": ({"signature": RSA_SHA1}, "an algorithm that does not hold, for a signature"),
    "weak encryption": ({"encryption": TRIPLE_DES}, "an algorithm that does not hold, for the encryption"),
    "weak key encryption": (
        {"key_encryption": RSA_1_5},
        "an algorithm that does not hold, for the encryption of the key",
    ),
    "changed after signing": ({"after": _changed}, "INVALID_SIGNATURE"),
    "wrapped": ({"after": _wrapped}, "WRONG_NUMBER_OF_ASSERTIONS"),
    "in the signature": ({"after": _in_the_signature}, "WRONG_NUMBER_OF_ASSERTIONS"),
    "two assertions": (_two(), "WRONG_NUMBER_OF_ASSERTIONS"),
    "a comment": ({"after": _a_comment}, "a comment in the assertion"),
    "entities": ({"sealed": _an_entity}, "DTDForbidden"),
    "points out of itself": ({"after": _points_out}, "it points out of itself"),
    "no XML": ({"sealed": lambda _text: "<"}, "XMLSyntaxError"),
    "a status that says nothing": ({"sealed": _without(r' Value="[^"]+:Success"')}, "IndexError"),
    "no element": ({"sealed": _without(r' Type="[^"]+#Element"')}, "TypeError"),
    "a signature of nothing": ({"after": _without(r' URI="#[^"]+"')}, "TypeError"),
    "audience": ({"before": _audience}, "WRONG_AUDIENCE"),
    "for everybody": ({"before": _everybody}, "no audience"),
    "expired": ({"before": _expired}, "ASSERTION_EXPIRED"),
    "confirmed long ago": ({"before": _confirmed_long_ago}, "WRONG_SUBJECTCONFIRMATION"),
    "endless": ({"before": _endless}, UNCONFIRMED),
    "too early": ({"before": _early}, "ASSERTION_TOO_EARLY"),
    "recipient": ({"before": _elsewhere}, UNCONFIRMED),
    "no recipient": ({"before": _nowhere}, UNCONFIRMED),
    "for who has a key": ({"before": _for_who_has_a_key}, UNCONFIRMED),
    "destination": ({"before": _destination}, "another destination"),
    "other request": ({"before": _other_request}, "asked for by another browser, or too long ago"),
    "no request": ({"before": _no_request}, "nobody asked for it"),
    "half a request": ({"before": _half_a_request}, UNCONFIRMED),
    "issuer": ({"before": _issuer}, "WRONG_ISSUER"),
    "no key of a person": ({"before": _no_key}, "no key of the person"),
}


@pytest.mark.parametrize(("twist", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_an_answer_that_is_not_to_be_believed_lets_nobody_in(
    cast: Cast, municipal: Municipal, caplog: pytest.LogCaptureFixture, twist: dict[str, Any], reason: str
) -> None:
    municipal.tell(says(cast.ali.email), **twist)
    client = Client()
    with caplog.at_level(logging.WARNING, "medspil"):
        answer = municipal.sign_in(client)
    assert answer.status_code == 403
    assert "Du kom ikke ind" in answer.content.decode()
    assert not is_in(client)
    assert not SocialAccount.objects.exists()
    (line,) = [record.getMessage() for record in caplog.records if record.name.startswith("medspil")]
    assert line == f"a sign-in by SAML at {CVR} was refused: {reason}"


def test_without_a_twist_the_same_answer_lets_her_in(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.ali.email))
    client = Client()
    municipal.sign_in(client)
    assert is_in(client)


def test_somebody_elses_signature_lets_nobody_in(cast: Cast, municipal: Municipal, folder: Any) -> None:
    municipal.tell(says(cast.ali.email), sign_with=pair(folder, "stranger"))
    client = Client()
    assert municipal.sign_in(client).status_code == 403
    assert not is_in(client)


def test_an_answer_is_taken_once(cast: Cast, municipal: Municipal) -> None:
    """Also where the request that it answers is still remembered: in a session that somebody has a copy of."""
    municipal.tell(says(cast.ali.email))
    client = Client()
    form = municipal.way(client)
    asked = client.session["socialaccount_states"]
    municipal.send(client, form)
    assert is_in(client)
    again = Client()
    session = again.session
    session["socialaccount_states"] = asked
    session.save()
    again.cookies["sessionid"] = session.session_key
    assert municipal.send(again, form).status_code == 403
    assert not is_in(again)


def test_what_has_run_out_is_forgotten(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.ali.email))
    municipal.sign_in(Client())
    SpentAssertion.objects.update(until=LONG_AGO)
    municipal.sign_in(Client())
    assert SpentAssertion.objects.count() == 1


def test_it_counts_in_the_browser_that_began(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.ali.email))
    client, thief = Client(), Client()
    form = municipal.way(client)
    assert municipal.send(thief, form).status_code == 403
    assert not is_in(thief)


def test_nobody_arrives_without_an_answer(municipal: Municipal) -> None:
    assert Client().get(reverse("saml-arrive", args=[CVR])).status_code == 403
    assert Client().get(reverse("saml-answer", args=[CVR])).status_code == 405
    assert Client().post(reverse("saml-answer", args=[CVR])).status_code == 403


@pytest.mark.parametrize("cvr", ["10000002", "1000000"])
def test_somebody_of_another_municipality_is_told_so(cast: Cast, municipal: Municipal, cvr: str) -> None:
    municipal.tell(says(cast.ali.email, cvr=cvr))
    client = Client()
    answer = municipal.sign_in(client)
    assert answer.status_code == 403
    assert "en anden kommune end Fjordby Kommune" in answer.content.decode()
    assert not is_in(client)


def test_the_number_of_the_municipality_has_to_be_the_same_everywhere(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.ali.email, attributes={f"{EID}/professional/cvr": [CVR, "10000002"]}))
    assert municipal.sign_in(Client()).status_code == 403


@pytest.mark.parametrize("said", [["Low"], [], ["substantial?"], [f"{LOA}/Low"]])
def test_too_low_a_level_is_refused_and_says_what_to_do(cast: Cast, municipal: Municipal, said: list[str]) -> None:
    def low(response: Any) -> None:
        reference = response.assertion.authn_statement[0].authn_context.authn_context_class_ref
        reference.text = "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"

    municipal.tell(says(cast.ali.email, attributes={LOA: said}), before=low)
    client = Client()
    answer = municipal.sign_in(client)
    assert answer.status_code == 403
    assert "ikke sikkert nok" in answer.content.decode()
    assert not is_in(client)
    SignInProvider.objects.update(assurance="")
    municipal.sign_in(client)
    assert is_in(client)


BROKEN = {
    "no base64": "?",
    "no XML": base64.b64encode(b"<").decode(),
    "entities": base64.b64encode(b'<!DOCTYPE r [<!ENTITY a "ha">]><PrivilegeList>&a;</PrivilegeList>').decode(),
    "endless": "A" * 100_004,
}


@pytest.mark.parametrize("said", BROKEN.values(), ids=BROKEN)
def test_privileges_that_cannot_be_read_let_nobody_in(cast: Cast, municipal: Municipal, said: str) -> None:
    municipal.tell(says(cast.ali.email, attributes={PRIVILEGES: said}))
    assert municipal.sign_in(Client()).status_code == 403


def test_too_much_is_not_read_at_all(municipal: Municipal) -> None:
    answer = Client().post(reverse("saml-answer", args=[CVR]), {"SAMLResponse": "A" * 400_000})
    assert answer.status_code == 403


def test_whoever_sends_without_end_is_told_to_wait(municipal: Municipal, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"saml": "1/m/ip"}
    client, address = Client(REMOTE_ADDR="192.0.2.7"), reverse("saml-answer", args=[CVR])
    assert [client.post(address).status_code for _turn in range(2)] == [403, 429]


def test_whoever_has_left_does_not_come_in(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.ali.email))
    municipal.sign_in(Client())
    Person.objects.filter(pk=cast.ali.pk).update(is_active=False)
    client = Client()
    municipal.sign_in(client)
    assert not is_in(client)


def test_an_end_of_ours_that_is_not_set_up_gets_a_page_that_says_so(
    municipal: Municipal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY)
    for name in ("provider-sign-in", "saml-metadata"):
        answer = Client().get(reverse(name, args=[CVR]))
        assert answer.status_code == 502
        assert "svarer ikke, som det skal" in answer.content.decode()
    assert Client().post(reverse("saml-answer", args=[CVR]), {"SAMLResponse": "x"}).status_code == 502
