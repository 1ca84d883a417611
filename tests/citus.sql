-- A stand-in for Citus on plain PostgreSQL: it places nothing, but refuses what Citus 13 refuses, and notes the rest.
CREATE TABLE pg_dist_partition (logicalrelid regclass PRIMARY KEY, how text NOT NULL);
CREATE TABLE citus_trouble (of_table text PRIMARY KEY);  -- tables at which it fails, for trying

CREATE FUNCTION citus_version() RETURNS text LANGUAGE sql AS $$ SELECT 'Citus 13.2.2 (a stand-in)' $$;

CREATE FUNCTION citus_get_active_worker_nodes(OUT node_name text, OUT node_port bigint) RETURNS SETOF record
LANGUAGE sql AS $$ VALUES ('one', 5432::bigint), ('two', 5432) $$;

CREATE FUNCTION citus_stand_in(which regclass, how text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM citus_trouble WHERE of_table = which::text) THEN
        RAISE EXCEPTION 'connection to the remote node one:5432 failed';
    END IF;
    IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = which AND NOT tgisinternal) THEN
        RAISE EXCEPTION 'cannot distribute relation "%" because it has triggers', which;
    END IF;
    IF EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND (conrelid = which OR confrelid = which)) THEN
        RAISE EXCEPTION 'cannot distribute "%": foreign keys beside an identity column', which;
    END IF;
    IF EXISTS (SELECT FROM pg_policy WHERE polrelid = which) THEN
        RAISE EXCEPTION 'cannot create policy: subqueries are not supported in policies on distributed tables';
    END IF;
    INSERT INTO pg_dist_partition VALUES (which, how);
END $$;

CREATE FUNCTION create_reference_table(table_name regclass) RETURNS void LANGUAGE sql AS $$
    SELECT citus_stand_in(table_name, 'reference')
$$;

CREATE FUNCTION create_distributed_table(
    table_name regclass, distribution_column text, distribution_type text DEFAULT 'hash',
    colocate_with text DEFAULT 'default', shard_count int DEFAULT NULL
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_index WHERE indrelid = table_name AND indisunique AND NOT EXISTS (
            SELECT FROM pg_attribute WHERE attrelid = indrelid AND attnum = ANY (indkey) AND attname = distribution_column
        )
    ) THEN
        RAISE EXCEPTION 'cannot create constraint on "%": it must include the distribution column', table_name;
    END IF;
    IF colocate_with <> 'default' AND NOT EXISTS (
        SELECT FROM pg_dist_partition WHERE logicalrelid = colocate_with::regclass AND how LIKE 'distributed%'
    ) THEN
        RAISE EXCEPTION 'relation % is not distributed', colocate_with;
    END IF;
    PERFORM citus_stand_in(table_name, 'distributed by ' || distribution_column);
END $$;

CREATE FUNCTION truncate_local_data_after_distributing_table(function_table_name regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = function_table_name) THEN
        RAISE EXCEPTION '% is not distributed', function_table_name;
    END IF;
END $$;
