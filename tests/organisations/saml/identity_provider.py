# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality's sign-in: pysaml2 with the program xmlsec1, so that nothing of it is shared with our end.

It runs in a thread and answers as a browser meets it: `/sso` takes a signed request and gives a page with a form. What
a test wants to be wrong with the answer it says in `Twist`.
"""

import base64
import html
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from tempfile import NamedTemporaryFile
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from saml2 import BINDING_HTTP_REDIRECT, class_name
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAME_FORMAT_URI, NAMEID_FORMAT_X509SUBJECTNAME, NameID
from saml2.samlp import STATUS_REQUEST_DENIED
from saml2.server import Server
from saml2.sigver import pre_encryption_part, pre_signature_part

from tests.organisations.saml.keys import Pair

CVR = "10000001"
EID = "https://data.gov.dk/model/core/eid"
LOA = "https://data.gov.dk/concept/core/nsis/loa"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
AES256 = "http://www.w3.org/2009/xmlenc11#aes256-gcm"
OAEP = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"
Change = Callable[[Any], object]
Words = Callable[[str], str]


def _as_it_is(text: str) -> str:
    return text


@dataclass(kw_only=True)
class Twist:
    """What is otherwise than it should be. `before` changes the response that is about to be signed, `after` the signed
    text, `sealed` what is sent."""

    before: Change = lambda _response: None
    after: Words = _as_it_is
    sealed: Words = _as_it_is
    sign: bool = True
    sign_with: Pair | None = None
    signature: str = RSA_SHA256
    encrypt: bool = True
    encryption: str = AES256
    key_encryption: str = OAEP
    denied: bool = False


@dataclass(kw_only=True)
class Somebody:
    """What the municipality knows of a person."""

    serial: str
    name: str = "Nina Nord"
    cvr: str = CVR
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass(kw_only=True)
class IdentityProvider:
    url: str
    keys: Pair
    server: Server | None = None
    registered: str = ""
    people: dict[str, Somebody] = field(default_factory=dict)
    twist: Twist = field(default_factory=Twist)
    requests: list[Any] = field(default_factory=list)

    def metadata(self) -> str:
        return str(entity_descriptor(_config(self.url, self.keys)))

    def knows(self, metadata: str) -> None:
        """Register a service."""
        if metadata != self.registered:
            self.server, self.registered = Server(config=_config(self.url, self.keys, metadata)), metadata

    def form(self, query: str, who: str) -> tuple[str, dict[str, str]]:
        """Where the browser is told to send what."""
        said = {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}
        asked = self.server.parse_authn_request(
            said["SAMLRequest"],
            BINDING_HTTP_REDIRECT,
            relay_state=said.get("RelayState"),
            sigalg=said["SigAlg"],
            signature=said["Signature"],
        ).message
        self.requests.append(asked)
        to = asked.assertion_consumer_service_url
        answer = base64.b64encode(self._answer(asked, self.people[who]).encode()).decode()
        return to, {"SAMLResponse": answer, "RelayState": said.get("RelayState", "")}

    def _answer(self, asked: Any, person: Somebody) -> str:
        to, ours = asked.assertion_consumer_service_url, asked.issuer.text
        if self.twist.denied:
            return str(self.server.create_error_response(asked.id, to, (STATUS_REQUEST_DENIED, "no"), sign=False))
        response = self.server.create_authn_response(
            {f"{EID}/professional/cvr": person.cvr, LOA: "Substantial", **person.attributes},
            asked.id,
            to,
            ours,
            name_id=NameID(
                format=NAMEID_FORMAT_X509SUBJECTNAME,
                text=f"C=DK,O={person.cvr},CN={person.name},Serial={person.serial}",
            ),
            authn={"class_ref": f"{LOA}/Substantial", "authn_auth": self.url},
            sign_assertion=False,
            sign_response=False,
        )
        self.twist.before(response)
        signed = self.twist.after(self._signed(response))
        return self.twist.sealed(self._encrypted(signed, ours) if self.twist.encrypt else signed)

    def _signed(self, response: Any) -> str:
        if not self.twist.sign:
            return str(response)
        pair, assertion = self.twist.sign_with or self.keys, response.assertion
        text = "".join(pair.certificate.read_text().splitlines()[1:-1])
        assertion.signature = pre_signature_part(assertion.id, text, 1, SHA256, self.twist.signature)
        security = self.server.sec
        return str(
            security.sign_statement(str(response), class_name(assertion), key_file=str(pair.key), node_id=assertion.id)
        )

    def _encrypted(self, signed: str, ours: str) -> str:
        opened = signed.replace("<ns1:Assertion ", "<ns1:EncryptedAssertion><ns1:Assertion ", 1)
        head, _, tail = opened.rpartition("</ns1:Assertion>")
        statement = f"{head}</ns1:Assertion></ns1:EncryptedAssertion>{tail}"
        template = pre_encryption_part(msg_enc=self.twist.encryption, key_enc=self.twist.key_encryption)
        kind = "des-192" if "tripledes" in self.twist.encryption else "aes-256"
        (certificate,) = {text for _name, text in self.server.metadata.certs(ours, "spsso", "encryption")}
        with _pem(certificate) as file:
            return str(self.server.sec.encrypt_assertion(statement, file, template, kind))


@contextmanager
def _pem(certificate: str) -> Iterator[str]:
    with NamedTemporaryFile("w", suffix=".pem") as file:
        body = "".join(certificate.split())
        file.write(f"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n")
        file.flush()
        yield file.name


@contextmanager
def identity_provider(keys: Pair, *, host: str = "127.0.0.1") -> Iterator[IdentityProvider]:
    place = ThreadingHTTPServer(("127.0.0.1", 0), _Door)
    url = f"http://{host}:{place.server_port}"
    provider = IdentityProvider(url=url, keys=keys)
    place.provider = provider  # type: ignore[attr-defined]
    thread = Thread(target=place.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield provider
    place.shutdown()
    place.server_close()
    thread.join()


def _config(url: str, keys: Pair, service_metadata: str = "") -> IdPConfig:
    service = {
        "endpoints": {"single_sign_on_service": [(f"{url}/sso", BINDING_HTTP_REDIRECT)]},
        "want_authn_requests_signed": True,
        "policy": {"default": {"lifetime": {"minutes": 5}, "name_form": NAME_FORMAT_URI}},
    }
    told = {
        "entityid": f"{url}/metadata",
        "key_file": str(keys.key),
        "cert_file": str(keys.certificate),
        "service": {"idp": service},
        "metadata": {"inline": [service_metadata]} if service_metadata else {},
    }
    return IdPConfig().load(told)


class _Door(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        provider: IdentityProvider = self.server.provider  # type: ignore[attr-defined]
        place = urlsplit(self.path)
        if place.path == "/metadata":
            self._send(provider.metadata(), "application/samlmetadata+xml")
            return
        to, fields = provider.form(place.query, next(iter(provider.people)))
        inputs = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in fields.items())
        form = f'<form method="post" action="{html.escape(to)}">{inputs}<button>Videre</button></form>'
        self._send(f'<!doctype html><html lang="da"><title>Kommunens login</title>{form}</html>', "text/html")

    def _send(self, text: str, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_words: object) -> None:
        pass
