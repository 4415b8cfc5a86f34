-- Emergency alarms of radio sets, until somebody stands them down. Frozen: a later change is a migration of its own.

-- transmission_id: the over that raised it; empty: none did (a lone worker). It keeps that over and its recording.
CREATE TABLE emergency (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  at_ms {{int}} NOT NULL,
  channel TEXT NOT NULL,
  transmission_id TEXT NOT NULL,
  radio_set_id TEXT REFERENCES radio_set (id),
  premises_id TEXT REFERENCES premises (id),
  code TEXT NOT NULL,
  cause TEXT NOT NULL,
  overs {{int}} NOT NULL,
  last_ms {{int}} NOT NULL,
  acknowledged_ms {{int}} NOT NULL,
  acknowledged_by TEXT NOT NULL,
  ended_ms {{int}} NOT NULL,
  ended_by TEXT NOT NULL,
  outcome TEXT NOT NULL,
  words {{blob}}
){{strict}};
CREATE INDEX emergency_open ON emergency (ended_ms, at_ms);
CREATE INDEX emergency_over ON emergency (transmission_id);
