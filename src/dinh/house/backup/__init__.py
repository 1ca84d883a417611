"""Backups: the database and the files of one moment, sealed, at a place that need not be trusted; and the way back."""
