/** Invented makers, by the department they sell in. A brand's id is its place in the whole list, counted from 1. */
export const BRANDS_BY_DEPARTMENT = {
  kitchen: ['Hearth & Ladle', 'Tarnhill', 'Maison Brume', 'Kopparby', 'Oldfield Kitchen', 'Saltmarsh', 'Piatto Nove'],
  home: ['Norrvik', 'Halden & Moss', 'Atelier Quist', 'Lumenhof', 'Wickerby', 'Stillwater House', 'Bramley Row'],
  garden: [
    'Greenacre & Son',
    'Thornfield',
    'Rootwell',
    'Ironbark Tools',
    'Werkstatt 9',
    'Potting Shed Co',
    'Fernleigh',
  ],
  electronics: ['Voxhall', 'Kantor Audio', 'Pixelmoor', 'Heliograf', 'Arkwave', 'Numeriq', 'Tessaro'],
  fashion: [
    'Ada Verne',
    'Lindqvist & Daughters',
    'Callowhill',
    'Fable & Thread',
    'Maren Holt',
    'Rue Cassis',
    'Osterby',
    'Pell & Marsh',
  ],
  beauty: [
    'Fleur de Brume',
    'Botanika Nord',
    'Salt & Sorrel',
    'Milde',
    'Aurelie Roche',
    'Pure Harbour',
    'Kind Apothecary',
  ],
  sport: ['Kestrel Sports', 'Northpass', 'Velomark', 'Rivage', 'Firnlicht', 'Summerfell', 'Torrent Works', 'Gullwing'],
  play: [
    'Pip & Acorn',
    'Lullaby Bear',
    'Woodlark Toys',
    'Inkwell & Sons',
    'Brightside Games',
    'Tonwerk',
    'Paper Finch',
    'Studio Marl',
  ],
} as const;

/** Categories that not every maker of their department would make things for. */
export const MAKERS_BY_CATEGORY: Partial<Record<string, readonly string[]>> = {
  toys: ['Pip & Acorn', 'Lullaby Bear', 'Woodlark Toys', 'Brightside Games'],
  'games-outdoor': ['Brightside Games', 'Woodlark Toys', 'Pip & Acorn', 'Inkwell & Sons'],
  'paper-craft': ['Paper Finch', 'Inkwell & Sons', 'Studio Marl'],
  music: ['Tonwerk', 'Kammerton', 'Brassmoor', 'Halloway Strings'],
};

/** Invented publishers, for whatever has a title. */
export const PUBLISHERS = ['Longshore Press', 'Blackthorn Books', 'Night Ferry', 'Orchard Lane'] as const;

export const BRANDS: readonly string[] = [
  ...new Set([
    ...Object.values(BRANDS_BY_DEPARTMENT).flat(),
    ...Object.values(MAKERS_BY_CATEGORY).flatMap((makers) => makers ?? []),
    ...PUBLISHERS,
  ]),
];
