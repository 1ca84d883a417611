"""`./dinh install`: the files that let one machine serve a commune, written beneath a root folder."""
