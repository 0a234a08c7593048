import type { ToneName } from '#lib/images/tones.ts';
import type { ColourFamily } from './colours.ts';

/** Backdrops against which an object of that colour stands out and still belongs. */
export const TONES_BY_COLOUR: Record<ColourFamily, readonly ToneName[]> = {
  Red: ['sand', 'mist', 'pearl', 'blush', 'sky'],
  Orange: ['mist', 'sky', 'sand', 'pearl', 'mint'],
  Yellow: ['sky', 'lilac', 'pearl', 'mist', 'blush'],
  Green: ['sand', 'blush', 'pearl', 'butter', 'clay'],
  Turquoise: ['sand', 'blush', 'pearl', 'butter', 'clay'],
  Blue: ['sand', 'butter', 'blush', 'pearl', 'clay'],
  Purple: ['butter', 'pearl', 'sand', 'mint', 'lilac'],
  Pink: ['mint', 'sky', 'sand', 'pearl', 'lilac'],
  Brown: ['sage', 'sand', 'sky', 'pearl', 'butter'],
  Natural: ['sage', 'clay', 'sky', 'pearl', 'blush'],
  White: ['clay', 'sky', 'blush', 'sage', 'lilac'],
  Grey: ['butter', 'blush', 'sky', 'sage', 'sand'],
  Black: ['sand', 'blush', 'sage', 'butter', 'pearl'],
  Silver: ['blush', 'sky', 'butter', 'sage', 'lilac'],
  Gold: ['sky', 'lilac', 'sage', 'mist', 'blush'],
  Multicolour: ['pearl', 'sand', 'mist', 'sky', 'butter'],
};
