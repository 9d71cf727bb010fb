"""Whether the program does more work than it did."""
