-- Texts of radios, both ways (SIP MESSAGE). Frozen: a later change is a migration of its own.

-- party: the number or address at the other end. person_id, desk: whose it is that we sent, and from where.
CREATE TABLE radio_text (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  at_ms {{int}} NOT NULL,
  gateway TEXT NOT NULL,
  channel TEXT NOT NULL,
  party TEXT NOT NULL,
  radio_set_id TEXT REFERENCES radio_set (id),
  person_id TEXT NOT NULL,
  desk TEXT NOT NULL,
  state TEXT NOT NULL,
  status {{int}} NOT NULL,
  words {{blob}} NOT NULL
){{strict}};
CREATE INDEX radio_text_at ON radio_text (at_ms);
CREATE INDEX radio_text_sending ON radio_text (desk) WHERE state = 'sending';
