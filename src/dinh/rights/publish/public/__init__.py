"""The residents' side: what anyone may read of publications, without an account."""
