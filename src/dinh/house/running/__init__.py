"""Whether the house runs: numbers for machines, what is slow, a page for everyone, a page for whoever runs it."""
