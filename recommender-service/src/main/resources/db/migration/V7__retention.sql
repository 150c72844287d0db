-- Served lists that are older than a tenant's policy keeps them. The service may not delete what was recorded, so this does,
-- as the owner of the tables, and never what is younger than a day.
CREATE INDEX exposure_by_age ON exposure (tenant, served_at);

-- Deletes some of the lists that are older than so many seconds, by the clock of the database; tells how many.
CREATE FUNCTION expire_exposures(older_than bigint, at_most int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  mine text := current_setting('recommender.tenant');
  deleted int;
BEGIN
  IF older_than < 86400 THEN
    RAISE EXCEPTION 'served lists are kept for a day at least' USING ERRCODE = '22023';
  END IF;
  DELETE FROM exposure x WHERE x.tenant = mine AND x.recommendation_id IN (
    SELECT o.recommendation_id FROM exposure o
    WHERE o.tenant = mine AND o.served_at < clock_timestamp() - older_than * interval '1 second'
    ORDER BY o.served_at LIMIT at_most);
  GET DIAGNOSTICS deleted = ROW_COUNT;
  RETURN deleted;
END $$;
REVOKE EXECUTE ON FUNCTION expire_exposures(bigint, int) FROM PUBLIC;

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION expire_exposures(bigint, int) SET search_path = %I, pg_temp', current_schema());
END $$;
