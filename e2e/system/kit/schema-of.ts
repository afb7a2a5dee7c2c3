import type { TestDatabase } from '@countersign/database/testing';

/** Every column, constraint and index of the product's tables. */
export const schemaOf = ({ query }: Pick<TestDatabase, 'query'>) =>
  query(`
    select table_name as place, column_name as name, data_type || is_nullable || coalesce(column_default, '') as what
    from information_schema.columns where table_schema = 'public'
    union all
    select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace
    union all
    select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
    order by place, name, what`);

/** The privileges of each role on the product's tables and schemas, default privileges included. */
export const rightsOf = ({ query }: Pick<TestDatabase, 'query'>) =>
  query(`
    select relname::text as name, relacl::text as rights from pg_class where relnamespace = 'public'::regnamespace
    union all
    select 'later ' || defaclobjtype::text, defaclacl::text from pg_default_acl
    union all
    select nspname, nspacl::text from pg_namespace where nspname in ('public', 'drizzle')
    order by name`);
