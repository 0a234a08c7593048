/**
 * The tokens of docs/design.md for mail programs, which know neither oklch nor light-dark(): a pair for each, light and dark,
 * converted from app/globals.css.
 */
export const THEME = {
  ground: ['#f2eadf', '#1f1915'],
  panel: ['#fefdfb', '#352e28'],
  quiet: ['#f6f2eb', '#2a231e'],
  ink: ['#281c17', '#f3f0ea'],
  inkSoft: ['#5c4e47', '#bdb6ae'],
  line: ['#e4ddd4', '#4c443d'],
  accent: ['#1844b9', '#a2bcff'],
  onAccent: ['#fafcff', '#091431'],
} as const;

export type Token = keyof typeof THEME;
export const light = (token: Token): string => THEME[token][0];

const TITLE_FONTS = "'Bricolage Grotesque', 'Avenir Next', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const TEXT_FONTS = "Figtree, 'Avenir Next', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
export const FONTS = { title: TITLE_FONTS, text: TEXT_FONTS } as const;

const dark = (property: string, token: Token) => `${property}:${THEME[token][1]} !important`;

/** For programs that follow the system's scheme; the others show the light one, or darken it in ways of their own. */
export const DARK_CSS = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    body, .ground, .ground > table, .ground > div { ${dark('background-color', 'ground')}; }
    .panel, .panel > table { ${dark('background-color', 'panel')}; }
    .quiet { ${dark('background-color', 'quiet')}; }
    .ink, .ink div, .ink a, .ink table, .ink td { ${dark('color', 'ink')}; }
    .soft, .soft div, .soft a, .ink .soft { ${dark('color', 'inkSoft')}; }
    .line { ${dark('border-color', 'line')}; }
    .button td, .button a { ${dark('background-color', 'accent')}; ${dark('color', 'onAccent')}; }
    .mark-accent { ${dark('background-color', 'accent')}; }
    .mark-ink { ${dark('background-color', 'ink')}; }
  }`;
