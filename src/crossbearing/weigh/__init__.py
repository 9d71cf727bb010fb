"""What follows: relations, readings, independence, estimates."""

from crossbearing.weigh.coded import weigh_coded
from crossbearing.weigh.coded_input import CodedInputError, read_coded
from crossbearing.weigh.one_event import reweighed
from crossbearing.weigh.record import weigh
from crossbearing.weigh.rules import RULES, UnknownRule

__all__ = ["RULES", "CodedInputError", "UnknownRule", "read_coded", "reweighed", "weigh", "weigh_coded"]
