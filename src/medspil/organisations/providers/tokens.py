# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An ID token is believed when the issuer has signed it, for us, for this sign-in, and not long ago."""

from collections.abc import Mapping
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

# Only keys of which we hold the public half: a token that is unsigned, or signed with what everybody knows, is none.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
LEEWAY_SECONDS = 60
REQUIRED = ("iss", "aud", "exp", "iat", "sub")

Claims = Mapping[str, Any]


def claims_of(id_token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str) -> Claims:
    """The claims of a token; OAuth2Error when it is not to be believed."""
    try:
        key = _key_for(id_token, jwt.PyJWKSet.from_dict(dict(keys)))
        claims: Claims = jwt.decode(
            id_token,
            key=key.key,
            algorithms=list(ALGORITHMS),
            issuer=issuer,
            audience=client_id,
            leeway=LEEWAY_SECONDS,
            options={"require": list(REQUIRED)},
        )
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        raise OAuth2Error(f"the ID token is not to be believed: {type(error).__name__}") from error
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != client_id:
        raise OAuth2Error("the ID token was made for another party")
    return claims


def _key_for(id_token: str, keys: jwt.PyJWKSet) -> jwt.PyJWK:
    header = jwt.get_unverified_header(id_token)
    named = header.get("kid")
    fitting = [key for key in keys.keys if key.public_key_use in {None, "sig"} and (not named or key.key_id == named)]
    if len(fitting) != 1 and not named:
        raise ValueError("no key is named, and there are several")
    key = fitting[0] if fitting else None
    if key is None or header.get("alg") not in ALGORITHMS:
        raise ValueError("signed with no key of the issuer")
    return key
