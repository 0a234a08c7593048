import type { ReservedSql } from 'postgres';
import type { ComposedSource } from '#db/schema/catalog.ts';
import { DEPARTMENTS } from '../catalogue/index.ts';
import { PLACED_CATEGORIES } from '../product/assortment.ts';
import { SEED_DAY } from '../product/make-product.ts';
import { toSlug } from '../product/name.ts';
import { ATTRIBUTES } from '../words/attributes.ts';
import { BRANDS } from '../words/brands.ts';
import { OBJECTS, type ObjectName } from '../words/objects.ts';
import { SYNONYMS } from '../words/synonyms.ts';
import { TONES_BY_COLOUR } from '../words/tones.ts';
import type { PictureBook } from './pictures.ts';

/** Brands, facets, synonyms, departments and categories. What is there already is left as it is. */
export async function loadBase(sql: ReservedSql, pictures: PictureBook): Promise<void> {
  const created = new Date(SEED_DAY).toISOString();
  const brands = BRANDS.map((name, index) => ({ id: index + 1, slug: toSlug(name), name }));
  await sql`
    insert into brands (id, slug, name, created_at, updated_at)
    select id, slug, name, ${created}, ${created}
      from jsonb_to_recordset(${JSON.stringify(brands)}::text::jsonb) as row (id bigint, slug text, name text)
        on conflict do nothing`;

  const attributes = Object.entries(ATTRIBUTES).map(([name, label], position) => ({ name, label, position }));
  await sql`
    insert into attributes (name, label, position)
    select name, label, position
      from jsonb_to_recordset(${JSON.stringify(attributes)}::text::jsonb) as row (name text, label text, position smallint)
        on conflict do nothing`;

  await sql`
    insert into search_synonyms (term, synonym)
    select term, synonym from jsonb_to_recordset(${JSON.stringify(SYNONYMS)}::text::jsonb) as row (term text, synonym text)
        on conflict do nothing`;

  const categories = listCategories(pictures);
  await pictures.save(sql);
  await sql`
    insert into categories (id, parent_id, slug, path, name, description, position, picture_hash, created_at, updated_at)
    select id, parent, slug, path, name, description, position, picture, ${created}, ${created}
      from jsonb_to_recordset(${JSON.stringify(categories)}::text::jsonb) as row (
        id bigint, parent bigint, slug text, path text, name text, description text, position smallint, picture text)
     order by id
        on conflict do nothing`;
}

function listCategories(pictures: PictureBook) {
  const departments = DEPARTMENTS.map((department, index) => ({
    id: index + 1,
    parent: null as number | null,
    slug: department.slug as string,
    path: department.slug as string,
    name: department.name,
    description: department.description,
    position: index,
    picture: pictures.hashOf(portray(department.object, index)),
  }));
  const categories = PLACED_CATEGORIES.map(({ id, category, department, departmentId }, index) => ({
    id,
    parent: departmentId,
    slug: category.slug,
    path: `${department.slug}/${category.slug}`,
    name: category.name,
    description: category.description,
    position: id % 100,
    picture: pictures.hashOf(portray(category.object, index)),
  }));
  return [...departments, ...categories];
}

function portray(object: ObjectName, index: number): ComposedSource {
  const { file, colour } = OBJECTS[object];
  const tones = TONES_BY_COLOUR[colour];
  return { kind: 'composed', object: file, hue: 0, tone: tones[index % tones.length] ?? 'pearl', angle: 'halo' };
}
