-- What a tenant decides about safety: the curated list, the help in a crisis, and the policy. Every version that was ever
-- in force; the highest one is.

-- 8 curated list, 9 support, 10 policy. Old rows keep to the narrower rule from before, so they need not be looked at.
ALTER TABLE log_entry DROP CONSTRAINT log_entry_kind_check;
ALTER TABLE log_entry ADD CONSTRAINT log_entry_kind_check CHECK (kind BETWEEN 1 AND 10) NOT VALID;

CREATE TABLE curated (
  tenant text COLLATE "C" NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  document jsonb NOT NULL,
  PRIMARY KEY (tenant, version)
);

CREATE TABLE support (
  tenant text COLLATE "C" NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  document jsonb NOT NULL,
  PRIMARY KEY (tenant, version)
);

CREATE TABLE safety_policy (
  tenant text COLLATE "C" NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  document jsonb NOT NULL,
  PRIMARY KEY (tenant, version)
);

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['curated', 'support', 'safety_policy'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant = current_setting(''recommender.tenant'', true))', walled);
  END LOOP;
END $$;
