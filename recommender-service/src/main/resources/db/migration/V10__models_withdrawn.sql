-- Models that were published and are not to be served any more.
ALTER TABLE model_snapshot
  -- since when; a withdrawn model can be reinstated for as long as it is kept
  ADD COLUMN withdrawn_at timestamptz;
