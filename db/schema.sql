-- The tables of a library, version 7. Generated from the migrations; do not edit:
--   python -m briefing_app.storage.schema_text > db/schema.sql

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE audit (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at DATETIME NOT NULL,
    "by" VARCHAR NOT NULL,
    act_kind VARCHAR NOT NULL,
    act_id VARCHAR(36) NOT NULL,
    action VARCHAR NOT NULL,
    object_type VARCHAR NOT NULL,
    object_id VARCHAR(64) NOT NULL,
    fields JSON NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE block_origin (
    section_id VARCHAR(36) NOT NULL,
    block_id VARCHAR NOT NULL,
    source_section_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_block_origin PRIMARY KEY (section_id, block_id),
    CONSTRAINT fk_block_origin_section_id_section FOREIGN KEY(section_id) REFERENCES section (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE VIRTUAL TABLE block_search USING fts5(
        free, severed, content='search_block', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2", prefix='1 2 3 4 5'
    );

CREATE TABLE carried_words (
    section_id VARCHAR(36) NOT NULL,
    block_id VARCHAR NOT NULL,
    source_section_id VARCHAR(36) NOT NULL,
    source_block_id VARCHAR NOT NULL,
    revision_id VARCHAR(36) NOT NULL,
    source_revision_id VARCHAR(36) NOT NULL,
    at DATETIME NOT NULL,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_carried_words PRIMARY KEY (section_id, block_id, source_section_id, source_block_id)
);

CREATE TABLE draft (
    section_id VARCHAR(36) NOT NULL,
    language VARCHAR NOT NULL,
    blocks JSON NOT NULL,
    at DATETIME NOT NULL,
    "by" VARCHAR NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (section_id, language),
    CONSTRAINT fk_draft_section_id_section FOREIGN KEY(section_id) REFERENCES section (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE fact (
    id VARCHAR(36) NOT NULL,
    profile_id VARCHAR(36),
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    body JSON NOT NULL,
    earliest DATE,
    latest DATE,
    confirmed BOOLEAN NOT NULL,
    import_id VARCHAR(36),
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_fact PRIMARY KEY (id),
    CONSTRAINT fk_fact_profile_id_profile FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_fact_import_id_import FOREIGN KEY(import_id) REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE gone_words (
    section_id VARCHAR(36) NOT NULL,
    block_id VARCHAR NOT NULL,
    severance_id VARCHAR(36) NOT NULL,
    revision_id VARCHAR(36) NOT NULL,
    since_id VARCHAR(36),
    block JSON NOT NULL,
    at DATETIME NOT NULL,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_gone_words PRIMARY KEY (section_id, block_id, severance_id),
    CONSTRAINT fk_gone_words_severance_id_severance FOREIGN KEY(severance_id) REFERENCES severance (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE import (
    id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    language VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    "by" VARCHAR NOT NULL,
    line_count INTEGER NOT NULL,
    undone_at DATETIME,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_import PRIMARY KEY (id),
    CONSTRAINT uq_import_number UNIQUE (number)
);

CREATE TABLE import_change (
    id INTEGER NOT NULL,
    import_id VARCHAR(36) NOT NULL,
    object_type VARCHAR NOT NULL,
    object_id JSON NOT NULL,
    "before" JSON,
    deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_import_change PRIMARY KEY (id),
    CONSTRAINT fk_import_change_import_id_import FOREIGN KEY(import_id) REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE import_line (
    import_id VARCHAR(36) NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_import_line PRIMARY KEY (import_id, number),
    CONSTRAINT fk_import_line_import_id_import FOREIGN KEY(import_id) REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE library (
    id VARCHAR(36) NOT NULL,
    ceiling JSON NOT NULL,
    statement TEXT NOT NULL,
    scheme VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    created_at DATETIME NOT NULL,
    changes INTEGER NOT NULL,
    backed_up INTEGER NOT NULL,
    CONSTRAINT pk_library PRIMARY KEY (id)
);

CREATE TABLE line_draft (
    owner_id VARCHAR(36) NOT NULL,
    place VARCHAR NOT NULL,
    profile_id VARCHAR(36),
    note_id VARCHAR(36),
    typed JSON NOT NULL,
    at DATETIME NOT NULL,
    "by" VARCHAR NOT NULL,
    CONSTRAINT pk_line_draft PRIMARY KEY (owner_id, place),
    CONSTRAINT ck_line_draft_one_owner CHECK ((profile_id IS NULL) <> (note_id IS NULL)),
    CONSTRAINT fk_line_draft_profile_id_profile FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_line_draft_note_id_note FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE name (
    profile_id VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    CONSTRAINT pk_name PRIMARY KEY (profile_id, position),
    CONSTRAINT fk_name_profile_id_profile FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE note (
    id VARCHAR(36) NOT NULL,
    serial INTEGER NOT NULL,
    number VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    held_on DATE,
    place VARCHAR NOT NULL,
    body JSON NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (id),
    CONSTRAINT uq_note_serial UNIQUE (serial),
    CONSTRAINT uq_note_number UNIQUE (number)
);

CREATE TABLE note_profile (
    note_id VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    profile_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_note_profile PRIMARY KEY (note_id, position),
    CONSTRAINT fk_note_profile_note_id_note FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE picture (
    digest VARCHAR(64) NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_picture PRIMARY KEY (digest)
);

CREATE TABLE profile (
    id VARCHAR(36) NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    name_key VARCHAR NOT NULL,
    acronym VARCHAR,
    parent_id VARCHAR(36),
    confirmed BOOLEAN NOT NULL,
    tags JSON NOT NULL,
    body JSON NOT NULL,
    reviewed_on DATE,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    act_id VARCHAR(36) NOT NULL, markings JSON DEFAULT '[]' NOT NULL,
    CONSTRAINT pk_profile PRIMARY KEY (id),
    CONSTRAINT fk_profile_parent_id_profile FOREIGN KEY(parent_id) REFERENCES profile (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE release (
    id VARCHAR(36) NOT NULL,
    note_id VARCHAR(36) NOT NULL,
    number VARCHAR NOT NULL,
    edition VARCHAR NOT NULL,
    audience JSON NOT NULL,
    language VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    at DATETIME NOT NULL,
    "by" VARCHAR NOT NULL,
    program VARCHAR NOT NULL,
    counts JSON NOT NULL,
    received INTEGER NOT NULL,
    decisions JSON NOT NULL,
    checks JSON NOT NULL,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_release PRIMARY KEY (id)
);

CREATE TABLE revision (
    id VARCHAR(36) NOT NULL,
    section_id VARCHAR(36) NOT NULL,
    language VARCHAR NOT NULL,
    blocks JSON NOT NULL,
    at DATETIME NOT NULL,
    "by" VARCHAR NOT NULL,
    act_kind VARCHAR NOT NULL,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_revision PRIMARY KEY (id),
    CONSTRAINT fk_revision_section_id_section FOREIGN KEY(section_id) REFERENCES section (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE search_block (
    id INTEGER NOT NULL,
    profile_id VARCHAR(36),
    note_id VARCHAR(36),
    section_id VARCHAR(36),
    block_id VARCHAR,
    language VARCHAR NOT NULL,
    free TEXT NOT NULL,
    severed TEXT NOT NULL,
    CONSTRAINT pk_search_block PRIMARY KEY (id),
    CONSTRAINT fk_search_block_profile_id_profile FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_search_block_note_id_note FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_search_block_section_id_section FOREIGN KEY(section_id) REFERENCES section (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE section (
    id VARCHAR(36) NOT NULL,
    profile_id VARCHAR(36),
    note_id VARCHAR(36),
    "key" VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    level INTEGER NOT NULL,
    body JSON NOT NULL,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_section PRIMARY KEY (id),
    CONSTRAINT ck_section_one_owner CHECK ((profile_id IS NULL) <> (note_id IS NULL)),
    CONSTRAINT fk_section_profile_id_profile FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_section_note_id_note FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE section_text (
    section_id VARCHAR(36) NOT NULL,
    language VARCHAR NOT NULL,
    revision_id VARCHAR(36) NOT NULL,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_section_text PRIMARY KEY (section_id, language),
    CONSTRAINT fk_section_text_section_id_section FOREIGN KEY(section_id) REFERENCES section (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_section_text_revision_id_revision FOREIGN KEY(revision_id) REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE severance (
    id VARCHAR(36) NOT NULL,
    exemptions JSON NOT NULL,
    state VARCHAR NOT NULL,
    "by" VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    reason TEXT NOT NULL,
    review_on DATE,
    source_id VARCHAR(36),
    closed_at DATETIME,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_severance PRIMARY KEY (id),
    CONSTRAINT fk_severance_source_id_severance FOREIGN KEY(source_id) REFERENCES severance (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE severance_decision (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    severance_id VARCHAR(36) NOT NULL,
    act_kind VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    exemptions JSON NOT NULL,
    "by" VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    reason TEXT NOT NULL,
    review_on DATE,
    act_id VARCHAR(36) NOT NULL,
    CONSTRAINT fk_severance_decision_severance_id_severance FOREIGN KEY(severance_id) REFERENCES severance (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE severance_holder (
    id INTEGER NOT NULL,
    severance_id VARCHAR(36) NOT NULL,
    section_id VARCHAR(36),
    language VARCHAR,
    fact_id VARCHAR(36),
    CONSTRAINT pk_severance_holder PRIMARY KEY (id),
    CONSTRAINT fk_severance_holder_severance_id_severance FOREIGN KEY(severance_id) REFERENCES severance (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_severance_holder_section_id_section FOREIGN KEY(section_id) REFERENCES section (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_severance_holder_fact_id_fact FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_audit_act_id ON audit (act_id);

CREATE INDEX ix_audit_object_id ON audit (object_id);

CREATE INDEX ix_block_origin_source_section_id ON block_origin (source_section_id);

CREATE INDEX ix_carried_words_source_section_id ON carried_words (source_section_id);

CREATE INDEX ix_fact_import_id ON fact (import_id);

CREATE INDEX ix_fact_kind_earliest ON fact (kind, earliest);

CREATE INDEX ix_fact_profile_id ON fact (profile_id);

CREATE INDEX ix_gone_words_severance_id ON gone_words (severance_id);

CREATE INDEX ix_import_change_import_id ON import_change (import_id);

CREATE INDEX ix_import_sha256 ON import (sha256);

CREATE INDEX ix_line_draft_note_id ON line_draft (note_id);

CREATE INDEX ix_line_draft_profile_id ON line_draft (profile_id);

CREATE INDEX ix_name_key ON name ("key");

CREATE INDEX ix_note_profile_profile_id ON note_profile (profile_id);

CREATE INDEX ix_profile_deleted_at_name_key ON profile (deleted_at, name_key);

CREATE INDEX ix_profile_parent_id ON profile (parent_id);

CREATE INDEX ix_release_note_id ON release (note_id);

CREATE INDEX ix_revision_section_id_language ON revision (section_id, language);

CREATE INDEX ix_search_block_note_id_section_id ON search_block (note_id, section_id);

CREATE INDEX ix_search_block_profile_id_section_id ON search_block (profile_id, section_id);

CREATE INDEX ix_search_block_section_id ON search_block (section_id);

CREATE INDEX ix_section_note_id ON section (note_id);

CREATE INDEX ix_section_profile_id ON section (profile_id);

CREATE INDEX ix_section_text_revision_id ON section_text (revision_id);

CREATE INDEX ix_severance_decision_severance_id ON severance_decision (severance_id);

CREATE INDEX ix_severance_holder_fact_id ON severance_holder (fact_id);

CREATE INDEX ix_severance_holder_section_id ON severance_holder (section_id);

CREATE INDEX ix_severance_holder_severance_id ON severance_holder (severance_id);

CREATE INDEX ix_severance_source_id ON severance (source_id);

CREATE TRIGGER audit_no_delete BEFORE DELETE ON "audit" BEGIN SELECT RAISE(ABORT, 'an audit row is never deleted'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON "audit" BEGIN SELECT RAISE(ABORT, 'an audit row is never changed'); END;

CREATE TRIGGER import_line_no_delete BEFORE DELETE ON "import_line" BEGIN SELECT RAISE(ABORT, 'the lines of an imported file are never deleted'); END;

CREATE TRIGGER import_line_no_update BEFORE UPDATE ON "import_line" BEGIN SELECT RAISE(ABORT, 'the lines of an imported file are never changed'); END;

CREATE TRIGGER import_no_delete BEFORE DELETE ON "import" BEGIN SELECT RAISE(ABORT, 'an import is undone, never deleted'); END;

CREATE TRIGGER release_no_delete BEFORE DELETE ON "release" BEGIN SELECT RAISE(ABORT, 'the record of a release is never deleted'); END;

CREATE TRIGGER release_no_update BEFORE UPDATE ON "release" BEGIN SELECT RAISE(ABORT, 'the record of a release is never changed'); END;

CREATE TRIGGER revision_no_update BEFORE UPDATE ON "revision" BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;

CREATE TRIGGER search_block_added AFTER INSERT ON search_block BEGIN
        INSERT INTO block_search(rowid, free, severed) VALUES (new.id, new.free, new.severed);
    END;

CREATE TRIGGER search_block_changed AFTER UPDATE ON search_block BEGIN
        INSERT INTO block_search(block_search, rowid, free, severed)
        VALUES ('delete', old.id, old.free, old.severed);
        INSERT INTO block_search(rowid, free, severed) VALUES (new.id, new.free, new.severed);
    END;

CREATE TRIGGER search_block_removed AFTER DELETE ON search_block BEGIN
        INSERT INTO block_search(block_search, rowid, free, severed)
        VALUES ('delete', old.id, old.free, old.severed);
    END;

CREATE TRIGGER severance_decision_no_delete BEFORE DELETE ON "severance_decision" BEGIN SELECT RAISE(ABORT, 'a decision about a severance is never deleted'); END;

CREATE TRIGGER severance_decision_no_update BEFORE UPDATE ON "severance_decision" BEGIN SELECT RAISE(ABORT, 'a decision about a severance is never changed'); END;

CREATE TRIGGER severance_no_delete BEFORE DELETE ON "severance" BEGIN SELECT RAISE(ABORT, 'a severance is closed, never deleted'); END;
