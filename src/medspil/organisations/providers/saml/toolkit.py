# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What python3-saml is told: who we are, whom we believe, and how much is demanded."""

from dataclasses import dataclass

from django.urls import reverse
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Words
from onelogin.saml2.errors import OneLogin_Saml2_Error
from onelogin.saml2.settings import OneLogin_Saml2_Settings as Settings

from medspil.organisations.models import SignInProvider
from medspil.organisations.providers.saml.keys import NotReady, our_keys


@dataclass(frozen=True, kw_only=True)
class Here:
    """Our addresses, as the municipality's sign-in knows them."""

    answer: str
    metadata: str


def here(base: str, cvr: str) -> Here:
    """`base` is the address of the installation, https://medspil.example.dk."""
    base = base.rstrip("/")
    return Here(answer=base + reverse("saml-answer", args=[cvr]), metadata=base + reverse("saml-metadata", args=[cvr]))


def settings_for(provider: SignInProvider, ours: Here) -> Settings:
    """NotReady when our own end is not set up."""
    keys = our_keys()
    asked = {"url": provider.sign_in_url, "binding": Words.BINDING_HTTP_REDIRECT}
    told = {
        "strict": True,
        "sp": {
            "entityId": provider.client_id,
            "assertionConsumerService": {"url": ours.answer, "binding": Words.BINDING_HTTP_POST},
            "x509cert": keys.certificate,
            "privateKey": keys.key,
        },
        "idp": {
            "entityId": provider.issuer,
            "singleSignOnService": asked,
            "x509cert": provider.certificates[0],
            "x509certMulti": {"signing": provider.certificates},
        },
        "security": _SECURITY,
    }
    try:
        return Settings(told)
    except OneLogin_Saml2_Error as error:
        raise NotReady("python3-saml does not take what it is told of the two ends") from error


_SECURITY = {
    "authnRequestsSigned": True,
    "signatureAlgorithm": Words.RSA_SHA256,
    "digestAlgorithm": Words.SHA256,
    "wantAssertionsSigned": True,
    "wantAssertionsEncrypted": True,
    "wantNameId": True,
    "wantAttributeStatement": True,
    "rejectDeprecatedAlgorithm": True,
    "allowRepeatAttributeName": True,
    "allowSingleLabelDomains": True,  # a name such as localhost is an address too
    "requestedAuthnContext": False,  # a level is not asked for: it is looked for in the answer
    "metadataValidUntil": "",  # it holds until we say otherwise
    "metadataCacheDuration": "",
}
