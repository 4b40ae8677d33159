-- Version 1. Frozen: a later version adds a step and never edits this file.
-- Text is NFC; dates are ISO text; identity numbers are text; flags are 0 or 1.

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE office (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    body TEXT NOT NULL,
    head TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune', 'department')),
    superior_line TEXT NOT NULL,
    issuer_line TEXT NOT NULL,
    code TEXT NOT NULL,
    place TEXT NOT NULL,
    desk TEXT NOT NULL,
    superior TEXT NOT NULL DEFAULT '',
    superior_head TEXT NOT NULL DEFAULT '',
    standing_body TEXT NOT NULL DEFAULT '',
    recipients TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE signer (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    authority_lines TEXT NOT NULL,
    name TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT
) STRICT;

CREATE TABLE unit_group (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    school_year INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL REFERENCES unit_group (id),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    contact TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    active_from TEXT,
    active_to TEXT,
    successor_id INTEGER REFERENCES unit (id),
    search_key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX unit_name ON unit (name) WHERE deleted_at IS NULL;

CREATE TABLE unit_alias (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    alias TEXT NOT NULL,
    UNIQUE (unit_id, alias)
) STRICT;

CREATE TABLE unit_former_name (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    valid_to TEXT NOT NULL
) STRICT;

CREATE TABLE cluster (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    school_year INTEGER NOT NULL DEFAULT 0,
    UNIQUE (name)
) STRICT;

CREATE TABLE cluster_member (
    id INTEGER PRIMARY KEY,
    cluster_id INTEGER NOT NULL REFERENCES cluster (id) ON DELETE CASCADE,
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    year INTEGER NOT NULL,
    role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('head', 'deputy', 'member')),
    UNIQUE (cluster_id, unit_id, year)
) STRICT;

CREATE TABLE award (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    is_title INTEGER NOT NULL DEFAULT 0,
    own INTEGER NOT NULL,
    kinds TEXT NOT NULL,
    aliases TEXT NOT NULL DEFAULT '[]',
    individual_hundredths INTEGER,
    collective_hundredths INTEGER,
    vote_percent INTEGER,
    rank INTEGER NOT NULL DEFAULT 100,
    valid_from TEXT,
    valid_to TEXT,
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE base_salary (
    id INTEGER PRIMARY KEY,
    valid_from TEXT NOT NULL UNIQUE,
    dong INTEGER NOT NULL CHECK (dong > 0),
    source TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('campaign', 'annual', 'programme')),
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    year INTEGER NOT NULL,
    issuer TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    issued TEXT,
    starts TEXT,
    ends TEXT,
    occasion TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'archived')),
    parent_id INTEGER REFERENCES plan (id),
    award_id INTEGER REFERENCES award (id),
    recipients TEXT NOT NULL DEFAULT '[]',
    search_key TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX plan_code ON plan (code) WHERE deleted_at IS NULL;

