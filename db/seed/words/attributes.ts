/** Facets, in the order a filter shows them. */
export const ATTRIBUTES = {
  colour: 'Colour',
  material: 'Material',
  style: 'Style',
  fit: 'Fit',
  season: 'Season',
  care: 'Care',
  power: 'Power',
  connection: 'Connection',
  level: 'Level',
  age: 'Age',
  light: 'Light',
  origin: 'Origin',
  diet: 'Diet',
  'skin-type': 'Skin type',
  finish: 'Finish',
  use: 'Use',
  language: 'Language',
  scent: 'Scent',
} as const;

export type AttributeName = keyof typeof ATTRIBUTES;
