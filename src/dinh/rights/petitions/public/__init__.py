"""What people use: sending, following, reading what is public."""
