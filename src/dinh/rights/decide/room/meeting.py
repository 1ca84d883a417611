"""What meeting tell the floors above."""
