"""Who may do what with a served case: roles, sign-in with passwords, or a name that a proxy vouches for."""

from crossbearing.case.people.people import People, PeopleError, Person
from crossbearing.case.people.roles import ACTIONS, Action, Role, allowed
from crossbearing.case.people.throttle import FAILURES, Throttle
from crossbearing.case.people.trusted import vouched

__all__ = ["ACTIONS", "FAILURES", "Action", "People", "PeopleError", "Person", "Role", "Throttle", "allowed", "vouched"]
