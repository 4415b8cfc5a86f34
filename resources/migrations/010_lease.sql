-- Which desk records a channel, where several share the store. Frozen: a later change is a migration of its own.

-- A row a channel; beat grows while its holder is alive. Nothing is sealed, and no change note is written for a beat.
CREATE TABLE recorder_lease (
  channel TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  holder TEXT NOT NULL,
  desk TEXT NOT NULL,
  beat {{int}} NOT NULL,
  since {{int}} NOT NULL
){{strict}};
