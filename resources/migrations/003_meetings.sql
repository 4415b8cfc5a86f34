-- Meetings, their agendas and actions. Tokens and types as in 001_first.sql.

CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  at_ms {{int}} NOT NULL,
  place {{blob}} NOT NULL,
  state TEXT NOT NULL,
  built_from_ms {{int}} NOT NULL,
  built_at_ms {{int}} NOT NULL
){{strict}};
CREATE INDEX meeting_scheme ON meeting (scheme_id, at_ms);

CREATE TABLE agenda_item (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  section TEXT NOT NULL,
  position {{int}} NOT NULL,
  title {{blob}} NOT NULL,
  detail {{blob}} NOT NULL,
  rank {{int}} NOT NULL,
  source TEXT NOT NULL,
  edited {{int}} NOT NULL CHECK (edited IN (0, 1)),
  hidden {{int}} NOT NULL CHECK (hidden IN (0, 1)),
  placed {{int}} NOT NULL CHECK (placed IN (0, 1)),
  gone {{int}} NOT NULL CHECK (gone IN (0, 1))
){{strict}};
CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id);
CREATE UNIQUE INDEX agenda_item_source ON agenda_item (meeting_id, source) WHERE source <> '';

CREATE TABLE agenda_evidence (
  item_id TEXT NOT NULL REFERENCES agenda_item (id),
  version {{int}} NOT NULL,
  position {{int}} NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  PRIMARY KEY (item_id, position)
){{strict}};
CREATE INDEX agenda_evidence_entity ON agenda_evidence (entity_id);

CREATE TABLE action_item (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  what {{blob}} NOT NULL,
  owner {{blob}} NOT NULL,
  due_on TEXT,
  done_on TEXT
){{strict}};
CREATE INDEX action_item_meeting ON action_item (meeting_id);
