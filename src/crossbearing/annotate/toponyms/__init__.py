"""Toponyms: found by name, kind and context, then resolved together."""
