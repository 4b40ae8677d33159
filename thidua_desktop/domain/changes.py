"""What a service changed, told once to every screen."""

from dataclasses import dataclass
from enum import Enum


class Topic(Enum):
    """A part of the office's records that a screen may be showing."""

    OFFICE = "office"  # the profile: letterhead, signers, recipients
    PLANS = "plans"  # plans with movements, quotas, deadlines, dossier, tasks
    UNITS = "units"  # units, groups, aliases, clusters
    NOMINATIONS = "nominations"  # nominations, their findings and their dossiers
    BATCHES = "batches"  # imports
    COUNCIL = "council"  # meetings, members, votes
    DECISIONS = "decisions"  # decisions and the awards they gave
    SETTINGS = "settings"  # anything the clerk set for the program itself
    EVERYTHING = "everything"  # another data folder or a restored one


@dataclass(frozen=True, slots=True)
class Change:
    """The outcome of one act: what it touched, in words for the banner, and the new record's id."""

    topics: frozenset[Topic]
    summary: str
    id: int | None = None

    def touches(self, *topics: Topic) -> bool:
        """True if a screen showing any of `topics` must read again."""
        return Topic.EVERYTHING in self.topics or not self.topics.isdisjoint(topics)
