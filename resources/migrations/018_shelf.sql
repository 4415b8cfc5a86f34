-- Sources of the feed that a desk has suspended for a while, and the log by its times. Frozen: a later change is a
-- migration of its own.

-- A row is there as long as the source is suspended; rows of the feed after from_seq are held back.
CREATE TABLE shelf (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  desk TEXT NOT NULL,
  source TEXT NOT NULL,
  name {{blob}} NOT NULL,
  reason {{blob}} NOT NULL,
  by_person TEXT NOT NULL,
  since_ms {{int}} NOT NULL,
  until_ms {{int}} NOT NULL,
  from_seq {{int}} NOT NULL
){{strict}};
CREATE UNIQUE INDEX shelf_source ON shelf (desk, source);

-- The row at a time, and the alarms of the last hour.
CREATE INDEX feed_at ON feed (at_ms, seq, kind);
