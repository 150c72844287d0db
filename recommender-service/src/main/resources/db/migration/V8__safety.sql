-- What a tenant decides about safety: the curated list, the help in a crisis, and the policy. Every version that was ever
-- in force; the highest one is.

-- 8 curated list, 9 support, 10 policy, 11 review of a narrative. Old rows keep to the narrower rule from before, so they need not be looked at.
ALTER TABLE log_entry DROP CONSTRAINT log_entry_kind_check;
ALTER TABLE log_entry ADD CONSTRAINT log_entry_kind_check CHECK (kind BETWEEN 1 AND 11) NOT VALID;

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

-- What was done about a narrative that seemed to do harm, and on which evidence. Any replica notices, the first one records.
CREATE TABLE safety_step (
  tenant text COLLATE "C" NOT NULL,
  narrative_id text COLLATE "C" NOT NULL,
  level text NOT NULL CHECK (level IN ('none', 'review', 'held', 'suspended')),
  -- who has said something, and how many of them it left worse, since the narrative was last cleared
  readers int NOT NULL,
  harmed double precision NOT NULL,
  -- the rate of readers whom it leaves worse: its mean, and the bounds of 90 %
  mean double precision NOT NULL,
  low double precision NOT NULL,
  high double precision NOT NULL,
  noticed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant, narrative_id, level, readers, harmed)
);

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['curated', 'support', 'safety_policy', 'safety_step'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant = current_setting(''recommender.tenant'', true))', walled);
  END LOOP;
END $$;

-- The words of titles and summaries, for wishes in somebody's own words. Stored, and without an index: behind row-level
-- security PostgreSQL may not use one for this, and comparing stored words is cheap.
CREATE FUNCTION narrative_words(document jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector(language.words, coalesce(document ->> 'title', '')), 'A')
      || setweight(to_tsvector(language.words, coalesce(document ->> 'summary', '')), 'B')
  FROM (SELECT CASE
      WHEN document ->> 'language' ~ '^en(-|$)' THEN 'pg_catalog.english'::regconfig
      WHEN document ->> 'language' ~ '^de(-|$)' THEN 'pg_catalog.german'::regconfig
      ELSE 'pg_catalog.simple'::regconfig
    END AS words) language
$$;

-- Any of the words of a wish, stemmed in every way in which narratives are.
CREATE FUNCTION wish_query(wish text) RETURNS tsquery LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(quote_literal(word.lexeme), ' | '), '')::tsquery
  FROM (SELECT lexeme FROM unnest(to_tsvector('pg_catalog.english'::regconfig, wish))
        UNION SELECT lexeme FROM unnest(to_tsvector('pg_catalog.german'::regconfig, wish))) word
$$;

ALTER TABLE narrative ADD COLUMN words tsvector GENERATED ALWAYS AS (narrative_words(document)) STORED;
