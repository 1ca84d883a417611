"""Under which terms the data may be used again: the operator's own choice, told with every file."""

from __future__ import annotations

NAME = "Creative Commons Attribution 4.0 International (CC BY 4.0)"
SHORT = "CC-BY-4.0"
URL = "https://creativecommons.org/licenses/by/4.0/"
