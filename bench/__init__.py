"""How fast Watchfloor is, beside its peers and on the same made-up archive: ``make bench``."""
