"""Where a file is used."""

from __future__ import annotations

from django.db.models import ManyToOneRel

from dinh.ground.files.models import StoredFile


def is_used(stored: StoredFile) -> bool:
    """Whether any row of any room points at it."""
    relations = [each for each in StoredFile._meta.get_fields(include_hidden=True) if isinstance(each, ManyToOneRel)]
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: stored.pk}).exists()
        for relation in relations
    )
