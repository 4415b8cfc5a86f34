-- Faces: thumbnails and templates of photographs, stills that were kept, decisions on candidates. Frozen like 001.
-- "sealed" columns of these tables belong to the class of faces, except still.source.

ALTER TABLE photograph ADD COLUMN added_ms {{int}} NOT NULL DEFAULT 0;
ALTER TABLE photograph ADD COLUMN quality TEXT NOT NULL DEFAULT '';
ALTER TABLE photograph ADD COLUMN face_height {{int}} NOT NULL DEFAULT 0;
ALTER TABLE photograph ADD COLUMN face TEXT NOT NULL DEFAULT '';

CREATE TABLE thumbnail (
  id TEXT PRIMARY KEY REFERENCES photograph (id),
  version {{int}} NOT NULL,
  picture {{blob}} NOT NULL
){{strict}};

CREATE TABLE face_template (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  photograph_id TEXT NOT NULL REFERENCES photograph (id),
  subject_id TEXT NOT NULL REFERENCES subject (id),
  pack TEXT NOT NULL,
  template {{blob}} NOT NULL,
  created_ms {{int}} NOT NULL
){{strict}};
CREATE UNIQUE INDEX face_template_photograph ON face_template (photograph_id, pack);
CREATE INDEX face_template_subject ON face_template (subject_id);

CREATE TABLE still (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  media_id TEXT NOT NULL REFERENCES media (id),
  original_sha256 {{blob}} NOT NULL,
  premises_id TEXT REFERENCES premises (id),
  source {{blob}} NOT NULL,
  taken_ms {{int}} NOT NULL,
  width {{int}} NOT NULL,
  height {{int}} NOT NULL
){{strict}};
CREATE INDEX still_taken ON still (taken_ms);

CREATE TABLE match_decision (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  original_sha256 {{blob}} NOT NULL,
  face TEXT NOT NULL,
  face_height {{int}} NOT NULL,
  still_id TEXT REFERENCES still (id),
  subject_id TEXT NOT NULL REFERENCES subject (id),
  verdict TEXT NOT NULL,
  score {{real}} NOT NULL,
  candidate_rank {{int}} NOT NULL,
  threshold {{real}} NOT NULL,
  pack TEXT NOT NULL,
  decided_ms {{int}} NOT NULL,
  decided_by TEXT NOT NULL,
  sighting_id TEXT REFERENCES sighting (id),
  alert_id TEXT REFERENCES alert (id)
){{strict}};
CREATE INDEX match_decision_still ON match_decision (original_sha256);
CREATE INDEX match_decision_subject ON match_decision (subject_id);
