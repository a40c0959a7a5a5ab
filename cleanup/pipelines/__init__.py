"""The shelf of pipelines: one module each, which cleans the texts of rows where other people's engines keep them.

Nothing else of the package imports them, and each imports its engine: an extra of the same name installs it.
"""
