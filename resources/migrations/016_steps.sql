-- What was done about an incident, and who it was not. Frozen: a later change is a migration of its own.

CREATE TABLE step_done (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incident (id),
  step TEXT NOT NULL,
  at_ms {{int}} NOT NULL,
  by_person TEXT NOT NULL
){{strict}};
CREATE UNIQUE INDEX step_done_once ON step_done (incident_id, step);

-- "Not this person": said by somebody of the pair.
CREATE TABLE ruled_out (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incident (id),
  subject_id TEXT NOT NULL REFERENCES subject (id),
  at_ms {{int}} NOT NULL,
  by_person TEXT NOT NULL
){{strict}};
CREATE UNIQUE INDEX ruled_out_once ON ruled_out (incident_id, subject_id);
CREATE INDEX ruled_out_subject ON ruled_out (subject_id);
