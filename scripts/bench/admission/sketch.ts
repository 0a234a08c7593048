/**
 * How often keys were asked for lately: a count-min sketch of four rows of 4-bit counters, all halved after a sample of
 * ten times the capacity (Einziger, Friedman, Manes: "TinyLFU", ACM TOS 2017).
 */
export type Sketch = { add(key: number): void; estimate(key: number): number };

const ROWS = 4;
const MOST = 15;
const SAMPLE_FACTOR = 10;
const SEEDS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f];

export function createSketch(capacity: number): Sketch {
  const width = 2 ** Math.ceil(Math.log2(Math.max(16, 4 * capacity)));
  const rows = Array.from({ length: ROWS }, () => new Uint8Array(width));
  let added = 0;
  const indexIn = (row: number, key: number) => {
    const mixed = Math.imul(key + 1, SEEDS[row] ?? 1);
    return ((mixed ^ (mixed >>> 15)) >>> 0) & (width - 1);
  };
  const halve = () => {
    added >>= 1;
    for (const row of rows) for (let at = 0; at < width; at++) row[at] = (row[at] ?? 0) >> 1;
  };
  return {
    add(key) {
      for (const [number, row] of rows.entries()) {
        const at = indexIn(number, key);
        row[at] = Math.min(MOST, (row[at] ?? 0) + 1);
      }
      if (++added >= SAMPLE_FACTOR * capacity) halve();
    },
    estimate: (key) => Math.min(...rows.map((row, number) => row[indexIn(number, key)] ?? 0)),
  };
}
