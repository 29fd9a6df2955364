"""Ads seen together: near-duplicates as campaigns, shared contacts as networks.

The functions here are pure; `scanner.link.day` applies them to the store and needs a booted one.
"""

from scanner.link.campaigns import campaign_key, campaigns
from scanner.link.networks import Mention, Shared, shared_contacts

__all__ = ["Mention", "Shared", "campaign_key", "campaigns", "shared_contacts"]
