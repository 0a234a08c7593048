/** A choice a shopper makes besides colour. `factor` is what a value does to the price. */
export type Choice = { name: string; values: readonly (readonly [label: string, factor: number])[] };

const same = (labels: string) => labels.split(' ').map((label) => [label, 1] as const);

export const CHOICES = {
  clothing: { name: 'Size', values: same('XS S M L XL XXL') },
  shoes: { name: 'Size', values: same('36 37 38 39 40 41 42 43 44 45') },
  kidsAge: {
    name: 'Age',
    values: [
      ['3-4 years', 1],
      ['5-6 years', 1],
      ['7-8 years', 1.05],
      ['9-10 years', 1.1],
    ],
  },
  socks: {
    name: 'Size',
    values: [
      ['35-38', 1],
      ['39-42', 1],
      ['43-46', 1],
    ],
  },
  hat: {
    name: 'Size',
    values: [
      ['S/M', 1],
      ['L/XL', 1],
    ],
  },
  ring: { name: 'Size', values: same('50 52 54 56 58 60') },
  cup: {
    name: 'Volume',
    values: [
      ['200 ml', 1],
      ['300 ml', 1.1],
      ['400 ml', 1.2],
    ],
  },
  jug: {
    name: 'Volume',
    values: [
      ['0.6 l', 1],
      ['0.9 l', 1.18],
      ['1.2 l', 1.36],
    ],
  },
  pot: {
    name: 'Capacity',
    values: [
      ['2.5 l', 1],
      ['4 l', 1.28],
      ['6 l', 1.6],
    ],
  },
  pan: {
    name: 'Diameter',
    values: [
      ['20 cm', 1],
      ['24 cm', 1.22],
      ['28 cm', 1.45],
    ],
  },
  plate: {
    name: 'Diameter',
    values: [
      ['18 cm', 1],
      ['22 cm', 1.2],
      ['27 cm', 1.45],
    ],
  },
  bowl: {
    name: 'Volume',
    values: [
      ['0.5 l', 1],
      ['1.5 l', 1.5],
      ['3 l', 2],
    ],
  },
  setOf: {
    name: 'Set',
    values: [
      ['Set of 2', 1],
      ['Set of 4', 1.85],
      ['Set of 6', 2.65],
    ],
  },
  settings: {
    name: 'Set',
    values: [
      ['16 pieces', 1],
      ['24 pieces', 1.42],
    ],
  },
  blade: {
    name: 'Blade',
    values: [
      ['12 cm', 1],
      ['16 cm', 1.2],
      ['20 cm', 1.4],
    ],
  },
  coffee: {
    name: 'Weight',
    values: [
      ['250 g', 1],
      ['500 g', 1.85],
      ['1 kg', 3.5],
    ],
  },
  pantry: {
    name: 'Weight',
    values: [
      ['150 g', 1],
      ['300 g', 1.8],
    ],
  },
  honey: {
    name: 'Weight',
    values: [
      ['250 g', 1],
      ['500 g', 1.8],
      ['1 kg', 3.3],
    ],
  },
  pack: {
    name: 'Pack',
    values: [
      ['Single', 1],
      ['3-pack', 2.7],
      ['6-pack', 5.1],
    ],
  },
  seats: {
    name: 'Seats',
    values: [
      ['2 seats', 1],
      ['3 seats', 1.3],
    ],
  },
  bed: {
    name: 'Size',
    values: [
      ['140 x 200 cm', 1],
      ['160 x 200 cm', 1.12],
      ['180 x 200 cm', 1.25],
    ],
  },
  rug: {
    name: 'Size',
    values: [
      ['80 x 150 cm', 1],
      ['140 x 200 cm', 2],
      ['170 x 240 cm', 2.7],
    ],
  },
  frame: {
    name: 'Size',
    values: [
      ['30 x 40 cm', 1],
      ['50 x 70 cm', 1.7],
      ['70 x 100 cm', 2.5],
    ],
  },
  mirror: {
    name: 'Diameter',
    values: [
      ['40 cm', 1],
      ['60 cm', 1.45],
      ['80 cm', 1.95],
    ],
  },
  height: {
    name: 'Height',
    values: [
      ['18 cm', 1],
      ['26 cm', 1.35],
      ['36 cm', 1.8],
    ],
  },
  bulb: {
    name: 'Light',
    values: [
      ['Warm 2200 K', 1],
      ['Soft 2700 K', 1],
      ['Neutral 4000 K', 1],
    ],
  },
  burn: {
    name: 'Burn time',
    values: [
      ['25 hours', 1],
      ['45 hours', 1.45],
      ['70 hours', 1.9],
    ],
  },
  bucket: {
    name: 'Volume',
    values: [
      ['5 l', 1],
      ['10 l', 1.25],
      ['14 l', 1.45],
    ],
  },
  bin: {
    name: 'Volume',
    values: [
      ['12 l', 1],
      ['30 l', 1.5],
      ['50 l', 2],
    ],
  },
  box: {
    name: 'Size',
    values: [
      ['Small', 1],
      ['Medium', 1.3],
      ['Large', 1.65],
    ],
  },
  plant: {
    name: 'Pot',
    values: [
      ['12 cm pot', 1],
      ['17 cm pot', 1.7],
      ['21 cm pot', 2.6],
    ],
  },
  tree: {
    name: 'Height',
    values: [
      ['60-80 cm', 1],
      ['100-120 cm', 1.7],
      ['150-170 cm', 2.6],
    ],
  },
  bulbs: {
    name: 'Quantity',
    values: [
      ['10 bulbs', 1],
      ['25 bulbs', 2.2],
      ['50 bulbs', 4],
    ],
  },
  gloves: { name: 'Size', values: same('7 8 9 10') },
  handle: {
    name: 'Handle',
    values: [
      ['40 cm', 1],
      ['60 cm', 1.2],
      ['90 cm', 1.4],
    ],
  },
  ladder: {
    name: 'Height',
    values: [
      ['1.2 m', 1],
      ['1.8 m', 1.4],
      ['2.4 m', 1.8],
    ],
  },
  rope: {
    name: 'Length',
    values: [
      ['10 m', 1],
      ['20 m', 1.85],
      ['50 m', 4.2],
    ],
  },
  thread: {
    name: 'Thread',
    values: [
      ['M6', 1],
      ['M8', 1.15],
      ['M10', 1.3],
    ],
  },
  storage: {
    name: 'Storage',
    values: [
      ['128 GB', 1],
      ['256 GB', 1.14],
      ['512 GB', 1.34],
    ],
  },
  memory: {
    name: 'Memory',
    values: [
      ['16 GB', 1],
      ['32 GB', 1.2],
    ],
  },
  layout: {
    name: 'Layout',
    values: [
      ['ISO UK', 1],
      ['ANSI US', 1],
      ['ISO DE', 1],
      ['ISO FR', 1],
    ],
  },
  screen: {
    name: 'Screen',
    values: [
      ['43 inch', 1],
      ['55 inch', 1.4],
      ['65 inch', 1.9],
    ],
  },
  power: {
    name: 'Capacity',
    values: [
      ['5,000 mAh', 1],
      ['10,000 mAh', 1.4],
      ['20,000 mAh', 2],
    ],
  },
  case: {
    name: 'Case',
    values: [
      ['40 mm', 1],
      ['44 mm', 1.08],
    ],
  },
  bottle: {
    name: 'Volume',
    values: [
      ['100 ml', 1],
      ['250 ml', 1.9],
      ['500 ml', 3.2],
    ],
  },
  cream: {
    name: 'Volume',
    values: [
      ['30 ml', 1],
      ['50 ml', 1.45],
      ['100 ml', 2.4],
    ],
  },
  shade: {
    name: 'Shade',
    values: [
      ['Rosewood', 1],
      ['Fig', 1],
      ['Poppy', 1],
      ['Bare', 1],
    ],
  },
  bristle: {
    name: 'Bristles',
    values: [
      ['Soft', 1],
      ['Medium', 1],
    ],
  },
  ball: {
    name: 'Size',
    values: [
      ['Size 3', 1],
      ['Size 4', 1.05],
      ['Size 5', 1.1],
    ],
  },
  weight: {
    name: 'Weight',
    values: [
      ['10 oz', 1],
      ['12 oz', 1.08],
      ['14 oz', 1.16],
    ],
  },
  length: {
    name: 'Length',
    values: [
      ['158 cm', 1],
      ['165 cm', 1],
      ['172 cm', 1],
      ['179 cm', 1],
    ],
  },
  tent: {
    name: 'Sleeps',
    values: [
      ['2 people', 1],
      ['3 people', 1.25],
      ['4 people', 1.5],
    ],
  },
  bike: {
    name: 'Frame',
    values: [
      ['S', 1],
      ['M', 1],
      ['L', 1],
    ],
  },
  deck: {
    name: 'Width',
    values: [
      ['7.75 inch', 1],
      ['8.0 inch', 1],
      ['8.25 inch', 1],
    ],
  },
  toy: {
    name: 'Size',
    values: [
      ['25 cm', 1],
      ['40 cm', 1.6],
      ['60 cm', 2.4],
    ],
  },
  jigsaw: {
    name: 'Pieces',
    values: [
      ['500 pieces', 1],
      ['1,000 pieces', 1.35],
      ['2,000 pieces', 1.9],
    ],
  },
  instrument: {
    name: 'Size',
    values: [
      ['1/2', 1],
      ['3/4', 1.08],
      ['4/4', 1.18],
    ],
  },
  book: {
    name: 'Format',
    values: [
      ['Paperback', 1],
      ['Hardback', 1.7],
    ],
  },
  paper: {
    name: 'Format',
    values: [
      ['A6', 1],
      ['A5', 1.3],
      ['A4', 1.7],
    ],
  },
  ruling: {
    name: 'Pages',
    values: [
      ['Plain', 1],
      ['Lined', 1],
      ['Dotted', 1],
    ],
  },
  nib: {
    name: 'Nib',
    values: [
      ['Fine', 1],
      ['Medium', 1],
      ['Broad', 1],
    ],
  },
  colours: {
    name: 'Set',
    values: [
      ['12 colours', 1],
      ['24 colours', 1.8],
      ['48 colours', 3.2],
    ],
  },
  yarn: {
    name: 'Pack',
    values: [
      ['1 ball', 1],
      ['5 balls', 4.7],
      ['10 balls', 9],
    ],
  },
  hand: {
    name: 'Hand',
    values: [
      ['Right-handed', 1],
      ['Left-handed', 1.05],
    ],
  },
} as const satisfies Record<string, Choice>;

export type ChoiceName = keyof typeof CHOICES;
