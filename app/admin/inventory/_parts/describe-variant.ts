/** `Blue, 42`: the values of a variant's options; empty where a product has none. */
export const describeOptions = (options: Readonly<Record<string, string>>): string => Object.values(options).join(', ');
