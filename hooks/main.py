"""The MkDocs events of Watchfloor; the only file MkDocs loads."""
