#!/bin/sh
# The two logins of PrepBot: the owner of the tables, used for migrations alone, and the bot's own, which works on rows. Neither administers the server.
# The image of PostgreSQL runs this once, for a new volume. A volume of an earlier version has the one login prepbot, which administers the server and cannot
# be kept from it: save it (pg_dump --no-owner --no-privileges), begin with a new volume, and restore as prepbot, before the bot starts.
set -eu

psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=database="$POSTGRES_DB" --set=owner_password="$POSTGRES_OWNER_PASSWORD" --set=bot_password="$POSTGRES_BOT_PASSWORD" <<'SQL'
select 'create role prepbot' where not exists (select from pg_roles where rolname = 'prepbot') \gexec
select 'create role prepbot_app' where not exists (select from pg_roles where rolname = 'prepbot_app') \gexec
alter role prepbot login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'owner_password';
alter role prepbot_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'bot_password';
alter database :"database" owner to prepbot;
revoke all on database :"database" from public;
grant connect on database :"database" to prepbot_app;
SQL
