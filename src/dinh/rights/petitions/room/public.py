"""Public pages, lists, search and what a visitor can do."""
