#!/bin/sh
# Makes the login that the server works as. The image of Postgres runs this when it makes the database.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
CREATE ROLE baraza_app LOGIN NOBYPASSRLS PASSWORD :'password';
SQL
