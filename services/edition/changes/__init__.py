"""Holds the change log of the edition: what differs between two of its states, record by record.

May import: the rest of services.edition, except its commands.
May not: read the edition through its models where an older state is compared; that had others.
"""
