-- Keys of people, epochs of a class's keys, keys of single subjects. Frozen: a later change is a migration of its own.

-- The epoch whose public key class_key holds; a leaver or a changed role begins a new one.
ALTER TABLE class_key ADD COLUMN epoch {{int}} NOT NULL DEFAULT 1;
-- Somebody who held the key no longer may, and nobody who could renew it was at hand.
ALTER TABLE class_key ADD COLUMN renewal_due {{int}} NOT NULL DEFAULT 0 CHECK (renewal_due IN (0, 1));

-- An epoch that has ended and whose values are not all sealed anew yet.
CREATE TABLE retired_key (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  class TEXT NOT NULL REFERENCES class_key (class),
  epoch {{int}} NOT NULL,
  public_key {{blob}} NOT NULL,
  retired_ms {{int}} NOT NULL
){{strict}};
CREATE UNIQUE INDEX retired_key_epoch ON retired_key (class, epoch);

-- A person's own key pair; the private half is wrapped by the passphrase.
CREATE TABLE person_key (
  id TEXT PRIMARY KEY REFERENCES person (id),
  version {{int}} NOT NULL,
  public_key {{blob}} NOT NULL,
  kdf_operations {{int}} NOT NULL,
  kdf_memory {{int}} NOT NULL,
  salt {{blob}} NOT NULL,
  box {{blob}} NOT NULL,
  must_change {{int}} NOT NULL CHECK (must_change IN (0, 1)),
  failed {{int}} NOT NULL,
  failed_ms {{int}} NOT NULL
){{strict}};

-- The public half of the printed recovery key.
CREATE TABLE recovery_key (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  public_key {{blob}} NOT NULL,
  created_ms {{int}} NOT NULL
){{strict}};

-- A class's private key of an epoch, sealed to the public key of its holder: a person, or the recovery key.
CREATE TABLE class_grant (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  class TEXT NOT NULL REFERENCES class_key (class),
  epoch {{int}} NOT NULL,
  holder TEXT NOT NULL,
  box {{blob}} NOT NULL
){{strict}};
CREATE UNIQUE INDEX class_grant_holder ON class_grant (holder, class, epoch);

-- The epoch of the key pair that a data key is sealed to, and whom alone it is about: destroying it destroys what is
-- sealed with it.
ALTER TABLE data_key ADD COLUMN epoch {{int}} NOT NULL DEFAULT 1;
ALTER TABLE data_key ADD COLUMN subject_id TEXT;
CREATE INDEX data_key_subject ON data_key (subject_id);

-- Somebody who has left keeps the name in what they did; another of that name may come.
ALTER TABLE person ADD COLUMN left_ms {{int}};
DROP INDEX person_name;
CREATE UNIQUE INDEX person_name ON person (lower(name)) WHERE left_ms IS NULL;
