import { type Content, noteShown, type Shown } from './content.ts';

const PRODUCT = /data-product="(?<id>\d+):(?<version>\d+)"/g;
const PRICE = /€([\d,]+\.\d\d)/;
/** Of the product whose page it is: in the structured data, where variants differ the lowest. */
const OWN_PRICE = /"(?:price|lowPrice)":"(\d+\.\d\d)"/;
const MORE_PAGES = /<nav aria-label="Pages"/;

/** The products of a page of the shop, from its own marks; what else is in it is not looked at. */
export function parsePage(body: string): Content {
  const products = new Map<string, Shown>();
  const marks = [...body.matchAll(PRODUCT)];
  for (const [nth, mark] of marks.entries()) {
    const { id = '', version } = mark.groups ?? {};
    const isCard = body.lastIndexOf('<article', mark.index) > body.lastIndexOf('>', mark.index);
    const end = marks[nth + 1]?.index ?? body.indexOf('</article>', mark.index);
    const price = isCard ? PRICE.exec(body.slice(mark.index, end)) : OWN_PRICE.exec(body);
    noteShown(products, id, { version: Number(version), price: toMinorUnits(price?.[1]) });
  }
  return { products, complete: !MORE_PAGES.test(body) };
}

const toMinorUnits = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text.replaceAll(/[,.]/g, ''));
