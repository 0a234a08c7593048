import type { AngleName } from '#lib/images/angles.ts';
import type { Random } from '../random.ts';
import { OBJECTS, type ObjectName } from '../words/objects.ts';
import { TONES_BY_COLOUR } from '../words/tones.ts';
import type { Shade } from './colours.ts';
import type { SeedImage } from './types.ts';

/** Ways to show an object, by its pose: first those that suit the picture on a card. */
const ANGLES_BY_POSE: Record<'stands' | 'lies', { main: readonly AngleName[]; more: readonly AngleName[] }> = {
  stands: {
    main: ['front', 'plinth', 'niche', 'halo', 'lean'],
    more: ['duo', 'close', 'plinth', 'niche', 'halo', 'front'],
  },
  lies: { main: ['flat', 'halo', 'lean', 'flat'], more: ['close', 'duo', 'halo', 'flat', 'lean'] },
};

const VIEWS: Record<AngleName, string> = {
  front: '',
  plinth: ' on a plinth',
  niche: ' before a round backdrop',
  halo: ', tilted to the left',
  lean: ', tilted to the right',
  duo: ', two side by side',
  flat: ', seen from above',
  close: ', close up',
};

/** One picture for each shade, then other views of the first: two to five in all, on one backdrop. */
export function makeImages(random: Random, object: ObjectName, name: string, shades: Shade[]): SeedImage[] {
  const look = OBJECTS[object];
  const first = shades[0] ?? { name: '', family: look.colour, turn: 0 };
  const tone = random.pick(TONES_BY_COLOUR[first.family]);
  const { main, more } = ANGLES_BY_POSE[look.pose];
  const angle = random.pick(main);
  const others = [...new Set(more)].filter((other) => other !== angle);
  const extra = Math.min(5 - shades.length, shades.length > 2 ? 1 : random.between(1, 3));

  const show = (shade: Shade, view: AngleName): SeedImage => ({
    source: { kind: 'composed', object: look.file, hue: shade.turn, tone, angle: view },
    alt: `${name}${shade.name && ` in ${shade.name.toLowerCase()}`}${VIEWS[view]}`,
  });
  return [
    ...shades.map((shade) => show(shade, angle)),
    ...random.sample(others, extra).map((view) => show(first, view)),
  ];
}
