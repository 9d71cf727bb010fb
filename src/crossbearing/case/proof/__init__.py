"""Proof of a case: who had it in hand, whether all of it is as it was, and a sealed copy that others can check."""
