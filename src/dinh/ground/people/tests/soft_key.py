"""A passkey in software, for tests: makes what an authenticator answers, with the faults one asks for."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class SoftKey:
    """`verifies`: asks its owner for a finger or PIN. `origin` and `host` are what the browser would say."""

    origin: str = "https://testserver"
    host: str = "testserver"
    verifies: bool = True
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    user: bytes = b""

    def _data(self, flags: int, credential: AttestedCredentialData | None = None) -> AuthenticatorData:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        return AuthenticatorData.create(sha256(self.host.encode()).digest(), flags, 0, credential or b"")

    def _said(self, kind: str, options: dict[str, Any]) -> bytes:
        return bytes(CollectedClientData.create(kind, options["challenge"], self.origin))

    def _told(self, response: dict[str, bytes], extensions: dict[str, Any]) -> str:
        encoded = {name: websafe_encode(value) for name, value in response.items()}
        name = websafe_encode(self.id)
        told = {"id": name, "rawId": name, "type": "public-key", "response": encoded}
        return json.dumps({**told, "clientExtensionResults": extensions})

    def made(self, options: dict[str, Any]) -> str:
        """The answer to the options of a page that adds a key."""
        asked = options["publicKey"]
        self.user = asked["user"]["id"].encode()
        credential = AttestedCredentialData.create(
            Aaguid.NONE, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        attested = AttestationObject.create("none", self._data(ATTESTED, credential), {})
        said = self._said("webauthn.create", asked)
        return self._told({"clientDataJSON": said, "attestationObject": bytes(attested)}, {"credProps": {"rk": True}})

    def signed(self, options: dict[str, Any]) -> str:
        """The answer to a challenge."""
        said = self._said("webauthn.get", options["publicKey"])
        data = bytes(self._data(0))
        signature = self.key.sign(data + sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        return self._told(
            {
                "clientDataJSON": said,
                "authenticatorData": data,
                "signature": signature,
                "userHandle": websafe_decode(self.user.decode()),
            },
            {},
        )
