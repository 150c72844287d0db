-- The durable side of the service: one log of every change, and beside it what the changes add up to.
--
-- Every row carries its tenant. Ids compare by code point (COLLATE "C"), as the service orders them. PostgreSQL 15 to 18.
-- Nothing here needs more than the ordinary owner of a database. Tables are made in the schema that comes first in the
-- connection's search_path. Each migration is short: the limits of the connection (application.properties) hold for it.

-- One row for each life of the log. Transaction ids are only comparable within one life: a promoted standby may hand out
-- ids again that the lost primary had used, and a restored dump begins with small ones.
CREATE TABLE log_epoch (
  epoch int PRIMARY KEY,
  -- NULL where the role may not ask; then the transaction ids alone tell a restored copy from the original.
  system_identifier bigint,
  timeline int NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  reason text NOT NULL
);

-- From the name of the WAL file: pg_control_checkpoint() still tells the old timeline right after a promotion, and the
-- two functions used here are open to everyone. Fails on a standby, which is meant.
CREATE FUNCTION wal_timeline() RETURNS int LANGUAGE sql STABLE AS
$$ SELECT ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int $$;

-- The epoch that entries are written under. NULL when the newest one was opened on another timeline: the NOT NULL column
-- then refuses the write, until somebody has looked and opened a new epoch.
CREATE FUNCTION current_epoch() RETURNS int LANGUAGE sql STABLE AS
$$ SELECT newest.epoch FROM (SELECT epoch, timeline FROM log_epoch ORDER BY epoch DESC LIMIT 1) newest
   WHERE newest.timeline = wal_timeline() $$;

-- Ordered by (epoch, tx, seq) and read below the oldest transaction that is still running: a reader that only asks for
-- larger seq loses whatever commits late. tx is the top-level transaction; the system column xmin is not.
CREATE TABLE log_entry (
  tenant text COLLATE "C" NOT NULL,
  epoch int NOT NULL DEFAULT current_epoch(),
  tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
  -- CACHE 1: a connection that keeps numbers in stock would hand them out in the wrong order within a transaction.
  seq bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME log_seq CACHE 1),
  -- 1 feedback, 2 narrative, 3 person, 4 instrument, 5 questionnaire
  kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 5),
  -- of feedback: the client's own name for the event
  event_id text COLLATE "C" CHECK ((event_id IS NOT NULL) = (kind = 1)),
  -- of feedback and people
  user_id text COLLATE "C" CHECK ((user_id IS NOT NULL) = (kind IN (1, 3))),
  -- of narratives, and of feedback about one
  narrative_id text COLLATE "C",
  payload jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant, epoch, tx, seq)
);

-- Everything about one person, in log order.
CREATE INDEX log_entry_of_person ON log_entry (tenant, user_id, epoch, tx, seq) WHERE user_id IS NOT NULL;

-- Opens an epoch unless the newest one still holds; tells which one holds now. Called at every start of the service. It
-- opens a new one when the timeline changed, when the cluster is another one, or when the log holds transaction ids that
-- this cluster has not reached yet.
CREATE FUNCTION open_epoch(why text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  cluster bigint;
  line int := wal_timeline();
  newest log_epoch;
  ahead boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('log_epoch', 0));
  BEGIN
    SELECT system_identifier INTO cluster FROM pg_control_system();
  EXCEPTION WHEN insufficient_privilege THEN
    cluster := NULL; -- an operator may have taken this right away; see log_epoch
  END;
  SELECT * INTO newest FROM log_epoch ORDER BY epoch DESC LIMIT 1;
  ahead := EXISTS (SELECT FROM log_entry
                   WHERE epoch = newest.epoch AND tx >= pg_snapshot_xmax(pg_current_snapshot()));
  IF newest.epoch IS NOT NULL AND newest.timeline = line AND NOT ahead
     AND coalesce(newest.system_identifier = cluster, true) THEN
    RETURN newest.epoch;
  END IF;
  INSERT INTO log_epoch (epoch, system_identifier, timeline, reason)
    VALUES (coalesce(newest.epoch, 0) + 1, cluster, line, why);
  RETURN coalesce(newest.epoch, 0) + 1;
END $$;

SELECT open_epoch('first migration');

-- Which events there are, so that each is stored once: a replay is answered with the position of the first. A table of its
-- own, so that the log can be divided later; a unique key of a divided table would have to hold what it is divided by.
CREATE TABLE idempotency (
  tenant text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL CHECK (length(event_id) BETWEEN 1 AND 255),
  -- SHA-256 over the event as it was understood: another payload under the same id is refused.
  fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),
  epoch int NOT NULL,
  tx xid8 NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (tenant, event_id)
);

-- What the log says of each narrative, person and document at this moment. Each row is written in one transaction with its
-- entry, under a lock that is taken before the transaction has an id: so rows and log agree on which change was the last.
CREATE TABLE narrative (
  tenant text COLLATE "C" NOT NULL,
  narrative_id text COLLATE "C" NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'published', 'withdrawn')),
  modality text,
  language text COLLATE "C",
  duration_seconds int,
  document jsonb NOT NULL,
  PRIMARY KEY (tenant, narrative_id)
);

CREATE TABLE person (
  tenant text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  document jsonb NOT NULL,
  PRIMARY KEY (tenant, user_id)
);

-- Nothing is known of a person who is not there. An erasure that locks the row waits for feedback on its way.
ALTER TABLE log_entry ADD FOREIGN KEY (tenant, user_id) REFERENCES person;

-- Every version that was ever in force; the highest one is.
CREATE TABLE instrument (
  tenant text COLLATE "C" NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  document jsonb NOT NULL,
  PRIMARY KEY (tenant, version)
);

CREATE TABLE questionnaire (
  tenant text COLLATE "C" NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  document jsonb NOT NULL,
  PRIMARY KEY (tenant, version)
);

CREATE TABLE operation (
  tenant text COLLATE "C" NOT NULL,
  operation_id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'succeeded', 'failed')),
  progress double precision NOT NULL,
  result jsonb NOT NULL,
  error text,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant, operation_id)
);

-- Every list that was served. The order, scores and reasons are in served, the wish in request.
CREATE TABLE exposure (
  tenant text COLLATE "C" NOT NULL,
  recommendation_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C",
  served_at timestamptz NOT NULL,
  model_version text NOT NULL,
  request jsonb NOT NULL,
  served jsonb NOT NULL,
  PRIMARY KEY (tenant, recommendation_id)
);

CREATE INDEX exposure_of_person ON exposure (tenant, user_id, served_at, recommendation_id) WHERE user_id IS NOT NULL;

CREATE SEQUENCE model_snapshot_seq;

-- A trained model: this row comes last, when all its chunks are there; without it they are nothing.
CREATE TABLE model_snapshot (
  tenant text COLLATE "C" NOT NULL,
  snapshot bigint NOT NULL,
  version text NOT NULL,
  epoch int NOT NULL,
  tx xid8 NOT NULL,
  seq bigint NOT NULL,
  trained_at timestamptz NOT NULL,
  bytes bigint NOT NULL,
  sha256 bytea NOT NULL,
  -- found to be damaged by a reader; never read again
  damaged boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant, snapshot)
);

-- No foreign key: chunks are written one a transaction before their snapshot, because a long transaction would hold up
-- every reader of the log.
CREATE TABLE model_chunk (
  tenant text COLLATE "C" NOT NULL,
  snapshot bigint NOT NULL,
  place int NOT NULL,
  bytes bytea NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant, snapshot, place)
);
-- Models do not compress; trying costs time.
ALTER TABLE model_chunk ALTER bytes SET STORAGE EXTERNAL;
