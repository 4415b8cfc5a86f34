-- The first tables. Frozen: a later change is a migration of its own.
-- Tokens: {{identity}} an ascending key of the store's own, {{int}} 64 bits, {{real}} a double, {{blob}} bytes, {{strict}} ends a table.
-- Times are UTC milliseconds, dates ISO text, flags 0 or 1. "sealed" columns hold what seal/SealedValue.h makes.

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL
){{strict}};
CREATE UNIQUE INDEX person_name ON person (lower(name));

CREATE TABLE class_key (
  class TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  public_key {{blob}} NOT NULL
){{strict}};

CREATE TABLE wrapped_key (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  class TEXT NOT NULL REFERENCES class_key (class),
  person_id TEXT REFERENCES person (id),
  kdf_operations {{int}} NOT NULL,
  kdf_memory {{int}} NOT NULL,
  salt {{blob}} NOT NULL,
  box {{blob}} NOT NULL
){{strict}};
CREATE INDEX wrapped_key_person ON wrapped_key (person_id);

CREATE TABLE data_key (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  class TEXT NOT NULL REFERENCES class_key (class),
  box {{blob}} NOT NULL,
  desk TEXT NOT NULL,
  created_ms {{int}} NOT NULL
){{strict}};

CREATE TABLE changes (
  seq {{identity}},
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  version {{int}} NOT NULL,
  desk TEXT NOT NULL
){{strict}};

CREATE TABLE setting (
  scheme_id TEXT NOT NULL,
  key TEXT NOT NULL,
  version {{int}} NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (scheme_id, key)
){{strict}};

CREATE TABLE scheme (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  town TEXT NOT NULL,
  channel TEXT NOT NULL
){{strict}};

CREATE TABLE member (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  name {{blob}} NOT NULL,
  contact {{blob}} NOT NULL,
  phone {{blob}} NOT NULL,
  joined TEXT,
  agreement_signed TEXT,
  left_on TEXT
){{strict}};
CREATE INDEX member_scheme ON member (scheme_id);

CREATE TABLE premises (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  member_id TEXT NOT NULL REFERENCES member (id),
  name {{blob}} NOT NULL,
  street {{blob}} NOT NULL,
  area {{blob}} NOT NULL,
  east {{real}} NOT NULL,
  north {{real}} NOT NULL
){{strict}};
CREATE INDEX premises_member ON premises (member_id);

CREATE TABLE radio_set (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  premises_id TEXT REFERENCES premises (id),
  call_sign TEXT NOT NULL,
  serial TEXT NOT NULL,
  tone_set TEXT NOT NULL,
  code TEXT NOT NULL,
  state TEXT NOT NULL
){{strict}};
CREATE UNIQUE INDEX radio_set_call_sign ON radio_set (call_sign) WHERE state = 'issued';
CREATE UNIQUE INDEX radio_set_code ON radio_set (tone_set, code) WHERE state = 'issued' AND code <> '';
CREATE INDEX radio_set_premises ON radio_set (premises_id);

CREATE TABLE subject (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  name {{blob}} NOT NULL,
  sex TEXT NOT NULL,
  born {{blob}} NOT NULL,
  description {{blob}} NOT NULL,
  guardian {{blob}} NOT NULL,
  cautions {{int}} NOT NULL,
  created_ms {{int}} NOT NULL
){{strict}};

CREATE TABLE media (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  bytes {{int}} NOT NULL,
  duration_ms {{int}} NOT NULL,
  pre_roll_ms {{int}} NOT NULL,
  sha256 {{blob}} NOT NULL,
  data_key TEXT NOT NULL,
  complete {{int}} NOT NULL CHECK (complete IN (0, 1)),
  created_ms {{int}} NOT NULL
){{strict}};

CREATE TABLE media_chunk (
  media_id TEXT NOT NULL REFERENCES media (id),
  number {{int}} NOT NULL,
  version {{int}} NOT NULL,
  sealed {{blob}} NOT NULL,
  PRIMARY KEY (media_id, number)
){{strict}};

CREATE TABLE photograph (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  subject_id TEXT NOT NULL REFERENCES subject (id),
  media_id TEXT NOT NULL REFERENCES media (id),
  taken_on TEXT,
  source {{blob}} NOT NULL,
  from_police {{int}} NOT NULL CHECK (from_police IN (0, 1))
){{strict}};
CREATE INDEX photograph_subject ON photograph (subject_id);

CREATE TABLE transmission (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  channel TEXT NOT NULL,
  start_ms {{int}} NOT NULL,
  end_ms {{int}} NOT NULL,
  call_id TEXT NOT NULL,
  ssrc {{int}} NOT NULL,
  caller_code TEXT NOT NULL,
  radio_set_id TEXT REFERENCES radio_set (id),
  codes TEXT NOT NULL,
  media_id TEXT REFERENCES media (id),
  packets {{int}} NOT NULL,
  lost {{int}} NOT NULL,
  cut {{int}} NOT NULL CHECK (cut IN (0, 1)),
  envelope {{blob}} NOT NULL,
  incident_id TEXT NOT NULL
){{strict}};
CREATE INDEX transmission_start ON transmission (start_ms, id);
CREATE INDEX transmission_radio_set ON transmission (radio_set_id, start_ms);
CREATE INDEX transmission_running ON transmission (start_ms) WHERE end_ms = 0;
CREATE UNIQUE INDEX transmission_session ON transmission (channel, call_id, ssrc, start_ms);

