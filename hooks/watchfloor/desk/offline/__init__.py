"""A copy of the site that is read from a folder, without a server and without a network."""
