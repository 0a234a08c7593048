let loading: Promise<(source: string) => Promise<string>> | undefined;

/**
 * Compiles MJML to HTML that mail programs show alike. The compiler takes a third of a second to load, so it is loaded when the
 * first mail is written, not when a server starts.
 * @throws when the source is not valid: a mistake of ours, since what comes from outside is escaped
 */
export async function compileMjml(source: string): Promise<string> {
  loading ??= loadCompiler();
  const compile = await loading;
  return compile(source);
}

async function loadCompiler(): Promise<(source: string) => Promise<string>> {
  const [core, preset] = await Promise.all([import('mjml-core'), import('mjml-preset-core')]);
  const convert = unwrap(core.default);
  const options = {
    presets: [unwrap(preset.default)],
    validationLevel: 'strict',
    // Nothing is loaded from elsewhere when a mail is read.
    fonts: {},
    keepComments: false,
  } as const;
  return async (source) => (await convert(source, options)).html;
}

/** CommonJS that was compiled from ESM has its default in a `default`; bundlers take it out, Node does not. */
function unwrap<Exported extends object>(exported: Exported | { default: Exported }): Exported {
  return 'default' in exported ? exported.default : exported;
}
