-- What was erased for good. Frozen: a later change is a migration of its own.

-- The ledger: ids alone, which name nobody. 'due' is what a restored backup brought back and has still to go.
CREATE TABLE erasure (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  at_ms {{int}} NOT NULL,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'due'))
){{strict}};
CREATE UNIQUE INDEX erasure_record ON erasure (record_id, entity);

-- Since when an incident is figures only: its words and its recordings are erased.
ALTER TABLE incident ADD COLUMN erased_ms {{int}} NOT NULL DEFAULT 0;
