"""What outcome tell the floors above."""
