import type { ReservedSql } from 'postgres';
import { PRODUCT_TABLES } from './rows.ts';

/**
 * Takes keys, indexes, references and triggers off the tables of products, in one transaction that also writes down how
 * to put each back: whoever comes next, after a crash too, can finish.
 */
export async function deferConstraints(sql: ReservedSql): Promise<void> {
  await sql`begin`;
  try {
    await sql`
      insert into seeding.deferred (phase, target, name, restore)
      select phase, target, name, restore from (${listParts(sql)}) part order by phase, target, name`;
    const parts = await sql<{ phase: string; target: string; name: string }[]>`
      select phase, target, quote_ident(name) as name from seeding.deferred
       order by array_position(array['trigger', 'reference', 'key', 'index'], phase), id`;
    for (const { phase, target, name } of parts) await sql.unsafe(DROP[phase]?.(target, name) ?? '');
    await sql`commit`;
  } catch (error) {
    await sql`rollback`.catch(() => {});
    throw error;
  }
}

const DROP: Record<string, (target: string, name: string) => string> = {
  trigger: (target, name) => `alter table ${target} disable trigger ${name}`,
  reference: (target, name) => `alter table ${target} drop constraint ${name}`,
  key: (target, name) => `alter table ${target} drop constraint ${name}`,
  index: (target, name) => `drop index ${target.slice(0, target.indexOf('.'))}.${name}`,
};

/** Keys, references in both directions, plain indexes and enabled triggers, as statements that restore them. */
function listParts(sql: ReservedSql) {
  return sql`
    with relations as (
      select c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as target, c.relname = any (${[...PRODUCT_TABLES]}) and n.nspname = 'public' as own
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'
    )
    select case contype when 'f' then 'reference' else 'key' end as phase, r.target, k.conname::text as name,
           format('alter table %s add constraint %I %s', r.target, k.conname, pg_get_constraintdef(k.oid)) as restore
      from pg_constraint k join relations r on r.oid = k.conrelid left join relations f on f.oid = k.confrelid
     where (r.own and k.contype in ('p', 'u', 'f')) or (f.own and k.contype = 'f')
    union all
    select 'index', r.target, i.relname::text, pg_get_indexdef(i.oid)
      from pg_index x join pg_class i on i.oid = x.indexrelid join relations r on r.oid = x.indrelid
     where r.own and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
    union all
    select 'trigger', r.target, t.tgname::text, format('alter table %s enable trigger %I', r.target, t.tgname)
      from pg_trigger t join relations r on r.oid = t.tgrelid
     where r.own and not t.tgisinternal and t.tgenabled = 'O'`;
}
