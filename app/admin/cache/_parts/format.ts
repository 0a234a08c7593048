const whole = new Intl.NumberFormat('en-IE', { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat('en-IE', { maximumFractionDigits: 1 });

/** What stands where nothing was measured. */
export const NOTHING = '–';

export const formatCount = (count: number): string => whole.format(count);

/** Of something that happened so often within so many ms: `12.4/s`. */
export function formatRate(count: number, ms: number): string {
  if (ms === 0) return NOTHING;
  const perSecond = (count / ms) * 1_000;
  return `${perSecond > 0 && perSecond < 0.1 ? '<0.1' : precise.format(perSecond)}/s`;
}

export const formatShare = (share: number | undefined): string =>
  share === undefined ? NOTHING : `${precise.format(share * 100)} %`;

export function formatBytes(bytes: number): string {
  if (bytes === 0) return '0';
  const units = ['B', 'KB', 'MB', 'GB'];
  const unit = Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${precise.format(bytes / 1_024 ** unit)} ${units[unit]}`;
}

/** Durations come as the upper bounds of powers of two, from a sixteenth of a millisecond on. */
export function formatDuration(ms: number | undefined): string {
  if (ms === undefined) return NOTHING;
  return ms < 1_000 ? `${precise.format(ms)} ms` : `${precise.format(ms / 1_000)} s`;
}

/** How long ago, or how long still: `4 s`, `12 min`, `3 h`, `2 d`. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, ms) / 1_000;
  if (seconds < 60) return `${whole.format(seconds)} s`;
  if (seconds < 3_600) return `${whole.format(seconds / 60)} min`;
  return seconds < 172_800 ? `${precise.format(seconds / 3_600)} h` : `${whole.format(seconds / 86_400)} d`;
}
