import type { Angle } from './angles.ts';
import { LruMap } from './lru-map.ts';
import { SIDE } from './picture-size.ts';
import { sharp } from './sharp.ts';
import { TONES, type Tone, type ToneName } from './tones.ts';

type Setting = Angle['setting'];

/** Where the wall ends and the floor begins, share of the side. */
const HORIZON = 0.66;
/** Scenes are drawn at half their size: four times as quick, and a little out of focus, as a backdrop should be. */
const SHRINK = 2;

// Raw pixels, 2 MB each: quick to paint on, too large to keep all of them.
const backdrops = new LruMap<string, Promise<Buffer>>(12);

/** The empty scene as raw RGB pixels. Callers must not write to it. */
export function readBackdrop(tone: ToneName, setting: Setting): Promise<Buffer> {
  return backdrops.getOrSet(`${tone} ${setting}`, () => renderBackdrop(TONES[tone], setting));
}

async function renderBackdrop(tone: Tone, setting: Setting): Promise<Buffer> {
  const size = SIDE / SHRINK;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 800 800">${drawScene(tone, setting)}</svg>`;
  const small = await sharp(Buffer.from(svg)).removeAlpha().toColourspace('srgb').raw().toBuffer();
  return sharp(small, { raw: { width: size, height: size, channels: 3 } })
    .resize(SIDE, SIDE, { kernel: 'cubic' })
    .raw()
    .toBuffer();
}

function drawScene(tone: Tone, setting: Setting): string {
  if (setting === 'table') return drawTable(tone);
  return drawRoom(tone) + (setting === 'plinth' ? drawPlinth(tone) : setting === 'halo' ? drawHalo(tone) : '');
}

/** A wall lit from the upper left that bends into the floor without an edge, as in a photographer's cove. */
function drawRoom({ wall, edge, floor, accent }: Tone): string {
  const y = HORIZON * 800;
  return `
    <defs>
      <radialGradient id="light" cx="36%" cy="26%" r="88%">
        <stop offset="0" stop-color="${accent}"/><stop offset=".38" stop-color="${wall}"/>
        <stop offset="1" stop-color="${edge}"/>
      </radialGradient>
      <linearGradient id="cove" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="${floor}" stop-opacity="0"/><stop offset=".3" stop-color="${floor}" stop-opacity=".55"/>
        <stop offset=".55" stop-color="${floor}" stop-opacity=".85"/><stop offset="1" stop-color="${wall}" stop-opacity=".95"/>
      </linearGradient>
    </defs>
    <rect width="800" height="800" fill="url(#light)"/>
    <rect y="${y - 150}" width="800" height="${950 - y}" fill="url(#cove)"/>`;
}

function drawPlinth({ wall, edge, accent, floor }: Tone): string {
  return `
    <defs>
      <linearGradient id="side" x1="0" x2="1">
        <stop offset="0" stop-color="${floor}"/><stop offset=".32" stop-color="${wall}"/>
        <stop offset="1" stop-color="${edge}"/>
      </linearGradient>
      <radialGradient id="top" cx="40%" cy="40%" r="75%">
        <stop offset="0" stop-color="${accent}"/><stop offset="1" stop-color="${wall}"/>
      </radialGradient>
      <linearGradient id="ground" x1="0" x2="1">
        <stop offset="0" stop-color="${edge}" stop-opacity=".2"/><stop offset=".5" stop-color="${edge}" stop-opacity=".8"/>
        <stop offset="1" stop-color="${edge}" stop-opacity=".2"/>
      </linearGradient>
      <filter id="soft" x="-20%" width="140%" y="-80%" height="260%"><feGaussianBlur stdDeviation="16"/></filter>
    </defs>
    <ellipse cx="420" cy="716" rx="290" ry="40" fill="url(#ground)" filter="url(#soft)"/>
    <path d="M150 566 V692 A250 48 0 0 0 650 692 V566 Z" fill="url(#side)"/>
    <ellipse cx="400" cy="566" rx="250" ry="48" fill="url(#top)"/>`;
}

function drawHalo({ accent, edge }: Tone): string {
  return `
    <defs>
      <linearGradient id="disc" x1="0" y1="0" x2=".6" y2="1">
        <stop offset="0" stop-color="${accent}"/><stop offset="1" stop-color="${edge}" stop-opacity=".75"/>
      </linearGradient>
    </defs>
    <circle cx="400" cy="372" r="282" fill="url(#disc)"/>`;
}

/** A table top seen from above, with the light of a window falling across it. */
function drawTable({ wall, floor, edge, accent }: Tone): string {
  return `
    <defs>
      <linearGradient id="top" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="${wall}"/><stop offset="1" stop-color="${floor}"/>
      </linearGradient>
      <linearGradient id="beam" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="${accent}" stop-opacity=".9"/><stop offset="1" stop-color="${accent}" stop-opacity=".25"/>
      </linearGradient>
      <radialGradient id="vignette" cx="42%" cy="40%" r="78%">
        <stop offset=".55" stop-color="${edge}" stop-opacity="0"/><stop offset="1" stop-color="${edge}" stop-opacity=".75"/>
      </radialGradient>
      <filter id="soft" x="-20%" width="140%" y="-20%" height="140%"><feGaussianBlur stdDeviation="14"/></filter>
    </defs>
    <rect width="800" height="800" fill="url(#top)"/>
    <path d="M-80 120 L420 -120 L900 520 L360 900 Z" fill="url(#beam)" filter="url(#soft)"/>
    <rect width="800" height="800" fill="url(#vignette)"/>`;
}
