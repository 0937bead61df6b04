"""The two levels of source types, and how words and names lead to them.

After Gans (1979), *Deciding What's News*; Sigal (1973), *Reporters and Officials*; Franklin and Carlson
(2011), *Journalists, Sources, and Credibility*. docs/sources.md defines every type.
"""

from __future__ import annotations

HEAD = "head of state or government"
OFFICIAL = "other official or body"
MILITARY = "military and security"
POLITICIAN = "party or politician"
INTERNATIONAL = "international organisation"
EXPERT = "expert or academic"
NGO = "think tank or NGO"
COMPANY = "company"
UNION = "union or association"
MEDIA = "media outlet or agency"
DOCUMENT = "document or data"
ORDINARY = "ordinary person or witness"
COLLECTIVE = "collective opinion"
ANONYMOUS_OFFICIAL = "anonymous official"
ANONYMOUS = "anonymous other"

TYPES: dict[str, str] = {
    HEAD: "official",
    OFFICIAL: "official",
    MILITARY: "official",
    POLITICIAN: "politics",
    INTERNATIONAL: "international",
    EXPERT: "expertise",
    NGO: "expertise",
    COMPANY: "interests",
    UNION: "interests",
    MEDIA: "media",
    DOCUMENT: "document",
    ORDINARY: "public",
    COLLECTIVE: "public",
    ANONYMOUS_OFFICIAL: "anonymous",
    ANONYMOUS: "anonymous",
}
"""Every type with the group it belongs to."""

GROUPS = tuple(dict.fromkeys(TYPES.values()))
NAMINGS = ("named", "unnamed", "anonymous")
NUMBERS = ("singular", "group")
STATUSES = ("named", "resolved", "described", "generic", "unresolved", "thing", "none")
"""How the identity was found: the name stands there; a pronoun or short form was followed to it; a
description that names nobody; a group that names nobody; not found; what cannot speak, which counts as no
source; no source at all."""
SOURCELESS = ("thing", "none")

OF_OFFICE = {
    "head": HEAD,
    "official": OFFICIAL,
    "military": MILITARY,
    "politician": POLITICIAN,
    "international": INTERNATIONAL,
    "expert": EXPERT,
    "thinktank": NGO,
    "company": COMPANY,
    "union": UNION,
    "media": MEDIA,
    "document": DOCUMENT,
    "ordinary": ORDINARY,
    "collective": COLLECTIVE,
    "anonymous": ANONYMOUS,
    "statement": DOCUMENT,
    "leader": HEAD,
    "spokesperson": OFFICIAL,
}
"""The type each category of the list of offices stands for, where nothing else is told."""

OF_KIND = {
    "country": OFFICIAL,
    "place": OFFICIAL,
    "government": OFFICIAL,
    "military": MILITARY,
    "party": POLITICIAN,
    "international": INTERNATIONAL,
    "academic": EXPERT,
    "think tank or NGO": NGO,
    "union": UNION,
    "company": COMPANY,
    "media": MEDIA,
}
"""The type of a source that is a body of this kind, or speaks for one."""

FOLLOWS_BODY = ("leader", "statement", "spokesperson", "company", "union", "official", "head")
"""Categories of offices that count with the body they serve: a charity's director is no company."""

OFFICIALS = (HEAD, OFFICIAL, MILITARY)
