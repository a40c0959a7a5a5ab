"""Names of people and places: their foreign spellings, their English ones, and what tells which is meant.

``tables`` has what was collected, ``romanisation`` reads what was not, ``surroundings`` sees what stands around a name,
``judgement`` and ``transduction`` decide, ``counts`` and ``spelling`` compare.
"""

from cleanup.names.counts import counted, free, times
from cleanup.names.tables import FOLDER, PLACES, Entry, languages, spellings, table

__all__ = ["FOLDER", "PLACES", "Entry", "counted", "free", "languages", "spellings", "table", "times"]
