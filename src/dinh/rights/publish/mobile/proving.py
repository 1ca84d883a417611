"""One photo of a board proves several publications: one act each, so that one refusal does not lose the others."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from dinh.ground.actor import Actor
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import Refused
from dinh.rights.publish import actions
from dinh.rights.publish.actions import Photo
from dinh.rights.publish.mobile.board import Place
from dinh.rights.publish.models import Posting, Version


@dataclass(frozen=True, slots=True)
class No:
    """A version whose posting was refused: why, and the field that is wrong, if one is."""

    version: Version
    why: str
    field: str = ""


@dataclass(slots=True)
class Outcome:
    done: list[Posting] = field(default_factory=list)
    refused: list[No] = field(default_factory=list)
    photo_wrong: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.refused and not self.photo_wrong


def key_of(key: uuid.UUID, version: Version) -> uuid.UUID:
    """The key of one version's posting: the same sending twice gives the same."""
    return uuid.uuid5(key, str(version.pk))


def prove(
    by: Actor, place: Place, versions: Iterable[Version], *, on: date, photo: Photo | StoredFile, key: uuid.UUID,
    where: str, note: str,
) -> Outcome:  # fmt: skip
    """Post each version at the place. The picture is stored once; a picture that is none ends it for all."""
    found = Outcome()
    for version in versions:
        try:
            posting = actions.post(
                by=by, version=version, group=place.group, posted_on=on, photo=photo, key=key_of(key, version),
                place=where, note=note,
            )  # fmt: skip
        except Refused as refused:
            found.refused.append(No(version, str(refused)))
        except ValidationError as error:
            wrong = getattr(error, "message_dict", {})
            if "photo" in wrong:
                found.photo_wrong = wrong["photo"]
                break
            found.refused.append(No(version, " ".join(error.messages), next(iter(wrong), "")))
        else:
            found.done.append(posting)
            photo = posting.photo
    return found
