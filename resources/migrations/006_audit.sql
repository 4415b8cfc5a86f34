-- Signatures on the audit log. Frozen: a later change is a migration of its own.

-- Secrets of the whole store, sealed to the class of records: 'voucher' authenticates public keys, 'lookup' makes tags.
CREATE TABLE secret_key (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  secret {{blob}} NOT NULL
){{strict}};

-- The public halves of what people sign with (Ed25519), of those who have left, too. The voucher is a keyed hash over
-- the row, made by somebody who reads records: a row that was planted has none.
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  public_key {{blob}} NOT NULL,
  made_ms {{int}} NOT NULL,
  voucher {{blob}} NOT NULL
){{strict}};
CREATE UNIQUE INDEX signing_key_public ON signing_key (public_key);

-- By whom (a signing_key), over the entry's hash; none for what a locked desk notes.
ALTER TABLE audit ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN signature {{blob}};
