import { z } from 'zod';
import type { ComposedSource } from '#db/schema/catalog.ts';
import { ANGLE_NAMES, type AngleName } from './angles.ts';
import { hasObject } from './objects.ts';
import { TONE_NAMES, type ToneName } from './tones.ts';

const recipe = z.strictObject({
  kind: z.literal('composed'),
  object: z.string().refine(hasObject, 'no such object'),
  hue: z.int().min(0).max(359),
  tone: z.enum(TONE_NAMES),
  angle: z.enum(ANGLE_NAMES),
});

/** A recipe that can be composed. */
export type Recipe = ComposedSource & { tone: ToneName; angle: AngleName };

/** @throws ZodError when the source names an object, tone or angle that does not exist. */
export function parseSource(source: ComposedSource): Recipe {
  return recipe.parse(source) as Recipe;
}
