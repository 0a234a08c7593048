import type { Sql } from 'postgres';

/** Every constraint, index and trigger of the shop's tables, one line each, with its state. */
export async function listConstraints(sql: Sql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select format('constraint %s.%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated) as line
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all
    select format('not null %s.%s', attrelid::regclass, attname)
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.attnotnull
    union all
    select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
    union all
    select format('trigger %s %s', pg_get_triggerdef(t.oid), t.tgenabled)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
     order by 1`;
  return rows.map(({ line }) => line);
}
