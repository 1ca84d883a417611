"""Menus, today's work, files and jobs of the desk."""
