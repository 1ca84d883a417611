"""What slips tell the floors above."""
