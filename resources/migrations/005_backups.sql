-- What was backed up, when and where. Frozen: a later change is a migration of its own.
CREATE TABLE backup (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  at_ms {{int}} NOT NULL,
  desk TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes {{int}} NOT NULL,
  sha256 {{blob}} NOT NULL
){{strict}};
CREATE INDEX backup_at ON backup (at_ms);
