/** Variables for a child process. */
export type Variables = Record<string, string | undefined>;

/** The same, in Node's type: Next declares NODE_ENV mandatory there, which a database server does not need. */
export function asProcessEnv(variables: Variables): NodeJS.ProcessEnv {
  return variables as NodeJS.ProcessEnv;
}
