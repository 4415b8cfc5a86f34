-- The outbox, and which alerts a contact has asked for. Frozen: a later change is a migration of its own.
-- Tokens and types as in 001_first.sql.

-- about: id of an alert, or empty. holder: the run of a desk that has it in hand. contact_id names a contact that may
-- be gone.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  made_ms {{int}} NOT NULL,
  due_ms {{int}} NOT NULL,
  about TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  state TEXT NOT NULL,
  tries {{int}} NOT NULL,
  holder TEXT NOT NULL,
  lease_ms {{int}} NOT NULL,
  sent_ms {{int}} NOT NULL,
  status {{int}} NOT NULL,
  recipient {{blob}} NOT NULL,
  subject {{blob}} NOT NULL,
  body {{blob}} NOT NULL,
  reply {{blob}}
){{strict}};
CREATE INDEX outbox_waiting ON outbox (due_ms) WHERE state IN ('queued', 'retry', 'sending');
CREATE INDEX outbox_made ON outbox (made_ms);
CREATE INDEX outbox_about ON outbox (about);
CREATE INDEX outbox_contact ON outbox (contact_id);

ALTER TABLE contact ADD COLUMN alert_mail TEXT NOT NULL DEFAULT 'none';
ALTER TABLE contact ADD COLUMN asked_on TEXT;
ALTER TABLE contact ADD COLUMN quiet_from {{int}} NOT NULL DEFAULT -1;
ALTER TABLE contact ADD COLUMN quiet_until {{int}} NOT NULL DEFAULT -1;
