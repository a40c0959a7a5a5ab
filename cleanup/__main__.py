"""``python -m cleanup`` is the command mt-cleanup."""

from cleanup.cli import main

main(prog_name="mt-cleanup")
