export type Mood = 'pleased' | 'mixed' | 'let-down';

type Phrases = Record<Mood, readonly string[]>;

/** What a phrase may be said of: of `any` product, only of what is `kept` and used, or only of what is kept and `hard`. */
export type Sort = 'any' | 'kept' | 'hard';

export const TITLES: Record<Sort, Phrases> = {
  any: {
    pleased: [
      'Exactly what I hoped for',
      'Would buy again',
      'Lovely quality',
      'Worth every cent',
      'Glad I ordered it',
      'Just right',
      'Very happy with it',
      'Good value',
      'Happily surprised',
      'Glad I tried it',
      'As good as they say',
    ],
    mixed: ['Good, with a but', 'Nice, not perfect', 'Not quite what I pictured', 'It is all right', 'Good enough'],
    'let-down': ['Expected more', 'Not for me', 'Disappointed', 'Not again'],
  },
  kept: {
    pleased: [
      'A small joy every time',
      'Simple and well made',
      'Better than the pictures',
      'My favourite purchase this year',
      'Arrived quickly, looks great',
      'Really well thought out',
    ],
    mixed: ['Does the job'],
    'let-down': ['Sent it back', 'Looks better than it is'],
  },
  hard: { pleased: ['Built to last'], mixed: ['Solid, but'], 'let-down': ['Feels cheap'] },
};

export const BODIES: Record<Sort, Phrases> = {
  any: {
    pleased: [
      'I hesitated because of the price and I am glad that I did not hesitate for longer.',
      'Came well packed and without a scrap of plastic.',
      'I had been looking for something like this for years.',
      'Delivery took three days and everything was in order.',
      'I read all the reviews before I ordered and can only agree with them.',
      'Ordered on a whim and not regretted for a moment.',
      'A friend recommended it to me, and I have recommended it to three more.',
      'Exactly as described, which is rarer than you would think.',
    ],
    mixed: [
      'Good, but for the price I had expected a little more.',
      'Delivery took longer than announced, which spoiled the surprise.',
      'My partner likes it more than I do.',
      'Neither delighted nor annoyed.',
      'Nothing wrong with it, and nothing special about it either.',
    ],
    'let-down': [
      'Not what I understood from the description.',
      'I wanted to like it.',
      'The parcel was damaged when it came. They were friendly about it, but I had the trouble.',
      'After so much praise I had expected something else.',
    ],
  },
  kept: {
    pleased: [
      'We have had it for two months now and would not be without it.',
      'You can tell that somebody thought about the details.',
      'My partner laughed when I unpacked it and now uses it more than I do.',
      'Does what it says, and nothing that it does not.',
    ],
    mixed: [
      'Works well enough; I had hoped for a bit more finish.',
      'Fine, though I liked the one I had before a little better.',
      'The quality is fine, the labels were hard to get off.',
    ],
    'let-down': [
      'It looks nice and feels cheaper than it should.',
      'After three weeks it already shows signs of wear.',
      'I had high hopes. It did not last the summer.',
    ],
  },
  hard: {
    pleased: [
      'It feels solid, the finish is clean and nothing is loose.',
      'Simple, sturdy and good to look at.',
      'Replaces an older one that cost twice as much, and does it better.',
    ],
    mixed: ['It is well made, but heavier than I had expected.'],
    'let-down': ['Mine arrived with a scratch. The exchange was friendly, but I had the trouble.'],
  },
};

/** Of what comes in colours. */
export const COLOUR_BODIES: Phrases = {
  pleased: ['The colour is exactly as on the screen, which I did not expect.'],
  mixed: ['I like it, though the colour is a little paler than in the picture.'],
  'let-down': ['The colour has little to do with the picture.'],
};

/** Of what comes in sizes. */
export const SIZE_BODIES: Phrases = {
  pleased: ['I was unsure about the size, asked, and got a good answer within the hour.'],
  mixed: [
    'It is good, but smaller than I had imagined, so check the measurements.',
    'Not bad at all, I would just choose another size next time.',
  ],
  'let-down': ['The size is nothing like the others that I own.'],
};

export const CLOSINGS: Phrases = {
  pleased: [
    'Recommended.',
    'I would order it again.',
    'The whole family agrees.',
    'Thank you!',
    'More of this, please.',
  ],
  mixed: ['Three stars, maybe three and a half.', 'I may give it a second chance.', 'Others may see it differently.'],
  'let-down': ['The refund came quickly, at least.', 'A pity.', 'I would not buy it again.'],
};

