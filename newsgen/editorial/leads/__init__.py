"""Which finding leads a story whose lead is chosen: the first rule that holds, in the order of leads.toml."""

from newsgen.editorial.leads.choosing import (
    BRIEF,
    BRIEF_OF,
    default_angles,
    no_news,
    rule_order,
    rules_that_hold,
)
from newsgen.editorial.leads.dealing import Hand, dealt
from newsgen.editorial.leads.rule import LeadRule, lead_rules

__all__ = [
    "BRIEF",
    "BRIEF_OF",
    "Hand",
    "LeadRule",
    "dealt",
    "default_angles",
    "lead_rules",
    "no_news",
    "rule_order",
    "rules_that_hold",
]
