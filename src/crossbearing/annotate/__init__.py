"""What one account says by itself."""

from crossbearing.annotate.layers import annotate

__all__ = ["annotate"]
