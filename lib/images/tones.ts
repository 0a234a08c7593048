/** Backdrops of composed pictures. `wall` is the backdrop at its lightest, `floor` what the object stands on. */
export const TONES = {
  sand: { wall: '#f3e9dc', edge: '#dfcbb2', floor: '#ead9c3', accent: '#fbf5ec' },
  blush: { wall: '#f6e4e0', edge: '#e3c2bd', floor: '#eed3ce', accent: '#fdf3f1' },
  sage: { wall: '#e4eadd', edge: '#bfcbb3', floor: '#d3ddc8', accent: '#f3f6ef' },
  sky: { wall: '#dfeaf2', edge: '#b6ccdc', floor: '#cbdce8', accent: '#f0f6fa' },
  lilac: { wall: '#e9e4f2', edge: '#c8bfdc', floor: '#d9d1e8', accent: '#f6f3fb' },
  butter: { wall: '#f7edcf', edge: '#e6d29c', floor: '#efe0b6', accent: '#fdf8e8' },
  mist: { wall: '#e6eaec', edge: '#c2cbd0', floor: '#d5dcdf', accent: '#f5f7f8' },
  clay: { wall: '#eed8c8', edge: '#cfa78e', floor: '#e0bfa9', accent: '#f8ebe1' },
  pearl: { wall: '#f1eeea', edge: '#d6d0c8', floor: '#e4dfd8', accent: '#fbfaf8' },
  mint: { wall: '#deeee7', edge: '#b3d2c4', floor: '#c9e1d6', accent: '#f0f8f4' },
} as const satisfies Record<string, Tone>;

/** CSS colours, `#rrggbb`. */
export type Tone = { wall: string; edge: string; floor: string; accent: string };
export type ToneName = keyof typeof TONES;

export const TONE_NAMES = Object.keys(TONES) as ToneName[];

/** The colour to show until a picture on this backdrop arrives. */
export function getPlaceholder(tone: ToneName): string {
  return TONES[tone].floor;
}
