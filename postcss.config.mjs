// biome-ignore lint/style/noDefaultExport: PostCSS looks for it
export default { plugins: { '@tailwindcss/postcss': {} } };
