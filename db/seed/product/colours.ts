import type { Kind } from '../catalogue/types.ts';
import type { Random } from '../random.ts';
import { type Colour, type ColourFamily, PALETTES } from '../words/colours.ts';
import { OBJECTS, type ObjectLook } from '../words/objects.ts';

/** A colour of a product. `turn` is what rotates the object's own hue to it; `name` is '' for an undyed object. */
export type Shade = { name: string; family: ColourFamily; turn: number };

/** A hue this close to the object's own is the object as it is. */
const OWN_HUE = 12;

/** The colours a product comes in, at least one; the first is the one it is shown in. */
export function pickShades(random: Random, kind: Kind): Shade[] {
  const look: ObjectLook = OBJECTS[kind.object];
  if (!look.tint) return [{ name: '', family: look.colour, turn: 0 }];
  const { hue, depth } = look.tint;
  const limit = kind.colours ?? 1;
  const count = random.chance(0.25) ? 1 : random.between(Math.min(2, limit), limit);
  const palette: readonly Colour[] = PALETTES[depth];
  return random.sample(palette, count).map((colour) => {
    const turn = (colour.hue - hue + 360) % 360;
    return { name: colour.name, family: colour.family, turn: turn < OWN_HUE || turn > 360 - OWN_HUE ? 0 : turn };
  });
}
