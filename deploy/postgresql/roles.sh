#!/bin/bash
# Run once by the image of PostgreSQL, on an empty data folder: the owner, who makes and migrates the tables, and the
# role of the service, which may only use them.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --set owner="$OWNER_PASSWORD" --set service="$SERVICE_PASSWORD" \
    --username postgres --dbname recommender <<'SQL'
CREATE ROLE recommender_owner LOGIN PASSWORD :'owner';
CREATE ROLE recommender_service LOGIN PASSWORD :'service';
ALTER DATABASE recommender OWNER TO recommender_owner;
ALTER SCHEMA public OWNER TO recommender_owner;
SQL
