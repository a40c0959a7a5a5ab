"""Where the tables of names come from: pinned inputs, their readers, and what is doubtful about a form."""
