import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { isId, isSlug } from '#lib/catalog/ids.ts';
import { getRuntime } from '#lib/runtime.ts';
import { keyOfPage, type subjectQuery } from '../cache-history.ts';
import { type InspectedKey, inspectKey } from './inspect-key.ts';
import { openThings } from './open-things.ts';
import type { Verdict } from './verdict.ts';

/** An address is made from several keys: its page, and the product that it is about. Worst first. */
export type Inspection = { subjects: InspectedKey[] };

/**
 * What every layer holds of something, what the database has, and why.
 * @throws ForbiddenError for less than a viewer
 */
export async function inspectCached(actor: Actor, { key, url }: z.output<typeof subjectQuery>): Promise<Inspection> {
  assertMay(actor, 'viewer');
  openThings();
  const keys = key === undefined ? await keysOfAddress(url ?? '') : [toKey(key)];
  const subjects = await Promise.all(keys.map(inspectKey));
  return { subjects: subjects.sort((a, b) => SEVERITY.indexOf(a.verdict.state) - SEVERITY.indexOf(b.verdict.state)) };
}

const SEVERITY: Verdict['state'][] = ['wrong', 'blind', 'ended', 'current', 'likely', 'empty'];

/** A key as people say it, and as tags are written: `product:42`, without the version of its form. */
function toKey(said: string): string {
  const [, thing, id] = /^([a-z-]+):(?!\d+:)(.+)$/.exec(said) ?? [];
  return (thing && id && getRuntime().cache.inspect.keyOf(thing, id)) || said;
}

async function keysOfAddress(url: string): Promise<string[]> {
  const page = keyOfPage(url);
  const idOrSlug = /^(?:\/api)?\/products\/([a-z0-9-]+)$/.exec(url.split('?', 1)[0] ?? '')?.[1];
  if (idOrSlug === undefined) return page ? [page] : [];
  const id = isId(idOrSlug) ? idOrSlug : await findId(idOrSlug);
  const { keyOf } = getRuntime().cache.inspect;
  return [page, isId(idOrSlug) ? undefined : keyOf('product-slug', idOrSlug), id && keyOf('product', id)].filter(
    (key) => key !== undefined,
  );
}

async function findId(slug: string): Promise<string | undefined> {
  if (!isSlug(slug)) return undefined;
  const [row] = await getRuntime().db.execute<{ id: string }>(sql`SELECT id::text FROM products WHERE slug = ${slug}`);
  return row?.id;
}
