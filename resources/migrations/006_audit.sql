-- Signatures on the audit log. Frozen: a later change is a migration of its own.

-- Secrets of the whole store, sealed to the class of records.
CREATE TABLE secret_key (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  secret {{blob}} NOT NULL
){{strict}};

-- The public halves of what people sign with (Ed25519), of those who have left, too; no person: the recovery key.
-- The voucher is a signature over the row by another of them, that of the store's first person by itself.
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  person_id TEXT REFERENCES person (id),
  public_key {{blob}} NOT NULL,
  sealing_key {{blob}} NOT NULL,
  vouched_by TEXT NOT NULL,
  voucher {{blob}} NOT NULL,
  made_ms {{int}} NOT NULL
){{strict}};
CREATE INDEX signing_key_person ON signing_key (person_id);

-- By whom (a signing_key), over the entry's hash; none for what a locked desk notes.
ALTER TABLE audit ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN signature {{blob}};
