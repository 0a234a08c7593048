import type { Tracking } from './types.ts';

/** Where each says where a parcel is, before its number. */
const PAGES: Record<string, string> = {
  DHL: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id=',
  UPS: 'https://www.ups.com/track?tracknum=',
  FedEx: 'https://www.fedex.com/fedextrack/?trknbr=',
  DPD: 'https://tracking.dpd.de/status/en_US/parcel/',
  GLS: 'https://gls-group.com/track/',
  Hermes: 'https://www.myhermes.de/empfangen/sendungsverfolgung/suchen/sendungsinformation/',
  'Royal Mail': 'https://www.royalmail.com/track-your-item#/tracking-results/',
  USPS: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=',
};

/** Those that are offered by name. Any other may be written. */
export const CARRIERS: readonly string[] = Object.keys(PAGES);

/** Where a parcel can be followed; undefined for a carrier that is not known, or without a number. */
export function trackingUrl({ carrier, number }: Tracking): string | undefined {
  const name = CARRIERS.find((known) => known.toLowerCase() === carrier?.trim().toLowerCase());
  return name && number ? `${PAGES[name]}${encodeURIComponent(number)}` : undefined;
}
