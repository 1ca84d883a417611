"""What a province's office enters of its communes and asks of them; what a commune sends up."""

from dinh.account.province.actions.asked import ask, give_back, send_up, take
from dinh.account.province.actions.units import Unit, draw_map, hand_in, list_units

__all__ = ["Unit", "ask", "draw_map", "give_back", "hand_in", "list_units", "send_up", "take"]
