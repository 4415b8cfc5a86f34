-- Orders of courts and councils, with their conditions, and zones of the town. Frozen: a later change is a migration of its own.

-- outline: corners as "east north" in metres of the map, ";" between them.
CREATE TABLE zone (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  name TEXT NOT NULL UNIQUE,
  outline TEXT NOT NULL
){{strict}};

-- subject_id NULL: of everybody.
CREATE TABLE court_order (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT REFERENCES subject (id),
  reference {{blob}} NOT NULL,
  made_by {{blob}} NOT NULL,
  made_on TEXT NOT NULL,
  served_on TEXT,
  ends_on TEXT,
  ended_on TEXT,
  power_of_arrest {{int}} NOT NULL CHECK (power_of_arrest IN (0, 1)),
  convicted {{int}} NOT NULL CHECK (convicted IN (0, 1)),
  warned_on TEXT
){{strict}};
CREATE INDEX court_order_subject ON court_order (subject_id);

CREATE TABLE order_condition (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  order_id TEXT NOT NULL REFERENCES court_order (id),
  number {{int}} NOT NULL,
  kind TEXT NOT NULL,
  words {{blob}} NOT NULL,
  zone_id TEXT REFERENCES zone (id),
  hours TEXT NOT NULL
){{strict}};
CREATE UNIQUE INDEX order_condition_number ON order_condition (order_id, number);
CREATE INDEX order_condition_zone ON order_condition (zone_id);

CREATE TABLE order_premises (
  condition_id TEXT NOT NULL REFERENCES order_condition (id),
  premises_id TEXT NOT NULL REFERENCES premises (id),
  PRIMARY KEY (condition_id, premises_id)
){{strict}};
