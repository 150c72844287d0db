-- One trainer of a tenant's model at a time. A new holder gets a greater token, and a model is only kept under the token of
-- the present holder: whoever was paused or cut off meanwhile publishes nothing.
CREATE TABLE trainer_lease (
  tenant text COLLATE "C" PRIMARY KEY,
  -- a replica, by the name it has for this life
  holder text NOT NULL,
  token bigint NOT NULL CHECK (token >= 1),
  -- by the clock of the database; from then on somebody else may take it
  expires_at timestamptz NOT NULL,
  -- the training that it was taken for; NULL for the first one of a start, which nobody watches
  operation_id text
);
ALTER TABLE trainer_lease ENABLE ROW LEVEL SECURITY;
ALTER TABLE trainer_lease FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON trainer_lease USING (tenant = current_setting('recommender.tenant', true));
