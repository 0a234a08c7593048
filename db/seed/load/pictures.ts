import type { ReservedSql } from 'postgres';
import type { ComposedSource } from '#db/schema/catalog.ts';
import { hashPicture } from '#lib/images/hash.ts';
import { SIDE } from '#lib/images/picture-size.ts';
import { getPlaceholder, type ToneName } from '#lib/images/tones.ts';

export type PictureBook = {
  /** The picture's name; remembers it until the next `save`. */
  hashOf(source: ComposedSource): string;
  /** Writes the pictures that were asked for and are not in the database yet, in a transaction of its own. */
  save(sql: ReservedSql): Promise<void>;
};

/**
 * Recipes are few and shared by many products, so they are written apart from them: COPY cannot skip rows that exist.
 * A picture that is left behind by an aborted chunk does no harm.
 */
export function openPictureBook(): PictureBook {
  const names = new Map<string, string>();
  const fresh = new Map<string, ComposedSource>();
  let lastSave: Promise<unknown> = Promise.resolve();

  return {
    hashOf(source) {
      const key = `${source.object} ${source.hue} ${source.tone} ${source.angle}`;
      let name = names.get(key);
      if (name === undefined) {
        name = hashPicture(source);
        names.set(key, name);
        fresh.set(name, source);
      }
      return name;
    },
    save(sql) {
      const rows = [...fresh].map(([hash, source]) => ({
        hash,
        source,
        placeholder: getPlaceholder(source.tone as ToneName),
      }));
      fresh.clear();
      // After one another: what another lane has taken on must be committed before this one refers to it.
      const save = lastSave.then(() => (rows.length > 0 ? insertPictures(sql, rows) : undefined));
      lastSave = save.catch(() => {});
      return save;
    },
  };
}

type PictureRow = { hash: string; placeholder: string; source: ComposedSource };

async function insertPictures(sql: ReservedSql, rows: PictureRow[]): Promise<void> {
  await sql`
    insert into pictures (hash, width, height, placeholder, source)
    select hash, ${SIDE}, ${SIDE}, placeholder, source
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (hash text, placeholder text, source jsonb)
        on conflict (hash) do nothing`;
}
