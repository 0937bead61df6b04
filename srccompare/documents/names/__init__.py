"""Names: people, countries, places, bodies and media, and who is who within an article."""

from srccompare.documents.names.layer import FORMS, KINDS, Entities, Names, find_names
from srccompare.documents.names.register import Register, find_register

__all__ = ["FORMS", "KINDS", "Entities", "Names", "Register", "find_names", "find_register"]
