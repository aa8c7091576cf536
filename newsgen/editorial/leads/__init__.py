"""Which finding leads a story whose lead is chosen: the first rule that holds, in the order of leads.toml."""

from newsgen.editorial.leads.choosing import (
    BRIEF,
    default_angles,
    leads_a_brief,
    no_news,
    rule_order,
    rules_that_hold,
)
from newsgen.editorial.leads.dealing import Hand, dealt
from newsgen.editorial.leads.rule import LeadRule, lead_rules

__all__ = [
    "BRIEF",
    "Hand",
    "LeadRule",
    "dealt",
    "default_angles",
    "lead_rules",
    "leads_a_brief",
    "no_news",
    "rule_order",
    "rules_that_hold",
]
