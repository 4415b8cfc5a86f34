-- Exact look-ups of sealed values. Frozen: a later change is a migration of its own.

-- A keyed hash of the value (store/LookupTable.h): whoever lacks the key learns nothing but that two are alike.
CREATE TABLE lookup (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  version {{int}} NOT NULL,
  tag {{blob}} NOT NULL,
  PRIMARY KEY (kind, id)
){{strict}};
CREATE INDEX lookup_tag ON lookup (tag);
CREATE INDEX lookup_id ON lookup (id);
