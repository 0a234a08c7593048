/** Of those that are tried first: https://github.com/zxcvbn-ts/zxcvbn, `passwords-common`. Read when first asked for. */
let known: Promise<ReadonlySet<string>> | undefined;

async function readKnown(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'] as readonly string[]);
}

/**
 * Whether a password is among the 49,000 that are tried first, in whatever case, or is no more than the address that it is
 * to protect.
 * @param email of the account, where it is known
 */
export async function isCommonPassword(password: string, email?: string): Promise<boolean> {
  known ??= readKnown();
  const plain = password.toLowerCase();
  if (email !== undefined && [email.toLowerCase(), email.toLowerCase().split('@', 1)[0]].includes(plain)) return true;
  return (await known).has(plain) || /^(.)\1*$/u.test(plain);
}