CREATE TABLE exclusion_notice (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  subject_id TEXT NOT NULL REFERENCES subject (id),
  step TEXT NOT NULL,
  reasons {{blob}} NOT NULL,
  months {{int}} NOT NULL,
  nominated_on TEXT,
  served_on TEXT,
  ends_on TEXT,
  served_by {{blob}} NOT NULL,
  breaches {{int}} NOT NULL
){{strict}};
CREATE INDEX exclusion_notice_subject ON exclusion_notice (subject_id);

CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  number {{int}} NOT NULL UNIQUE,
  scheme_id TEXT REFERENCES scheme (id),
  premises_id TEXT REFERENCES premises (id),
  at_ms {{int}} NOT NULL,
  category TEXT NOT NULL,
  description {{blob}} NOT NULL,
  heading {{blob}} NOT NULL,
  narrative {{blob}} NOT NULL,
  line {{blob}} NOT NULL,
  loss_pence {{int}} NOT NULL,
  police_reference {{blob}} NOT NULL,
  outcome TEXT NOT NULL,
  transmission_id TEXT REFERENCES transmission (id),
  logged_by TEXT NOT NULL,
  logged_ms {{int}} NOT NULL
){{strict}};
CREATE INDEX incident_at ON incident (at_ms);
CREATE INDEX incident_premises ON incident (premises_id);

CREATE TABLE incident_subject (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  subject_id TEXT NOT NULL REFERENCES subject (id),
  version {{int}} NOT NULL,
  position {{int}} NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (incident_id, position)
){{strict}};
CREATE INDEX incident_subject_subject ON incident_subject (subject_id);

CREATE TABLE exclusion_evidence (
  notice_id TEXT NOT NULL REFERENCES exclusion_notice (id),
  incident_id TEXT NOT NULL REFERENCES incident (id),
  version {{int}} NOT NULL,
  position {{int}} NOT NULL,
  PRIMARY KEY (notice_id, position)
){{strict}};
CREATE INDEX exclusion_evidence_incident ON exclusion_evidence (incident_id);

CREATE TABLE alert (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  number {{int}} NOT NULL UNIQUE,
  scheme_id TEXT REFERENCES scheme (id),
  incident_id TEXT REFERENCES incident (id),
  state TEXT NOT NULL,
  emergency {{int}} NOT NULL CHECK (emergency IN (0, 1)),
  told {{blob}} NOT NULL,
  raised_ms {{int}} NOT NULL,
  raised_by TEXT NOT NULL,
  claimed_ms {{int}} NOT NULL,
  claimed_by TEXT NOT NULL,
  closed_ms {{int}} NOT NULL,
  closed_by TEXT NOT NULL,
  outcome TEXT NOT NULL
){{strict}};
CREATE INDEX alert_incident ON alert (incident_id);
CREATE INDEX alert_open ON alert (number) WHERE state <> 'closed';

CREATE TABLE alert_party (
  alert_id TEXT NOT NULL REFERENCES alert (id),
  position {{int}} NOT NULL,
  version {{int}} NOT NULL,
  party TEXT NOT NULL,
  told_ms {{int}} NOT NULL,
  acknowledged_ms {{int}} NOT NULL,
  by_person TEXT NOT NULL,
  PRIMARY KEY (alert_id, position)
){{strict}};

CREATE TABLE sighting (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  alert_id TEXT NOT NULL REFERENCES alert (id),
  premises_id TEXT REFERENCES premises (id),
  at_ms {{int}} NOT NULL,
  by_whom TEXT NOT NULL,
  heading {{blob}} NOT NULL,
  note {{blob}} NOT NULL
){{strict}};
CREATE INDEX sighting_alert ON sighting (alert_id, at_ms);

CREATE TABLE feed (
  seq {{identity}},
  version {{int}} NOT NULL,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  at_ms {{int}} NOT NULL,
  code TEXT NOT NULL,
  text {{blob}}
){{strict}};
CREATE INDEX feed_seq ON feed (seq, kind);
CREATE UNIQUE INDEX feed_record ON feed (record_id, kind);

CREATE TABLE audit (
  seq {{identity}},
  id TEXT NOT NULL UNIQUE,
  version {{int}} NOT NULL,
  desk TEXT NOT NULL,
  number {{int}} NOT NULL,
  at_ms {{int}} NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  detail {{blob}} NOT NULL,
  hash {{blob}} NOT NULL
){{strict}};
CREATE UNIQUE INDEX audit_chain ON audit (desk, number);
CREATE INDEX audit_entity ON audit (entity_id);
