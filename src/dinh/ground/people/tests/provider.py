"""A provider of OpenID Connect on this machine, for tests: oidc-provider-mock behind a door that keeps PKCE, and lies
when told to."""

from __future__ import annotations

import json
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from joserfc import jwt
from joserfc.jwk import RSAKey
from oidc_provider_mock import User, app
from werkzeug.serving import make_server
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request, Response

Change = Callable[[dict[str, Any]], dict[str, Any]]


class Provider:
    """`people` are subjects with their claims. `change` alters the claims of the next identity tokens; `forge` signs
    them with a key that is not the provider's."""

    def __init__(self, people: dict[str, dict[str, Any]]) -> None:
        self.inner = app(user_claims=[User(sub=sub, claims=claims) for sub, claims in people.items()])
        self.change: Change | None = None
        self.forge = False
        self.challenges: dict[str, str] = {}  # by state, then by code
        self.asked: list[str] = []
        self.key = RSAKey.generate_key(2048, {"kid": "test", "alg": "RS256", "use": "sig"})
        self.url = ""

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        request = Request(environ)
        self.asked.append(request.path)
        if request.path == "/jwks":
            return Response(json.dumps({"keys": [self.key.as_dict(private=False)]}))(environ, start)
        if request.path == "/oauth2/token":
            return self._token(request)(environ, start)
        return self.inner(environ, start)

    def _token(self, request: Request) -> Response:
        """RFC 7636: who spends a code must know what was behind the challenge it was asked for with."""
        form = request.form
        verifier = form.get("code_verifier", "")
        made = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        if self.challenges.get(form["code"]) != made:
            return Response(json.dumps({"error": "invalid_grant"}), 400, content_type="application/json")
        again = EnvironBuilder(
            path=request.path,
            method="POST",
            data=form.to_dict(),
            headers={name: value for name, value in request.headers if name.lower() == "authorization"},
            base_url=self.url,
        ).get_environ()
        answer = Response.from_app(self.inner, again)
        told = json.loads(answer.get_data())
        if "id_token" not in told:
            return answer
        payload = told["id_token"].split(".")[1]
        claims = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        if self.change:
            claims = self.change(claims)
        key = RSAKey.generate_key(2048, {"kid": "test"}) if self.forge else self.key
        told["id_token"] = jwt.encode({"alg": "RS256", "kid": "test"}, claims, key)
        return Response(json.dumps(told), content_type="application/json")

    def consent(self, address: str, subject: str) -> str:
        """What a person's browser does there: agrees as `subject`; returns the address it is sent back to."""
        asked = parse_qs(urlsplit(address).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["nonce"][0]
        answer = requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=10)
        back = answer.headers["Location"]
        self.challenges[parse_qs(urlsplit(back).query)["code"][0]] = asked["code_challenge"][0]
        return back


@contextmanager
def running(people: dict[str, dict[str, Any]]) -> Iterator[Provider]:
    provider = Provider(people)
    server = make_server("localhost", 0, provider, threaded=True)
    provider.url = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
