-- Entries of the log that cannot be read or applied: every replica passes over them, and those that had applied one begin
-- anew without it. Nothing here says what is in the entry.
CREATE TABLE entry_set_aside (
  tenant text COLLATE "C" NOT NULL,
  epoch int NOT NULL,
  tx xid8 NOT NULL,
  seq bigint NOT NULL,
  -- what was tried and where it failed, such as: read, JsonParseException
  reason text NOT NULL,
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant, epoch, tx, seq),
  FOREIGN KEY (tenant, epoch, tx, seq) REFERENCES log_entry ON DELETE CASCADE
);
ALTER TABLE entry_set_aside ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_set_aside FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON entry_set_aside USING (tenant = current_setting('recommender.tenant', true));
