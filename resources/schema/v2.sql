-- Version 2: what the clerk decides about a list as sent, and lists that come again corrected.
-- Frozen: a later version adds a step and never edits this file.

-- the meanings of columns that the clerk set for a sender's lists, by the headers of the list as folded words
CREATE TABLE remembered_columns (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER REFERENCES unit (id),
    headers TEXT NOT NULL,
    columns TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX remembered_columns_of_sender ON remembered_columns (coalesce(unit_id, 0), headers);

-- what the clerk corrected, left out and accepted before the list was taken in, as JSON
ALTER TABLE batch ADD COLUMN corrections TEXT NOT NULL DEFAULT '{}';

-- nominations that were there before an import which changed them, with the values of before: undoing puts them back
CREATE TABLE batch_change (
    id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    nomination_id INTEGER NOT NULL REFERENCES nomination (id),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    UNIQUE (batch_id, nomination_id)
) STRICT;

-- the sheet of the sender's file, beside the row
ALTER TABLE nomination ADD COLUMN sheet TEXT;
