import type { Kind } from '../catalogue/types.ts';
import type { Random } from '../random.ts';
import { OBJECTS, type ObjectLook } from '../words/objects.ts';
import { CHOICES } from '../words/options.ts';
import {
  AUTHORS,
  BODIES,
  CLOSINGS,
  COLOUR_BODIES,
  type Mood,
  SIZE_BODIES,
  type Sort,
  TITLES,
  VOICES,
} from '../words/reviews.ts';
import type { Place } from './assortment.ts';
import type { SeedReview } from './types.ts';

/** How often a product has 0, 1, ... 6 reviews, out of 100; liked products have more. */
const COUNTS = [36, 22, 16, 11, 7, 5, 3];

/** Reviews of a product, written between its first day and `until`, oldest first; none says what another has said. */
export function writeReviews(random: Random, place: Place, popularity: number, from: number, until: number) {
  const count = Math.min(6, drawCount(random) + (popularity > 400 ? 2 : 0));
  const taste = random.next();
  const times = Array.from({ length: count }, () => from + random.next() * (until - from)).sort((a, b) => a - b);
  const pickNew = createPicker(random);
  const phrases = listPhrases(place);
  return times.map((time): SeedReview => {
    const rating = drawRating(random, taste);
    const mood = rating >= 4 ? 'pleased' : rating === 3 ? 'mixed' : 'let-down';
    const { titles, bodies, remarks } = phrases[mood];
    const parts = [pickNew(bodies)];
    if (random.chance(0.65)) parts.push(pickNew(remarks));
    if (random.chance(0.35)) parts.push(pickNew(CLOSINGS[mood]));
    return {
      rating,
      title: pickNew(titles),
      body: parts.join(' '),
      author: pickNew(AUTHORS),
      createdAt: new Date(time).toISOString(),
    };
  });
}

const SORTS: Record<Sort, readonly Sort[]> = { any: ['any'], kept: ['any', 'kept'], hard: ['any', 'kept', 'hard'] };

type PhrasesOfMood = { titles: readonly string[]; bodies: readonly string[]; remarks: readonly string[] };

const phraseLists = new WeakMap<Kind, Record<Mood, PhrasesOfMood>>();

/** What can be said of the products of a kind. */
function listPhrases({ kind, category, department }: Place): Record<Mood, PhrasesOfMood> {
  const known = phraseLists.get(kind);
  if (known) return known;
  const voice = VOICES[kind.reviews ?? category.reviews ?? department.slug];
  const sorts = SORTS[voice.sort];
  const look: ObjectLook = OBJECTS[kind.object];
  const isKept = voice.sort !== 'any';
  const hasColours = isKept && look.tint !== undefined && category.sortedByColour !== false;
  const hasSizes = isKept && kind.choice !== undefined && CHOICES[kind.choice].name === 'Size';
  const list = (mood: Mood): PhrasesOfMood => ({
    titles: sorts.flatMap((sort) => TITLES[sort][mood]),
    bodies: [
      ...sorts.flatMap((sort) => BODIES[sort][mood]),
      ...(hasColours ? COLOUR_BODIES[mood] : []),
      ...(hasSizes ? SIZE_BODIES[mood] : []),
    ],
    remarks: voice[mood],
  });
  const phrases = { pleased: list('pleased'), mixed: list('mixed'), 'let-down': list('let-down') };
  phraseLists.set(kind, phrases);
  return phrases;
}

/** Picks what it has not picked before, as long as there is any. */
function createPicker(random: Random) {
  const used = new Set<string>();
  return (phrases: readonly string[]): string => {
    const fresh = phrases.filter((phrase) => !used.has(phrase));
    const phrase = random.pick(fresh.length > 0 ? fresh : phrases);
    used.add(phrase);
    return phrase;
  };
}

function drawCount(random: Random): number {
  let rest = random.next() * 100;
  for (const [count, share] of COUNTS.entries()) {
    rest -= share;
    if (rest < 0) return count;
  }
  return 0;
}

/** Mostly 4 and 5; products that fewer people like collect more threes and an odd one. */
function drawRating(random: Random, taste: number): number {
  const luck = random.next() * 0.75 + taste * 0.25;
  if (luck > 0.52) return 5;
  if (luck > 0.27) return 4;
  if (luck > 0.12) return 3;
  return luck > 0.05 ? 2 : 1;
}
