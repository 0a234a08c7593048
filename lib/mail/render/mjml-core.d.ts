declare module 'mjml-core' {
  namespace mjml {
    type Options = {
      presets: readonly object[];
      validationLevel: 'strict';
      fonts: Readonly<Record<string, string>>;
      keepComments: boolean;
    };
    type Convert = (source: string, options: Options) => Promise<{ html: string }>;
  }
  const mjml: mjml.Convert | { default: mjml.Convert };
  export = mjml;
}

declare module 'mjml-preset-core' {
  const preset: object | { default: object };
  export = preset;
}
