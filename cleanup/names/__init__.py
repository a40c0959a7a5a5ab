"""Names of people and places: their foreign spellings, their English ones, and what tells which is meant.

``tables`` has what was collected, ``romanisation`` reads what was not; ``article`` has the words of one article,
``surroundings`` sees what stands around a name (``words`` are its lists), ``bearers`` who has it; ``judgement`` decides
for the tables, ``transduction`` for what was read; ``counts`` and ``spelling`` compare.
"""

from cleanup.names.counts import counted, free, times
from cleanup.names.tables import FOLDER, PLACES, Entry, languages, spellings, table, tables_for

__all__ = ["FOLDER", "PLACES", "Entry", "counted", "free", "languages", "spellings", "table", "tables_for", "times"]
