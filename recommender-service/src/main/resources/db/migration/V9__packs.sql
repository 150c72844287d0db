-- Packs: shortlists that people make for people, and the links under which they are read.

CREATE TABLE pack (
  tenant text COLLATE "C" NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  -- for whom it is, if it is for one person: then it goes with them
  user_id text COLLATE "C",
  version int NOT NULL CHECK (version >= 1),
  document jsonb NOT NULL,
  PRIMARY KEY (tenant, pack_id),
  FOREIGN KEY (tenant, user_id) REFERENCES person
);
CREATE INDEX pack_of_person ON pack (tenant, user_id, pack_id) WHERE user_id IS NOT NULL;

CREATE TABLE pack_link (
  -- SHA-256 of the token, which is 256 random bits: nothing slower is needed to keep it from being guessed.
  hash bytea PRIMARY KEY CHECK (length(hash) = 32),
  tenant text COLLATE "C" NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  FOREIGN KEY (tenant, pack_id) REFERENCES pack ON DELETE CASCADE
);
CREATE INDEX pack_link_of_pack ON pack_link (tenant, pack_id);

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['pack', 'pack_link'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant = current_setting(''recommender.tenant'', true))', walled);
  END LOOP;
END $$;
-- Whose a link is has to be known before it is known whose data the call is about.
CREATE POLICY admittance ON pack_link FOR SELECT USING (current_setting('recommender.purpose', true) = 'access');

-- As before (V4), and with the packs for the person.
CREATE OR REPLACE FUNCTION erase_person(person_id text, person_tag bytea, entry jsonb) RETURNS text
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
  packs bigint;
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
  DELETE FROM pack k WHERE k.tenant = mine AND k.user_id = person_id;
  GET DIAGNOSTICS packs = ROW_COUNT;
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
              'packs', packs::text,
              'snapshots', snapshots::text));
  RETURN operation;
END $$;

-- Who calls it decides by no search path what it works on.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION erase_person(text, bytea, jsonb) SET search_path = %I, pg_temp', current_schema());
END $$;
