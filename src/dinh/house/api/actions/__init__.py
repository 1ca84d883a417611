"""What open data writes of its own, who may write through it, and what they wrote."""

from dinh.house.api.actions.clients import Given, end_client, give_token, make_client, revoke_token
from dinh.house.api.actions.noting import note_changes
from dinh.house.api.actions.reckoning import reckon_months
from dinh.house.api.actions.units import reckon_units
from dinh.house.api.actions.writing import Calling, ServiceFile, enter_petition, write_service_files

__all__ = [
    "Calling", "Given", "ServiceFile", "end_client", "enter_petition", "give_token", "make_client", "note_changes",
    "reckon_months", "reckon_units", "revoke_token", "write_service_files",
]  # fmt: skip
