"""Open311 GeoReport v2: other programs read public matters and send reflections. See docs/open311.md."""
