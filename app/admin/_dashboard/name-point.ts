import type { PlotUnit } from '#lib/sales/range.ts';

const formats: Record<PlotUnit, Intl.DateTimeFormat> = {
  day: new Intl.DateTimeFormat('en-IE', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  week: new Intl.DateTimeFormat('en-IE', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat('en-IE', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
};

/** What a point of a plot is called: its first day, or its month. */
export const namePoint = (at: string, unit: PlotUnit): string => formats[unit].format(new Date(`${at}T00:00:00Z`));
