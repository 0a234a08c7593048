/** Facet values of `colour`. */
export type ColourFamily =
  | 'Red'
  | 'Orange'
  | 'Yellow'
  | 'Green'
  | 'Turquoise'
  | 'Blue'
  | 'Purple'
  | 'Pink'
  | 'Brown'
  | 'Natural'
  | 'White'
  | 'Grey'
  | 'Black'
  | 'Silver'
  | 'Gold'
  | 'Multicolour';

/** `hue` is the CIE LCh angle an object has to be turned to in order to look like it. */
export type Colour = { name: string; hue: number; family: ColourFamily };

/** Turning a hue keeps its lightness, so a pale object needs other names than a deep one. */
export const PALETTES = {
  deep: [
    { name: 'Burgundy', hue: 12, family: 'Red' },
    { name: 'Chestnut', hue: 52, family: 'Brown' },
    { name: 'Moss', hue: 112, family: 'Green' },
    { name: 'Bottle Green', hue: 152, family: 'Green' },
    { name: 'Petrol', hue: 215, family: 'Turquoise' },
    { name: 'Midnight', hue: 275, family: 'Blue' },
    { name: 'Aubergine', hue: 312, family: 'Purple' },
    { name: 'Plum', hue: 345, family: 'Purple' },
  ],
  medium: [
    { name: 'Cherry', hue: 15, family: 'Red' },
    { name: 'Terracotta', hue: 48, family: 'Orange' },
    { name: 'Ochre', hue: 76, family: 'Yellow' },
    { name: 'Olive', hue: 108, family: 'Green' },
    { name: 'Forest', hue: 146, family: 'Green' },
    { name: 'Teal', hue: 192, family: 'Turquoise' },
    { name: 'Ocean', hue: 248, family: 'Blue' },
    { name: 'Cobalt', hue: 280, family: 'Blue' },
    { name: 'Violet', hue: 312, family: 'Purple' },
    { name: 'Raspberry', hue: 350, family: 'Pink' },
  ],
  pale: [
    { name: 'Coral', hue: 28, family: 'Red' },
    { name: 'Apricot', hue: 60, family: 'Orange' },
    { name: 'Butter', hue: 88, family: 'Yellow' },
    { name: 'Pistachio', hue: 116, family: 'Green' },
    { name: 'Mint', hue: 156, family: 'Green' },
    { name: 'Aqua', hue: 205, family: 'Turquoise' },
    { name: 'Sky', hue: 252, family: 'Blue' },
    { name: 'Lilac', hue: 308, family: 'Purple' },
    { name: 'Blush', hue: 350, family: 'Pink' },
  ],
} as const satisfies Record<string, readonly Colour[]>;

export type Depth = keyof typeof PALETTES;
