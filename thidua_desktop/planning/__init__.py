"""A plan document becomes a draft plan; proof-reading of plans."""
