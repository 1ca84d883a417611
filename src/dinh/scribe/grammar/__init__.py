"""Small parsers of the official style. Each production has an example above it; positions count characters."""
