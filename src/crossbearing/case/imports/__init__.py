"""What others coded, brought into a case: claims with their quotes found in the accounts, each kept as a decision of its author, apart from
what the machine reads."""

from crossbearing.case.imports.bring import Brought, bring_in
from crossbearing.case.imports.coded import Coded, ImportFailure
from crossbearing.case.imports.formats import FORMATS, read_coding

__all__ = ["FORMATS", "Brought", "Coded", "ImportFailure", "bring_in", "read_coding"]
