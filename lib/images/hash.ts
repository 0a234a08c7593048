import { createHash } from 'node:crypto';
import type { ComposedSource } from '#db/schema/catalog.ts';
import { ENCODERS } from './encoders.ts';
import { digestObject } from './objects.ts';

/** Grows with every change to how a recipe becomes pixels: other pixels must get another name. */
const PIPELINE_VERSION = 1;

/**
 * The name of a picture: the first 32 hex digits of SHA-256 over everything its bytes depend on, so that equal names
 * mean equal bytes and a URL made from it never has to expire.
 * @throws when the object's file is missing
 */
export function hashPicture(source: ComposedSource): string {
  const { kind, object, hue, tone, angle } = source;
  const ingredients = [PIPELINE_VERSION, ENCODERS, digestObject(object), { kind, object, hue, tone, angle }];
  return createHash('sha256').update(JSON.stringify(ingredients)).digest('hex').slice(0, 32);
}
