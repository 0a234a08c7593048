import type { Kind } from '../catalogue/types.ts';
import type { Random } from '../random.ts';
import { MATERIALS } from '../words/materials.ts';
import type { ProductName } from './name.ts';

/** Openings that read right for one thing, for several and for things without number: no article, no verb that bends. */
const LEADS = [
  'Made for {use}.',
  '{brand} makes the {line} {noun} for {use}.',
  'For {use}: the {line} {noun} from {brand}.',
  'The {line} {noun} by {brand}, for {use}.',
];
const TITLE_LEADS = ['For {use}.', 'Written for {use}.', '{brand} publishes it for {use}.'];

/** Two to four sentences (now and then one more) about a product. */
export function describeProduct(random: Random, kind: Kind, { line, make, noun }: ProductName, brand: string): string {
  const lead = random
    .pick(kind.titles ? TITLE_LEADS : LEADS)
    .replace('{use}', random.pick(kind.uses))
    .replace('{brand}', brand)
    .replace('{line}', line)
    .replace('{noun}', lowerNoun(noun));
  const notes = MATERIALS[make]?.notes;
  const details = random.sample(kind.details, notes ? 2 : random.between(2, 3));
  const [first = '', ...rest] = details;
  return [lead, first, ...(notes ? [random.pick(notes)] : []), ...rest].join(' ');
}

/** Lower case, except for words such as LED, T-Shirt or PC. */
function lowerNoun(noun: string): string {
  return noun.replace(/[^\s]+/g, (word) => (/^[A-Z][a-z']+(-[A-Za-z][a-z]+)*$/.test(word) ? word.toLowerCase() : word));
}
