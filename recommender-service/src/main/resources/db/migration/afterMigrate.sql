-- The role of the service gets its rights anew after every migration, which may have made tables. "-" is nobody: then
-- the service connects as the owner itself.
DO $$
BEGIN
  IF '${service}' <> '-' THEN
    PERFORM grant_service('${service}');
  END IF;
END $$;
