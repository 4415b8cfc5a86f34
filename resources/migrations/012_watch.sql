-- Who is on watch, and roll-calls. Frozen: a later change is a migration of its own.

-- lone_minutes 0: no lone worker. warned_ms, raised_ms: the silence that was told of last.
CREATE TABLE sign_on (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  radio_set_id TEXT NOT NULL REFERENCES radio_set (id),
  on_ms {{int}} NOT NULL,
  on_by TEXT NOT NULL,
  off_ms {{int}} NOT NULL,
  off_by TEXT NOT NULL,
  lone_minutes {{int}} NOT NULL,
  lone_since_ms {{int}} NOT NULL,
  warned_ms {{int}} NOT NULL,
  raised_ms {{int}} NOT NULL
){{strict}};
CREATE UNIQUE INDEX sign_on_present ON sign_on (radio_set_id) WHERE off_ms = 0;
CREATE INDEX sign_on_set ON sign_on (radio_set_id, on_ms);

-- beat grows while the desk that calls is alive.
CREATE TABLE roll_call (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  way TEXT NOT NULL,
  started_ms {{int}} NOT NULL,
  started_by TEXT NOT NULL,
  desk TEXT NOT NULL,
  beat {{int}} NOT NULL,
  ended_ms {{int}} NOT NULL,
  state TEXT NOT NULL
){{strict}};
CREATE UNIQUE INDEX roll_call_running ON roll_call (scheme_id) WHERE ended_ms = 0;
CREATE INDEX roll_call_started ON roll_call (started_ms);

CREATE TABLE roll_mark (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  roll_call_id TEXT NOT NULL REFERENCES roll_call (id),
  radio_set_id TEXT NOT NULL REFERENCES radio_set (id),
  position {{int}} NOT NULL,
  state TEXT NOT NULL,
  calls {{int}} NOT NULL,
  at_ms {{int}} NOT NULL,
  by_person TEXT NOT NULL,
  transmission_id TEXT NOT NULL
){{strict}};
CREATE UNIQUE INDEX roll_mark_set ON roll_mark (roll_call_id, radio_set_id);
