import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { getRuntime } from '#lib/runtime.ts';

/** What there is to choose from for whoever edits a product. */
export type EditorChoices = {
  /** Every category, in the order of the menu; `name` with all above it: `Kitchen / Coffee`. */
  categories: { id: string; name: string }[];
  brands: string[];
  /** With the values that products have. */
  attributes: { name: string; label: string; values: string[] }[];
};

/** Of an attribute's values this many, the most used first, are offered. */
const VALUES = 60;

/** @throws ForbiddenError for less than a viewer */
export async function readEditorChoices(actor: Actor): Promise<EditorChoices> {
  assertMay(actor, 'viewer');
  const [row] = await getRuntime().db.execute<EditorChoices>(sql`
    SELECT (WITH RECURSIVE down AS (
              SELECT id, name, ARRAY[position::bigint, id] AS place FROM categories WHERE parent_id IS NULL
              UNION ALL
              SELECT c.id, down.name || ' / ' || c.name, down.place || ARRAY[c.position::bigint, c.id]
                FROM down JOIN categories c ON c.parent_id = down.id)
            SELECT coalesce(json_agg(json_build_object('id', id::text, 'name', name) ORDER BY place), '[]'::json)
              FROM down) AS categories,
           ARRAY(SELECT name FROM brands ORDER BY name) AS brands,
           (SELECT coalesce(json_agg(json_build_object('name', a.name, 'label', a.label, 'values', ARRAY(
                     SELECT s.attributes ->> a.name FROM attribute_sets s WHERE s.attributes ? a.name
                      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${VALUES})) ORDER BY a.position, a.name), '[]'::json)
              FROM attributes a) AS attributes`);
  return row as EditorChoices;
}