CREATE TABLE basis (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    issued TEXT,
    issuer TEXT NOT NULL DEFAULT '',
    is_parent INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX basis_plan ON basis (plan_id);

CREATE TABLE movement (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL DEFAULT '',
    lead TEXT NOT NULL DEFAULT '',
    lead_unit_id INTEGER REFERENCES unit (id),
    coordinating TEXT NOT NULL DEFAULT '',
    time TEXT NOT NULL DEFAULT '',
    starts TEXT,
    ends TEXT
) STRICT;
CREATE INDEX movement_plan ON movement (plan_id);

CREATE TABLE quota_line (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    group_id INTEGER REFERENCES unit_group (id),
    unit_id INTEGER REFERENCES unit (id),
    kind TEXT NOT NULL CHECK (kind IN ('individual', 'collective', 'household')),
    tier TEXT NOT NULL CHECK (tier IN ('office', 'superior')),
    limit_kind TEXT NOT NULL CHECK (limit_kind IN ('at_most', 'exactly')),
    count INTEGER NOT NULL CHECK (count >= 0),
    restriction TEXT NOT NULL DEFAULT '',
    sentence TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    CHECK (tier = 'superior' OR group_id IS NOT NULL OR unit_id IS NOT NULL)
) STRICT;
CREATE INDEX quota_line_plan ON quota_line (plan_id);

CREATE TABLE deadline (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    what TEXT NOT NULL,
    due TEXT,
    day INTEGER,
    month INTEGER,
    school_day INTEGER,
    school_month INTEGER,
    inclusive INTEGER NOT NULL,
    is_dossier INTEGER NOT NULL DEFAULT 0,
    group_id INTEGER REFERENCES unit_group (id),
    sentence TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    CHECK (due IS NOT NULL OR (day IS NOT NULL AND month IS NOT NULL))
) STRICT;
CREATE INDEX deadline_plan ON deadline (plan_id);

CREATE TABLE deadline_report (
    id INTEGER PRIMARY KEY,
    deadline_id INTEGER NOT NULL REFERENCES deadline (id) ON DELETE CASCADE,
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    received TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (deadline_id, unit_id)
) STRICT;

CREATE TABLE dossier_requirement (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    lane TEXT NOT NULL,
    kind TEXT,
    stage TEXT NOT NULL DEFAULT 'unit_to_office',
    required INTEGER NOT NULL DEFAULT 1,
    per_unit INTEGER NOT NULL DEFAULT 0,
    sentence TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dossier_requirement_plan ON dossier_requirement (plan_id);

CREATE TABLE criterion (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    lane TEXT NOT NULL,
    kind TEXT,
    section TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE plan_rule (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    sentence TEXT NOT NULL,
    section TEXT NOT NULL DEFAULT '',
    UNIQUE (plan_id, rule)
) STRICT;

CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    task TEXT NOT NULL,
    lead TEXT NOT NULL DEFAULT '',
    coordinating TEXT NOT NULL DEFAULT '',
    time TEXT NOT NULL DEFAULT '',
    due TEXT,
    day INTEGER,
    month INTEGER,
    school_day INTEGER,
    school_month INTEGER,
    inclusive INTEGER NOT NULL DEFAULT 0,
    done TEXT,
    deleted_at TEXT
) STRICT;
CREATE INDEX task_plan ON task (plan_id);

-- one year's turn of a recurring task; school 1 is the schools' own turn of the school year that begins in that year
CREATE TABLE task_done (
    id INTEGER PRIMARY KEY,
    task_id INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    year INTEGER NOT NULL,
    school INTEGER NOT NULL DEFAULT 0,
    done TEXT NOT NULL,
    UNIQUE (task_id, year, school)
) STRICT;

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    unit_id INTEGER REFERENCES unit (id),
    attachment_id INTEGER NOT NULL REFERENCES attachment (id),
    file_name TEXT NOT NULL,
    encoding TEXT NOT NULL,
    received TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    saved INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    undone_at TEXT
) STRICT;
CREATE INDEX batch_plan ON batch (plan_id);

CREATE TABLE nominee (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('individual', 'collective', 'household')),
    name TEXT NOT NULL,
    birth TEXT,
    gender TEXT CHECK (gender IN ('M', 'F')),
    identity_number TEXT,
    unit_id INTEGER REFERENCES unit (id),
    identity_key TEXT,
    search_key TEXT NOT NULL
) STRICT;
CREATE INDEX nominee_unit ON nominee (unit_id);

CREATE TABLE nominee_award (
    id INTEGER PRIMARY KEY,
    nominee_id INTEGER NOT NULL REFERENCES nominee (id),
    year INTEGER NOT NULL,
    award TEXT NOT NULL,
    achievement TEXT NOT NULL DEFAULT '',
    decision_number TEXT NOT NULL DEFAULT '',
    decision_date TEXT,
    issuer TEXT NOT NULL DEFAULT '',
    decision_id INTEGER REFERENCES decision (id),
    revoked_at TEXT
) STRICT;
CREATE INDEX nominee_award_nominee ON nominee_award (nominee_id);

CREATE TABLE nominee_match (
    id INTEGER PRIMARY KEY,
    one_id INTEGER NOT NULL REFERENCES nominee (id),
    other_id INTEGER NOT NULL REFERENCES nominee (id),
    same INTEGER NOT NULL,
    decided_at TEXT NOT NULL,
    CHECK (one_id < other_id),
    UNIQUE (one_id, other_id)
) STRICT;

