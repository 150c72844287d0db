-- Who may see what: tenants, their keys, and walls between them that hold even where a statement forgets its tenant.
--
-- Every transaction of the service says whose it is (recommender.tenant, see narratives.store.Transactions); a connection
-- that has not said so sees nothing. FORCE makes the walls hold for the owner of the tables as well. Only a superuser and
-- a role with BYPASSRLS see through them, and as such the service refuses to start.

CREATE TABLE tenant (
  tenant text COLLATE "C" PRIMARY KEY CHECK (tenant ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- From then on no credential of the tenant is taken; its rows are being deleted, this one last.
  removed_at timestamptz,
  -- What the operator has decided for it; see docs/security.md. What is not named has its default.
  policy jsonb NOT NULL DEFAULT '{}'
);

CREATE TABLE api_key (
  key_id text COLLATE "C" PRIMARY KEY,
  tenant text COLLATE "C" NOT NULL REFERENCES tenant,
  name text NOT NULL,
  scopes text[] NOT NULL,
  -- SHA-256 of the secret, which is 256 random bits: nothing slower is needed to keep it from being guessed.
  hash bytea NOT NULL CHECK (length(hash) = 32),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  last_used_on date
);
CREATE INDEX api_key_of_tenant ON api_key (tenant, name);

-- What browser tokens are signed with.
CREATE TABLE signing_key (
  tenant text COLLATE "C" NOT NULL REFERENCES tenant,
  key_id text COLLATE "C" NOT NULL,
  secret bytea NOT NULL CHECK (length(secret) = 32),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant, key_id)
);

-- Holds a row as soon as there ever was a key: from then on nobody gets in without one, even if all are revoked.
CREATE TABLE closed_door (
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The tenants that were there before this table. Before the walls: behind them nobody sees all of the log.
INSERT INTO tenant (tenant)
WITH RECURSIVE leap AS (
  SELECT min(tenant) AS tenant FROM log_entry
  UNION ALL
  SELECT (SELECT min(e.tenant) FROM log_entry e WHERE e.tenant > leap.tenant)
  FROM leap WHERE leap.tenant IS NOT NULL)
SELECT tenant FROM leap WHERE tenant IS NOT NULL
UNION
SELECT 'default';

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['log_entry', 'idempotency', 'narrative', 'person', 'instrument', 'questionnaire',
      'operation', 'exposure', 'model_snapshot', 'model_chunk', 'tenant', 'api_key', 'signing_key'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant = current_setting(''recommender.tenant'', true))', walled);
  END LOOP;
  -- Who calls has to be known before it is known whose data the call is about.
  FOREACH walled IN ARRAY ARRAY['tenant', 'api_key', 'signing_key'] LOOP
    EXECUTE format('CREATE POLICY admittance ON %I FOR SELECT USING (current_setting(''recommender.purpose'', true) = ''access'')', walled);
  END LOOP;
END $$;

-- As before, but tenant by tenant: behind the walls there is no looking at all of the log at once. With the primary key
-- of the log that is one short look a tenant.
CREATE OR REPLACE FUNCTION open_epoch(why text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  cluster bigint;
  line int := wal_timeline();
  newest log_epoch;
  ahead boolean := false;
  one text;
  purpose text := coalesce(current_setting('recommender.purpose', true), '');
  own text := coalesce(current_setting('recommender.tenant', true), '');
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('log_epoch', 0));
  BEGIN
    SELECT system_identifier INTO cluster FROM pg_control_system();
  EXCEPTION WHEN insufficient_privilege THEN
    cluster := NULL; -- an operator may have taken this right away; see log_epoch
  END;
  SELECT * INTO newest FROM log_epoch ORDER BY epoch DESC LIMIT 1;
  PERFORM set_config('recommender.purpose', 'access', true);
  FOR one IN SELECT tenant FROM tenant LOOP
    PERFORM set_config('recommender.tenant', one, true);
    ahead := ahead OR EXISTS (SELECT FROM log_entry e WHERE e.tenant = one AND e.epoch = newest.epoch
                              AND e.tx >= pg_snapshot_xmax(pg_current_snapshot()));
  END LOOP;
  PERFORM set_config('recommender.purpose', purpose, true), set_config('recommender.tenant', own, true);
  IF newest.epoch IS NOT NULL AND newest.timeline = line AND NOT ahead
     AND coalesce(newest.system_identifier = cluster, true) THEN
    RETURN newest.epoch;
  END IF;
  INSERT INTO log_epoch (epoch, system_identifier, timeline, reason)
    VALUES (coalesce(newest.epoch, 0) + 1, cluster, line, why);
  RETURN coalesce(newest.epoch, 0) + 1;
END $$;

-- What the role of the service may do, and no more: it never owns a table, and nobody but the owner changes or deletes
-- what the log says. Called after every migration for the role that the operator names.
CREATE FUNCTION grant_service(service text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), service);
  EXECUTE format('GRANT SELECT ON flyway_schema_history TO %I', service);
  EXECUTE format('GRANT SELECT, INSERT ON log_epoch, log_entry, idempotency, instrument, questionnaire, exposure,'
                 ' signing_key, closed_door TO %I', service);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON narrative, person, operation, tenant, api_key TO %I', service);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON model_snapshot TO %I', service);
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON model_chunk TO %I', service);
  EXECUTE format('GRANT DELETE ON signing_key TO %I', service);
  EXECUTE format('GRANT USAGE ON SEQUENCE log_seq, model_snapshot_seq TO %I', service);
END $$;
REVOKE EXECUTE ON FUNCTION grant_service(text) FROM PUBLIC;
