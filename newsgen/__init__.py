"""newsgen: a published table of local figures in, publishable draft stories out."""

__version__ = "0.1.0"
