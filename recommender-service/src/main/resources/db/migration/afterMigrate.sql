-- The role of the service gets its rights anew after every migration, which may have made tables. "-" is nobody: then
-- the service connects as the owner itself.
DO $$
BEGIN
  IF '${service}' <> '-' THEN
    PERFORM grant_service('${service}');
    GRANT SELECT, INSERT, UPDATE ON trainer_lease TO "${service}";
    GRANT EXECUTE ON FUNCTION expire_exposures(bigint, int) TO "${service}";
    GRANT SELECT, INSERT, DELETE ON entry_set_aside TO "${service}";
    GRANT SELECT, INSERT, UPDATE, DELETE ON pack, pack_link TO "${service}";
    GRANT SELECT, INSERT ON curated, support, safety_policy, safety_step TO "${service}";
  END IF;
END $$;
