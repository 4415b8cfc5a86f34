-- Memberships apart from businesses, agreements with editions, contacts, cameras, hand-overs of radios, the town's map.
-- Frozen: a later change is a migration of its own. Tokens and types as in 001_first.sql.
-- Sealed columns that may be NULL hold nothing then.

-- A business may belong to several schemes, and come back: joined NULL is an application.
CREATE TABLE membership (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  member_id TEXT NOT NULL REFERENCES member (id),
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  joined TEXT,
  left_on TEXT
){{strict}};
CREATE UNIQUE INDEX membership_present ON membership (member_id, scheme_id) WHERE left_on IS NULL;
CREATE INDEX membership_scheme ON membership (scheme_id);
INSERT INTO membership (id, version, member_id, scheme_id, joined, left_on)
  SELECT id, 1, id, scheme_id, joined, left_on FROM member;

-- What has been done of the joining checklist, and of what must come back.
CREATE TABLE membership_step (
  membership_id TEXT NOT NULL REFERENCES membership (id),
  step TEXT NOT NULL,
  version {{int}} NOT NULL,
  done_on TEXT NOT NULL,
  by_person TEXT NOT NULL,
  PRIMARY KEY (membership_id, step)
){{strict}};

CREATE TABLE agreement (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES scheme (id),
  edition TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  issued_on TEXT NOT NULL
){{strict}};
CREATE UNIQUE INDEX agreement_edition ON agreement (scheme_id, edition);

-- agreement_id NULL: signed before editions were kept.
CREATE TABLE agreement_signature (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  membership_id TEXT NOT NULL REFERENCES membership (id),
  agreement_id TEXT REFERENCES agreement (id),
  signed_on TEXT NOT NULL,
  signed_by {{blob}}
){{strict}};
CREATE INDEX agreement_signature_membership ON agreement_signature (membership_id);
INSERT INTO agreement_signature (id, version, membership_id, agreement_id, signed_on)
  SELECT id, 1, id, NULL, agreement_signed FROM member WHERE agreement_signed IS NOT NULL;

ALTER TABLE member DROP COLUMN joined;
ALTER TABLE member DROP COLUMN agreement_signed;
ALTER TABLE member DROP COLUMN left_on;
-- From here on scheme_id is the scheme that keeps the member's record.
ALTER TABLE member ADD COLUMN trade TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN head_office_id TEXT REFERENCES member (id);
ALTER TABLE member ADD COLUMN email {{blob}};
ALTER TABLE member ADD COLUMN note {{blob}};

-- told: bits of domain::Topic.
CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  member_id TEXT NOT NULL REFERENCES member (id),
  premises_id TEXT REFERENCES premises (id),
  name {{blob}} NOT NULL,
  position {{blob}},
  phone {{blob}},
  email {{blob}},
  told {{int}} NOT NULL
){{strict}};
CREATE INDEX contact_member ON contact (member_id);

ALTER TABLE premises ADD COLUMN house {{blob}};
ALTER TABLE premises ADD COLUMN postcode {{blob}};
ALTER TABLE premises ADD COLUMN hours TEXT NOT NULL DEFAULT '';
-- Whether east and north are known; they were before.
ALTER TABLE premises ADD COLUMN placed {{int}} NOT NULL DEFAULT 1 CHECK (placed IN (0, 1));
ALTER TABLE premises ADD COLUMN drop_in {{int}} NOT NULL DEFAULT 0 CHECK (drop_in IN (0, 1));
ALTER TABLE premises ADD COLUMN safe_space_until TEXT;
ALTER TABLE premises ADD COLUMN closed_on TEXT;

-- premises_id NULL: a camera of the town's.
CREATE TABLE camera (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  premises_id TEXT REFERENCES premises (id),
  number TEXT NOT NULL,
  covers {{blob}},
  east {{real}} NOT NULL,
  north {{real}} NOT NULL,
  placed {{int}} NOT NULL CHECK (placed IN (0, 1))
){{strict}};
CREATE INDEX camera_premises ON camera (premises_id);

ALTER TABLE radio_set ADD COLUMN make TEXT NOT NULL DEFAULT '';
-- Empty: the scheme's talkgroup.
ALTER TABLE radio_set ADD COLUMN talkgroup TEXT NOT NULL DEFAULT '';

CREATE TABLE radio_move (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  radio_set_id TEXT NOT NULL REFERENCES radio_set (id),
  premises_id TEXT REFERENCES premises (id),
  at_ms {{int}} NOT NULL,
  state TEXT NOT NULL,
  receiver {{blob}},
  remark {{blob}},
  by_person TEXT NOT NULL
){{strict}};
CREATE INDEX radio_move_set ON radio_move (radio_set_id, at_ms);

-- The map is public: streets and buildings, no record of anybody.
CREATE TABLE town_map (
  id TEXT PRIMARY KEY,
  version {{int}} NOT NULL,
  name TEXT NOT NULL,
  sha256 {{blob}} NOT NULL,
  imported_ms {{int}} NOT NULL,
  map {{blob}} NOT NULL
){{strict}};

-- What an import has brought already: a keyed hash of what identifies it there, and the record it became.
CREATE TABLE imported (
  tag {{blob}} PRIMARY KEY,
  version {{int}} NOT NULL,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL
){{strict}};
CREATE INDEX imported_record ON imported (record_id);

-- A person of a member's: sees as long as the membership and its agreement last.
ALTER TABLE person ADD COLUMN member_id TEXT REFERENCES member (id);