/** What people say about one sort of thing, and what else can be said of it. The departments' own suit all they sell. */
export const VOICES = {
  kitchen: {
    sort: 'hard',
    pleased: [
      'Guests keep asking where it is from.',
      'It has earned a place on the counter.',
      'I reach for it without thinking.',
      'It looks good even while it waits to be washed.',
    ],
    mixed: ['It takes up more room in the cupboard than I thought.', 'It needs a little care when washing.'],
    'let-down': ['It did not survive its first dinner party.', 'It has moved to the back of the cupboard.'],
  },
  food: {
    sort: 'any',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'Gone within a week, and we were trying to make it last.',
      'You can taste that somebody took their time.',
      'I hide it from my children, and they know it.',
      'The supermarket sort has been spoiled for me.',
      'Brought to a dinner and talked about until the coffee.',
    ],
    mixed: [
      'A little sweeter than I would make it.',
      'Tasty, but the portion is modest for the money.',
      'Nice for a change; I would not eat it every day.',
    ],
    'let-down': [
      'It had little taste, whatever the label says.',
      'Half of it was crumbs or close to its date.',
      'My cheap everyday one tastes better.',
    ],
  },
  coffee: {
    sort: 'any',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'The kitchen smells wonderful from the moment you open the bag.',
      'It tastes of what the label promises, for once.',
      'My espresso machine has never tasted so good.',
      'I have had it delivered every month since.',
    ],
    mixed: ['Too bright for my taste, though my wife likes it.', 'Fine with milk, a bit sharp without.'],
    'let-down': ['The roasting date was further back than I like.', 'Bitter, however I set the grinder.'],
  },
  home: {
    sort: 'hard',
    pleased: [
      'The room looks finished now.',
      'It fits in as if it had always been there.',
      'Even the cat approves.',
      'Warm, simple and not too much.',
    ],
    mixed: ['It took a while until we had found the right place for it.', 'Nice, but it gathers dust.'],
    'let-down': [
      'It looks plainer than in the picture.',
      'It clashes with everything we own, and that is our fault only in part.',
    ],
  },
  furniture: {
    sort: 'hard',
    pleased: [
      'The room looks finished now.',
      'Put together in twenty minutes, and the screws all fitted.',
      'Even the cat approves.',
      'Nothing creaks, nothing wobbles.',
    ],
    mixed: ['It needed a day to air out.', 'It is heavier than it looks, so ask for help.'],
    'let-down': ['It wobbles, and no adjustment has helped so far.', 'Two parts did not quite fit together.'],
  },
  textile: {
    sort: 'kept',
    pleased: [
      'Soft from the first day, and softer after every wash.',
      'I ordered a second set the same week.',
      'Guests have asked to keep it.',
    ],
    mixed: ['It creases more than I like, so iron it or live with it.', 'It lost some fluff in the first two washes.'],
    'let-down': ['A seam opened after the second wash.', 'It pilled within a fortnight.'],
  },
  household: {
    sort: 'hard',
    pleased: [
      'Nobody gets excited about such a thing, and yet here I am.',
      'Cleaning has not become fun, but it has become quicker.',
      'It does its work and looks decent in the corner.',
      'Sturdier than the one my mother had, and that one lasted.',
    ],
    mixed: [
      'It does its work; there are cheaper ones that do it too.',
      'It takes up a bit more room than I had planned.',
    ],
    'let-down': ['It gave up in the second week.', 'The handle sits loose, and it is not a matter of tightening.'],
  },
  supplies: {
    sort: 'any',
    pleased: [
      'There is always one in reserve now.',
      'We order these twice a year and have stopped looking for others.',
      'Does quietly what it should.',
      'Easy to get used to, hard to go back from.',
    ],
    mixed: ['Good, but used up sooner than I had reckoned.', 'A bigger pack would make sense.'],
    'let-down': ['I noticed no difference from the cheap ones.', 'Used up in half the time they say.'],
  },
  garden: {
    sort: 'hard',
    pleased: [
      'It has been out in the rain since April and looks no worse.',
      'My neighbour has ordered one too.',
      'Good weight, well finished.',
      'Made by somebody who gets their hands dirty.',
    ],
    mixed: ['It could be a little sturdier.', 'It works, but I had to sand down an edge first.'],
    'let-down': ['There was rust after the first shower.', 'It gave up after three weekends.'],
  },
  plant: {
    sort: 'any',
    pleased: [
      'It arrived well wrapped, upright and with buds on it.',
      'It has put on three new leaves since it moved in.',
      'Much bigger than I had feared from the price.',
      'Six weeks on it looks as if it had always grown here.',
    ],
    mixed: ['It arrived a bit dry, but has recovered.', 'It sulked for a fortnight and is growing now.'],
    'let-down': ['It dropped its leaves within a week, whatever I tried.', 'It came bare and has stayed that way.'],
  },
  electronics: {
    sort: 'hard',
    pleased: [
      'Even my father set it up by himself.',
      'Quiet, quick and no nonsense.',
      'Unpacked, switched on, done.',
      'It did not ask me for an account, and I love it for that.',
    ],
    mixed: ['The manual could do with a better translation.', 'It took an evening to find all the settings.'],
    'let-down': ['It gets warmer than I like.', 'It stopped working after a month, and support took its time.'],
  },
  wireless: {
    sort: 'hard',
    pleased: [
      'Paired at once, without an app or an account.',
      'The battery lasts as long as they say.',
      'Even my father set it up by himself.',
      'Quiet, quick and no nonsense.',
    ],
    mixed: ['The menu takes some getting used to.', 'The cable for charging could be longer.'],
    'let-down': ['It loses the connection twice a day.', 'After a month the battery lasts half as long.'],
  },
  fashion: {
    sort: 'kept',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'I have had three compliments already.',
      'It goes with more than I had thought.',
      'I have used it every day since it came.',
      'It looks more expensive than it was.',
    ],
    mixed: ['Nice, but I have not yet found what to wear it with.', 'It took a week until I liked it.'],
    'let-down': ['It came apart in the second week.', 'In daylight it looks cheap.'],
  },
  clothes: {
    sort: 'kept',
    pleased: [
      'Fits true to size.',
      'Soft from the first wear and still in shape after ten washes.',
      'I have had three compliments already.',
      'I ordered another colour the same evening.',
    ],
    mixed: ['It runs small: take one size up.', 'The fabric is thinner than I thought, good for summer.'],
    'let-down': ['A seam opened in the second week.', 'The colour bled in the first wash.'],
  },
  shoes: {
    sort: 'kept',
    pleased: [
      'Fits true to size.',
      'I walked eight kilometres in them on the first day.',
      'Comfortable at once, no breaking in.',
      'I have had three compliments already.',
    ],
    mixed: ['They run small: take one size up.', 'They pinched for a week and have been fine since.'],
    'let-down': ['The sole came off at the toe in the second month.', 'They rubbed, plaster or no plaster.'],
  },
  beauty: {
    sort: 'kept',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'It is the first thing that I pack when I travel.',
      'Bought for me, borrowed by everybody else.',
      'So much nicer than the one it replaced.',
      'Light in the hand, pleasant to use every day.',
    ],
    mixed: [
      'Pretty, but a little more delicate than I would like.',
      'It does the same as my old one, only more nicely.',
    ],
    'let-down': ['It came apart in my bag.', 'It was bent when it arrived, and stayed bent.'],
  },
  skin: {
    sort: 'any',
    pleased: [
      'My skin has calmed down since I use it.',
      'Pleasant on the skin and absorbed in a minute.',
      'A little goes a long way.',
      'Finally one that does not make my eyes water.',
    ],
    mixed: ['The texture takes some getting used to.', 'Pleasant, but I see no great difference yet.'],
    'let-down': ['My skin did not get on with it.', 'I expected more than nice packaging.'],
  },
  bath: {
    sort: 'any',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'The whole bathroom smells good, and only faintly.',
      'My skin does not feel tight afterwards.',
      'The children have to be told to come out now.',
      'It has lasted longer than I thought.',
    ],
    mixed: ['Lovely scent, gone a little quickly.', 'I use more of it than I had planned.'],
    'let-down': ['It smells of very little, and then of something sweet.', 'It left my skin dry.'],
  },
  'make-up': {
    sort: 'any',
    pleased: [
      'It survived a wedding, tears included.',
      'The shade looks on me as it does in the picture.',
      'My daughter has taken it, so I had to order another.',
      'Easy to put on, no skill required.',
    ],
    mixed: ['Pretty, but I have to renew it after lunch.', 'The shade is a touch warmer than I expected.'],
    'let-down': ['It wandered within an hour.', 'The lid broke in my bag.'],
  },
  scent: {
    sort: 'any',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'A stranger on the train asked me what it was.',
      'Close to the skin and never loud.',
      'It smells different in the evening, and better.',
      'I have gone back to it every day since.',
    ],
    mixed: ['I like the first hour more than the rest.', 'A bit heavy for summer, I shall wait for October.'],
    'let-down': ['Gone after half an hour.', 'To me it smells of my old school, and not of its garden.'],
  },
  'hair-care': {
    sort: 'any',
    pleased: [
      'My hair is easier to comb and shines without looking greasy.',
      'My scalp has stopped itching.',
      'Even my hairdresser asked what I had changed.',
      'A little goes a long way.',
    ],
    mixed: ['It took three washes until my hair was used to it.', 'Good, but I would prefer less scent.'],
    'let-down': ['It made my hair heavy.', 'I could not get it to do what it says.'],
  },
  sport: {
    sort: 'hard',
    pleased: [
      'It has done a whole season and shows no sign of it.',
      'It got me off the sofa.',
      'Our whole club uses these now.',
      'Better than I am, but I am working on it.',
    ],
    mixed: ['It took a few sessions to get used to.', 'Good for beginners; I have outgrown it already.'],
    'let-down': ['It did not last for more than a month of training.', 'The trainer took one look and shook his head.'],
  },
  ball: {
    sort: 'kept',
    pleased: [
      'It has done a whole season and still holds its air.',
      'Our whole club plays with these now.',
      'Good grip, true bounce, no complaints from the goalkeeper.',
      'The children come home later since we have it.',
    ],
    mixed: ['It needs pumping up more often than I would like.', 'A bit hard at first, better after a few games.'],
    'let-down': ['It lost its shape after a month.', 'The valve leaked from the second week on.'],
  },
  camping: {
    sort: 'hard',
    pleased: [
      'It has been through three nights of rain with us.',
      'It packs smaller than I feared.',
      'Light enough that I take it along, and that is the point.',
      'It made me go out in the rain.',
    ],
    mixed: ['Good for weekends; I would want more for a real journey.', 'Fine, once you have practised at home.'],
    'let-down': [
      'It failed on the second trip, an hour from the next road.',
      'It does not take the weather it is made for.',
    ],
  },
  outdoors: {
    sort: 'hard',
    pleased: [
      'It has been everywhere with me this summer.',
      'It made me go out in the rain.',
      'Used hard, rinsed seldom and still like new.',
      'I lent it to a friend and had to ask for it three times.',
    ],
    mixed: ['Good for weekends; I would want more for a real journey.', 'Fine, once you have practised at home.'],
    'let-down': [
      'It failed on the second trip, an hour from the next road.',
      'It does not take the weather it is made for.',
    ],
  },
  map: {
    sort: 'any',
    pleased: [
      'We found a spring that is on no other map.',
      'Clear, up to date and still in one piece after a wet week.',
      'It hangs on the wall now, between two walks.',
    ],
    mixed: ['Good, but the print is small for my eyes.', 'A little more at the edges would have helped.'],
    'let-down': ['Two of the paths have been gone for years.', 'It came apart at the folds on the first day.'],
  },
  wheels: {
    sort: 'hard',
    pleased: [
      'It has become the best part of my way to work.',
      'Put together in half an hour with the tools in the box.',
      'It rolls for ever on one push.',
      'The whole street has had a go.',
    ],
    mixed: ['The brakes needed adjusting out of the box.', 'Good fun, but loud on cobbles.'],
    'let-down': ['A screw came loose on the first ride.', 'It rattles, and two workshops could not find out why.'],
  },
  play: {
    sort: 'hard',
    pleased: [
      'Our daughter has not put it down since Saturday.',
      'It even kept the grown-ups busy.',
      'Well made, no sharp edges, no noise.',
      'Dropped down the stairs twice and still in one piece.',
    ],
    mixed: ['Better for slightly older children, I think.', 'The box is a little larger than what is in it.'],
    'let-down': ['One part was missing.', 'It was interesting for exactly one afternoon.'],
  },
  'soft-toy': {
    sort: 'kept',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'It has to come along everywhere, even to the dentist.',
      'Survived the washing machine, one eye open.',
      'So soft that I wanted one for myself.',
      'Our son gave it a name within a minute.',
    ],
    mixed: [
      'It came out of the box rather flat and took a day to fill out.',
      'Sweet, but my daughter prefers the old one with one ear.',
    ],
    'let-down': ['It lost a seam in the first week of being loved.', 'It sheds fluff all over the bed.'],
  },
  game: {
    sort: 'kept',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'We play it every Sunday now.',
      'It even got the teenagers off the sofa.',
      'Rules explained in five minutes, arguments ever since.',
      'My mother has won four times, and she cheats.',
    ],
    mixed: ['Fun, but better for slightly older children.', 'The box is a little larger than what is in it.'],
    'let-down': ['One piece was missing.', 'It was interesting for exactly one afternoon.'],
  },
  book: {
    sort: 'any',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'Read in two evenings, and then once more for the good bits.',
      'I read half of it aloud to whoever was in the room.',
      'Good paper, a clear type and a spine that stays open.',
      'My copy is already on its third reader.',
    ],
    mixed: [
      'The middle could have been shorter by fifty pages.',
      'Well written, but it took me a while to get into it.',
    ],
    'let-down': ['I gave up after a hundred pages.', 'The blurb is the best part of it.'],
  },
  music: {
    sort: 'hard',
    pleased: [
      'Stays in tune longer than I do.',
      'My teacher was surprised at the price.',
      'A warm sound that does not annoy the neighbours.',
      'I practise every day now, because I want to.',
    ],
    mixed: [
      'A fine instrument to begin on; you may want more in two years.',
      'It needed some setting up before it sounded right.',
    ],
    'let-down': [
      'It does not hold its tuning for the length of a song.',
      'It buzzes, and the shop round the corner could not cure it.',
    ],
  },
  paper: {
    sort: 'any',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'A pleasure to work with, even for a shopping list.',
      'I have begun to write letters again, which nobody expected.',
      'A present to myself, and the best of this year.',
    ],
    mixed: [
      'Nice, though I had hoped for a bit more for the money.',
      'Good for beginners; the advanced will want more choice.',
    ],
    'let-down': ['Part of it was damaged in the post.', 'It smudges, tangles or both, depending on the day.'],
  },
  cookbook: {
    sort: 'any',
    pleased: [
      'Bought as a birthday present; I nearly kept it.',
      'I have cooked eleven of the dishes so far, and nine of them twice.',
      'No ingredient in it that our village shop does not have.',
      'The pages are stained already, and that is praise.',
    ],
    mixed: [
      'Nice recipes, though I would have liked more pictures.',
      'The puddings are the best part; the rest I knew.',
    ],
    'let-down': [
      'The oven times are wrong, and I have tried two ovens.',
      'The photographs are better than the dinners.',
    ],
  },
  craft: {
    sort: 'any',
    pleased: [
      'A pleasure to work with, from beginning to end.',
      'The colours are even lovelier by daylight.',
      'I have spent an evening a week with it since.',
      'My first attempt looks almost like the picture.',
    ],
    mixed: ['Good for beginners; the advanced will want more choice.', 'Nice, but used up sooner than I thought.'],
    'let-down': [
      'Two colours look quite different from those on the screen.',
      'Not a pleasure to work with, and I have some practice.',
    ],
  },
  seeds: {
    sort: 'any',
    pleased: [
      'Nearly every one of them came up.',
      'The whole street asked what was flowering there.',
      'Easy, even for somebody who has killed cress.',
    ],
    mixed: ['About half came up, and those are lovely.', 'They flowered, but three weeks later than it says.'],
    'let-down': [
      'Hardly anything came up, in good soil and good weather.',
      'What flowered was not what I had ordered.',
    ],
  },
  bouquet: {
    sort: 'any',
    pleased: [
      'Still fresh after ten days.',
      'My mother rang up to say that it was twice as big as the last one.',
      'Beautifully wrapped and delivered on the very morning.',
    ],
    mixed: ['Pretty, but smaller than I had pictured.', 'Two stems hung their heads on the second day; the rest held.'],
    'let-down': ['Half of it had wilted by the evening.', 'It came a day after the birthday.'],
  },
  gadget: {
    sort: 'hard',
    pleased: [
      'Does one thing and does it well.',
      'My father understood it at once.',
      'No account, no app, no nonsense.',
      'I have stopped noticing it, which is the best one can say.',
    ],
    mixed: ['The manual could do with a better translation.', 'A little plainer than I had hoped.'],
    'let-down': ['It stopped working after a month, and support took its time.', 'It works on good days only.'],
  },
} as const satisfies Record<string, Phrases & { sort: Sort }>;

export type Voice = keyof typeof VOICES;

export const AUTHORS =
  'Anna Ben Carla David Elif Finn Greta Hannes Ida Jonas Klara Lukas Mia Noah Olga Paul Quentin Rosa Samuel Tilda Uwe Vera William Xenia Yusuf Zoe Marta Pedro Ines Luca Giulia Marco Sofie Emil Freja Lars Ingrid Oskar Aoife Sean Niamh Callum Isla Rory Amara Kofi Priya Arjun Mei Kenji Yuki Lea Tom Sarah Martin Julia Felix Nora Max Emma Theo Alice'.split(
    ' ',
  );
