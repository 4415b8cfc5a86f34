-- What became of an incident with the police, shifts and their hand-over, intelligence reports. Frozen: a later change
-- is a migration of its own.

-- A row an incident of which anything is known; without one it was told and no more. The police reference stays with
-- the incident. asked: how often. disposal_on: the day the police give.
CREATE TABLE police_case (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incident (id),
  asked {{int}} NOT NULL,
  asked_ms {{int}} NOT NULL,
  asked_by TEXT NOT NULL,
  asked_how TEXT NOT NULL,
  declined_ms {{int}} NOT NULL,
  declined_by TEXT NOT NULL,
  declined_why {{blob}},
  reported_ms {{int}} NOT NULL,
  reported_by TEXT NOT NULL,
  reporter {{blob}},
  crimed_ms {{int}} NOT NULL,
  crimed_by TEXT NOT NULL,
  crime_number {{blob}},
  disposal TEXT NOT NULL,
  disposal_on TEXT,
  disposal_ms {{int}} NOT NULL,
  disposal_by TEXT NOT NULL,
  disposal_from {{blob}}
){{strict}};
CREATE UNIQUE INDEX police_case_incident ON police_case (incident_id);

-- A person's turn at a desk. note: what was handed over, as it was signed; NULL: nothing was.
CREATE TABLE shift (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  desk TEXT NOT NULL,
  person_id TEXT NOT NULL,
  began_ms {{int}} NOT NULL,
  ended_ms {{int}} NOT NULL,
  note {{blob}},
  read_ms {{int}} NOT NULL,
  read_by TEXT NOT NULL
){{strict}};
CREATE UNIQUE INDEX shift_running ON shift (desk) WHERE ended_ms = 0;
CREATE INDEX shift_began ON shift (began_ms);

-- source: who told it; on no paper.
CREATE TABLE intel_report (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  number {{int}} NOT NULL,
  at_ms {{int}} NOT NULL,
  person_id TEXT NOT NULL,
  incident_id TEXT REFERENCES incident (id),
  subject_id TEXT REFERENCES subject (id),
  evaluation TEXT NOT NULL,
  assessment TEXT NOT NULL,
  handling TEXT NOT NULL,
  source {{blob}},
  words {{blob}} NOT NULL,
  conditions {{blob}}
){{strict}};
CREATE UNIQUE INDEX intel_report_number ON intel_report (number);
CREATE INDEX intel_report_at ON intel_report (at_ms);
CREATE INDEX intel_report_subject ON intel_report (subject_id);
