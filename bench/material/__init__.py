"""What the benchmarks are made of: words in their proportions, and a country of communes with their notices."""