CREATE TABLE nomination (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER REFERENCES plan (id),
    unit_id INTEGER REFERENCES unit (id),
    nominee_id INTEGER REFERENCES nominee (id),
    batch_id INTEGER REFERENCES batch (id),
    movement_id INTEGER REFERENCES movement (id) ON DELETE SET NULL,
    award_id INTEGER REFERENCES award (id),
    kind TEXT NOT NULL CHECK (kind IN ('individual', 'collective', 'household')),
    name TEXT NOT NULL CHECK (name <> ''),
    birth TEXT,
    gender TEXT CHECK (gender IN ('M', 'F')),
    position TEXT,
    workplace TEXT,
    award TEXT,
    achievement TEXT,
    identity_number TEXT,
    phone TEXT,
    note TEXT,
    unit_text TEXT,
    lane TEXT NOT NULL,
    status TEXT NOT NULL,
    received TEXT NOT NULL,
    row INTEGER,
    findings TEXT NOT NULL DEFAULT '[]',
    severity TEXT CHECK (severity IN ('error', 'warning', 'note')),
    late_reason TEXT,
    accepted_reason TEXT,
    outside_management INTEGER CHECK (outside_management IN (0, 1)),
    name_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
-- in the order of the lists; holds all that they and the sums by unit, kind and status read, so that none touches a row
CREATE INDEX nomination_plan ON nomination (
    plan_id, unit_id, kind, sort_key, lane, status, deleted_at, received, severity
);
CREATE INDEX nomination_name ON nomination (plan_id, name_key);
CREATE INDEX nomination_nominee ON nomination (nominee_id);

-- no requirement: the managing body's written consent, which a rule of the plan demands
CREATE TABLE dossier_item (
    id INTEGER PRIMARY KEY,
    requirement_id INTEGER REFERENCES dossier_requirement (id),
    nomination_id INTEGER REFERENCES nomination (id),
    unit_id INTEGER REFERENCES unit (id),
    received TEXT NOT NULL,
    is_original INTEGER NOT NULL DEFAULT 1,
    confirmed INTEGER NOT NULL DEFAULT 1,
    note TEXT NOT NULL DEFAULT '',
    attachment_id INTEGER REFERENCES attachment (id),
    CHECK ((nomination_id IS NULL) <> (unit_id IS NULL)),
    CHECK (requirement_id IS NOT NULL OR nomination_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX dossier_item_nomination ON dossier_item (nomination_id, coalesce(requirement_id, 0))
WHERE nomination_id IS NOT NULL;
CREATE UNIQUE INDEX dossier_item_unit ON dossier_item (unit_id, requirement_id) WHERE unit_id IS NOT NULL;
CREATE INDEX dossier_item_requirement ON dossier_item (requirement_id);

CREATE TABLE council_meeting (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER REFERENCES plan (id),
    name TEXT NOT NULL,
    established_by TEXT NOT NULL DEFAULT '',
    members INTEGER NOT NULL,
    held TEXT,
    place TEXT NOT NULL DEFAULT '',
    chair TEXT NOT NULL DEFAULT '',
    secretary TEXT NOT NULL DEFAULT '',
    minutes TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE council_member (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES council_meeting (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    post TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    present INTEGER NOT NULL DEFAULT 1,
    absence_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE council_vote (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES council_meeting (id) ON DELETE CASCADE,
    nomination_id INTEGER NOT NULL REFERENCES nomination (id),
    members INTEGER NOT NULL,
    issued INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    valid INTEGER NOT NULL,
    agreed INTEGER NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    UNIQUE (meeting_id, nomination_id)
) STRICT;

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER REFERENCES plan (id),
    number TEXT NOT NULL DEFAULT '',
    symbol TEXT NOT NULL DEFAULT '',
    signed TEXT,
    signer_id INTEGER REFERENCES signer (id),
    issuer TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    revoked_at TEXT,
    revoked_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE decision_line (
    id INTEGER PRIMARY KEY,
    decision_id INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
    nomination_id INTEGER NOT NULL REFERENCES nomination (id),
    position INTEGER NOT NULL,
    award_id INTEGER REFERENCES award (id),
    money INTEGER,
    register_number TEXT NOT NULL DEFAULT '',
    status_before TEXT,
    UNIQUE (decision_id, nomination_id)
) STRICT;

CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    summary TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id INTEGER,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX history_entity ON history (entity, entity_id);
