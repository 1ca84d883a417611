"""Who acts: a person, and the post they act from. The gate and the journal know nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dinh.ground.bodies.models import Body, Holding, Post
    from dinh.ground.people.models import User
    from dinh.ground.places.models import Commune


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at the door. `user` is None for a visitor; `holding` is the post the person acts from today, if any."""

    commune: Commune
    user: User | None = None
    holding: Holding | None = None

    @property
    def signed_in(self) -> bool:
        return self.user is not None

    @property
    def person(self) -> User:
        """Who signed in. Asked only behind a gate that let them in."""
        if self.user is None:
            raise RuntimeError("A visitor passed a gate that asks for a person.")
        return self.user

    @property
    def post(self) -> Post | None:
        return self.holding.post if self.holding else None

    @property
    def body(self) -> Body | None:
        return self.holding.post.body if self.holding else None

    def has(self, power: str) -> bool:
        """Whether the post acted from carries this power. Being a superuser gives none."""
        return self.holding is not None and power in self.holding.post.powers

    @property
    def label(self) -> str:
        """How the journal names them: the post first, for posts stay when people go."""
        if self.user is None:
            return "Khách"
        name = self.user.full_name or self.user.username
        return f"{self.holding.post.title}, {self.holding.post.body.name} ({name})" if self.holding else name
