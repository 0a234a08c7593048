import type { BRANDS_BY_DEPARTMENT } from './brands.ts';

export type Mood = 'pleased' | 'mixed' | 'let-down';

export const TITLES: Record<Mood, readonly string[]> = {
  pleased: [
    'Exactly what I hoped for',
    'Would buy again',
    'Lovely quality',
    'Better than the pictures',
    'A small joy every day',
    'Worth every cent',
    'Bought a second one for my sister',
    'Just right',
    'Very happy with it',
    'Simple and well made',
    'My favourite purchase this year',
    'Arrived quickly, looks great',
    'Good value',
    'A lovely present',
    'No complaints at all',
    'Really well thought out',
  ],
  mixed: ['Good, with a but', 'Does the job', 'Nice, not perfect', 'Fine for the price', 'Not quite what I pictured', 'It is all right'],
  'let-down': ['Expected more', 'Sent it back', 'Not for me', 'Disappointed', 'Looks better than it is'],
};

export const BODIES: Record<Mood, readonly string[]> = {
  pleased: [
    'I hesitated because of the price and I am glad that I did not hesitate for longer.',
    'We have had it for two months now and use it almost every day.',
    'It feels solid, the finish is clean and nothing is loose.',
    'Came well packed and without a scrap of plastic.',
    'The colour is exactly as on the screen, which I did not expect.',
    'Bought as a birthday present; I nearly kept it.',
    'I had been looking for something like this for years.',
    'You can tell that somebody thought about the details.',
    'Replaces an older one that cost twice as much, and does it better.',
    'Delivery took three days and everything was in order.',
    'My partner laughed when I unpacked it and now uses it more than I do.',
    'Simple, sturdy and good to look at.',
    'Does what it says, and nothing that it does not.',
    'I read all the reviews before I ordered and can only agree with them.',
  ],
  mixed: [
    'It is good, but smaller than I had imagined, so check the measurements.',
    'The quality is fine; the instructions could be clearer.',
    'I like it, though the colour is a little paler than in the picture.',
    'Works well enough. For the price I had hoped for a bit more finish.',
    'Delivery took longer than announced, the thing itself is all right.',
    'Not bad at all, I would just choose another size next time.',
  ],
  'let-down': [
    'Mine arrived with a scratch. The exchange was friendly, but I had the trouble.',
    'It looks nice and feels cheaper than it should.',
    'After three weeks it already shows signs of wear.',
    'Not what I understood from the description, so it went back.',
    'I wanted to like it. It did not last the summer.',
  ],
};

export const CLOSINGS: Record<Mood, readonly string[]> = {
  pleased: ['Recommended.', 'I would order it again.', 'Five stars from the whole family.', 'Thank you!', 'More of this, please.'],
  mixed: ['I am keeping it anyway.', 'Still, a fair price.', 'Three stars, maybe three and a half.'],
  'let-down': ['The refund came quickly, at least.', 'A pity.', 'I would not buy it again.'],
};

/** What people say about things of one department. */
export const REMARKS: Record<keyof typeof BRANDS_BY_DEPARTMENT, Record<Mood, readonly string[]>> = {
  kitchen: {
    pleased: ['Goes in the dishwasher and comes out like new.', 'Guests keep asking where it is from.', 'It has earned a place on the counter.', 'Sunday breakfast has improved.'],
    mixed: ['It takes up more room in the cupboard than I thought.', 'It needs a little care when washing.'],
    'let-down': ['A chip came off the first time it touched another one.', 'It did not survive the dishwasher well.'],
  },
  home: {
    pleased: ['The room looks finished now.', 'It fits in as if it had always been there.', 'Even the cat approves.', 'Warm, quiet and not too much.'],
    mixed: ['It needed an hour to air out.', 'It is heavier than it looks, so ask for help.'],
    'let-down': ['It wobbles, and no adjustment has helped so far.', 'Two parts did not quite fit together.'],
  },
  garden: {
    pleased: ['It has been out in the rain since April and looks no worse.', 'My neighbour has ordered one too.', 'Good weight, good grip.', 'The blackbirds seem to like it as well.'],
    mixed: ['It could be a little sturdier for heavy clay.', 'It arrived a bit dry, but has recovered.'],
    'let-down': ['There was rust after the first shower.', 'It gave up at the first root.'],
  },
  electronics: {
    pleased: ['Paired at once, without an app or an account.', 'The battery lasts as long as they say.', 'Even my father set it up by himself.', 'Quiet, quick and no nonsense.'],
    mixed: ['The menu takes some getting used to.', 'The cable could be longer.'],
    'let-down': ['It loses the connection twice a day.', 'It gets warmer than I like.'],
  },
  fashion: {
    pleased: ['Fits true to size.', 'Soft from the first wear and still in shape after ten washes.', 'I have had three compliments already.', 'I ordered another colour the same evening.'],
    mixed: ['It runs small: take one size up.', 'The fabric is thinner than I thought, good for summer.'],
    'let-down': ['A seam opened in the second week.', 'The colour bled in the first wash.'],
  },
  beauty: {
    pleased: ['My skin has calmed down since I use it.', 'The scent is gentle and does not last all day.', 'A little goes a long way.', 'Finally one without perfume.'],
    mixed: ['It smells stronger than I like at first.', 'The pump does not get the last of it out.'],
    'let-down': ['My skin did not get on with it.', 'The lid broke in my bag.'],
  },
  sport: {
    pleased: ['It has done a whole season and shows no sign of it.', 'It made me go out in the rain.', 'Light, stable, no blisters.', 'Our whole club uses them now.'],
    mixed: ['It took a few sessions to break in.', 'Good for beginners; I have outgrown it already.'],
    'let-down': ['It did not last for more than a month of training.', 'The strap slips when it is wet.'],
  },
  play: {
    pleased: ['Our daughter has not put it down since Saturday.', 'It even kept the grown-ups busy.', 'Well made, no sharp edges, no batteries.', 'We play it every Sunday now.'],
    mixed: ['Better for slightly older children, I think.', 'The box is a little larger than what is in it.'],
    'let-down': ['One part was missing.', 'It was interesting for exactly one afternoon.'],
  },
};

export const AUTHORS =
  'Anna Ben Carla David Elif Finn Greta Hannes Ida Jonas Klara Lukas Mia Noah Olga Paul Quentin Rosa Samuel Tilda Uwe Vera William Xenia Yusuf Zoe Marta Pedro Ines Luca Giulia Marco Sofie Emil Freja Lars Ingrid Oskar Aoife Sean Niamh Callum Isla Rory Amara Kofi Priya Arjun Mei Kenji Yuki Lea Tom Sarah Martin Julia Felix Nora Max Emma Theo Alice'.split(
    ' ',
  );
