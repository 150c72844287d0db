-- Forgetting people: who was erased, what that removed, and the one way in which the service deletes what the log says.

-- 6 person erased, 7 erasure lifted. Old rows keep to the narrower rule from before, so they need not be looked at.
ALTER TABLE log_entry DROP CONSTRAINT log_entry_kind_check;
ALTER TABLE log_entry ADD CONSTRAINT log_entry_kind_check CHECK (kind BETWEEN 1 AND 7) NOT VALID;

-- What a tenant's pseudonyms are recognised by after they are gone: the key of HMAC-SHA256. Made with the first erasure.
CREATE TABLE erasure_key (
  tenant text COLLATE "C" PRIMARY KEY,
  key bytea NOT NULL CHECK (length(key) = 32)
);

-- One row an erasure. Nothing here names the person: tag is the HMAC of the pseudonym.
CREATE TABLE erasure (
  tenant text COLLATE "C" NOT NULL,
  -- under which it is watched
  operation_id text COLLATE "C" NOT NULL,
  tag bytea NOT NULL CHECK (length(tag) = 32),
  -- the entry of the log that tells of it
  epoch int NOT NULL,
  tx xid8 NOT NULL,
  seq bigint NOT NULL,
  -- the first entry of the person: every model that was trained from there on to the erasure knew them. NULL where the log
  -- said nothing of them.
  first_epoch int,
  first_tx xid8,
  first_seq bigint,
  erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  receipt jsonb NOT NULL,
  -- since when there is a model that was trained behind it
  completed_at timestamptz,
  -- since when the pseudonym may be used again
  lifted_at timestamptz,
  PRIMARY KEY (tenant, operation_id)
);
CREATE UNIQUE INDEX erasure_in_force ON erasure (tenant, tag) WHERE lifted_at IS NULL;
CREATE INDEX erasure_pending ON erasure (tenant) WHERE completed_at IS NULL;

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['erasure_key', 'erasure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant = current_setting(''recommender.tenant'', true))', walled);
  END LOOP;
END $$;

-- Deletes all that is stored about one person of the tenant whose transaction this is, with every model that knew them;
-- leaves one entry in the log, one row in erasure, and a running operation. Returns the operation; NULL if nothing was
-- stored about them. Without a person_id there is nothing to delete: somebody who was erased before a restore, and of whom
-- the restored database knows nothing, stays erased. It runs as the owner of the tables, because the service itself may not delete what the log says; the
-- walls hold for the owner too, so it reaches no other tenant.
--
-- Locking the row of the person waits for feedback that is being stored and makes what comes later fail on its foreign key:
-- without that, rows of 391 of 400 people survived when an erasure raced five inserts, with it none. The caller holds the
-- locks for changing this person and for publishing models (narratives.store.Locks).
CREATE FUNCTION erase_person(person_id text, person_tag bytea, entry jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  mine text := current_setting('recommender.tenant');
  was_known boolean;
  first log_entry;
  told log_entry;
  events bigint;
  entries bigint;
  exposures bigint;
  explanations bigint;
  snapshots bigint := 0;
  operation text := gen_random_uuid()::text;
BEGIN
  PERFORM FROM person p WHERE p.tenant = mine AND p.user_id = person_id FOR UPDATE;
  was_known := FOUND;
  IF person_id IS NOT NULL AND NOT was_known AND NOT EXISTS (SELECT FROM exposure x WHERE x.tenant = mine AND x.user_id = person_id) THEN
    RETURN NULL;
  END IF;

  SELECT * INTO first FROM log_entry e WHERE e.tenant = mine AND e.user_id = person_id
    ORDER BY e.epoch, e.tx, e.seq LIMIT 1;
  DELETE FROM idempotency i USING log_entry e
    WHERE e.tenant = mine AND e.user_id = person_id AND e.kind = 1 AND i.tenant = mine AND i.event_id = e.event_id;
  GET DIAGNOSTICS events = ROW_COUNT;
  DELETE FROM log_entry e WHERE e.tenant = mine AND e.user_id = person_id;
  GET DIAGNOSTICS entries = ROW_COUNT;
  SELECT count(*) INTO explanations
    FROM exposure x, jsonb_path_query(x.served, '$.items[*].reasons[*]') reason
    WHERE x.tenant = mine AND x.user_id = person_id;
  DELETE FROM exposure x WHERE x.tenant = mine AND x.user_id = person_id;
  GET DIAGNOSTICS exposures = ROW_COUNT;
  DELETE FROM person p WHERE p.tenant = mine AND p.user_id = person_id;

  IF first.seq IS NOT NULL THEN
    DELETE FROM model_chunk c USING model_snapshot s
      WHERE s.tenant = mine AND (s.epoch, s.tx, s.seq) >= (first.epoch, first.tx, first.seq)
        AND c.tenant = mine AND c.snapshot = s.snapshot;
    DELETE FROM model_snapshot s
      WHERE s.tenant = mine AND (s.epoch, s.tx, s.seq) >= (first.epoch, first.tx, first.seq);
    GET DIAGNOSTICS snapshots = ROW_COUNT;
  END IF;

  INSERT INTO log_entry (tenant, kind, payload) VALUES (mine, 6, entry) RETURNING * INTO told;
  INSERT INTO operation (tenant, operation_id, kind, state, progress, result, started_at)
    VALUES (mine, operation, 'erase', 'running', 0, '{}', clock_timestamp());
  INSERT INTO erasure (tenant, operation_id, tag, epoch, tx, seq, first_epoch, first_tx, first_seq, receipt)
    VALUES (mine, operation, person_tag, told.epoch, told.tx, told.seq, first.epoch, first.tx, first.seq,
            jsonb_build_object(
              'rows', (entries + was_known::int)::text,
              'events', events::text,
              'idempotencyRecords', events::text,
              'exposures', exposures::text,
              'explanations', explanations::text,
              'snapshots', snapshots::text));
  RETURN operation;
END $$;
REVOKE EXECUTE ON FUNCTION erase_person(text, bytea, jsonb) FROM PUBLIC;

-- Who calls it decides by no search path what it works on.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION erase_person(text, bytea, jsonb) SET search_path = %I, pg_temp', current_schema());
END $$;

-- As before, and what is new here. Of an erasure only its end is ever changed.
CREATE OR REPLACE FUNCTION grant_service(service text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), service);
  EXECUTE format('GRANT SELECT ON flyway_schema_history TO %I', service);
  EXECUTE format('GRANT SELECT, INSERT ON log_epoch, log_entry, idempotency, instrument, questionnaire, exposure,'
                 ' signing_key, closed_door TO %I', service);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON narrative, person, operation, tenant, api_key, erasure_key TO %I', service);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON model_snapshot TO %I', service);
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON model_chunk TO %I', service);
  EXECUTE format('GRANT DELETE ON signing_key TO %I', service);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE (completed_at, lifted_at) ON erasure TO %I', service);
  EXECUTE format('GRANT EXECUTE ON FUNCTION erase_person(text, bytea, jsonb) TO %I', service);
  EXECUTE format('GRANT USAGE ON SEQUENCE log_seq, model_snapshot_seq TO %I', service);
END $$;
