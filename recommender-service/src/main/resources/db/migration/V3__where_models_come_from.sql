-- Where a model comes from: sweeps of the one before it, or a refit, and how long that took. Models from before were all
-- fitted; how long that took is not known any more.
ALTER TABLE model_snapshot
  -- how often it was swept since it was fitted
  ADD COLUMN sweeps int NOT NULL DEFAULT 0 CHECK (sweeps >= 0),
  ADD COLUMN took_ms bigint NOT NULL DEFAULT 0 CHECK (took_ms >= 0);
