/**
 * What people see when a page could not be rendered. Next would send an empty document that the browser has to fill;
 * this one needs no script, no style sheet and nothing of the shop, since any of it may be what failed.
 */
export const ERROR_PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Something went wrong | Strata</title>
<style>
  :root { color-scheme: light dark; --ink: light-dark(oklch(0.24 0.022 45), oklch(0.955 0.008 80)); }
  body { margin: 0; min-height: 100dvh; display: grid; align-content: center; box-sizing: border-box;
    padding: clamp(1.125rem, 6vw, 6rem); font: 1.0625rem/1.6 system-ui, sans-serif; color: var(--ink);
    background: light-dark(oklch(0.98 0.005 80), oklch(0.262 0.013 58)); }
  h1 { margin: 0 0 1rem; max-width: 14em; font-size: clamp(2rem, 1.4rem + 3vw, 3.5rem); line-height: 1.05; letter-spacing: -0.03em; }
  p { margin: 0 0 2rem; max-width: 34em; opacity: 0.8; }
  a { color: inherit; display: inline-block; padding: 0.75rem 1.375rem; border: 1px solid; border-radius: 999px;
    text-decoration: none; font-weight: 600; }
  a:focus-visible { outline: 3px solid; outline-offset: 3px; }
</style>
</head>
<body>
<main>
<h1>This page did not come together</h1>
<p>Something failed on our side, not on yours. Loading it again often helps.</p>
<a href="/">Go to the home page</a>
</main>
</body>
</html>
`;
