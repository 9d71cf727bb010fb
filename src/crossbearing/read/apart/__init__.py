"""Parsing apart: whatever is no plain text is taken to pieces in a child process under limits, whose end is a failure of that document alone."""

from crossbearing.read.apart.parser import Apart

__all__ = ["Apart"]
