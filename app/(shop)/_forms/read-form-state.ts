import { headers } from 'next/headers';
import { type Flash, readFlash } from '#lib/accounts/forms/flash.ts';

/** What the form of this name left when the browser sent it itself: to be put into an `AccountForm`. */
export async function readFormState(name: string): Promise<Pick<Flash, 'errors' | 'values'>> {
  const flash = readFlash(await headers());
  return flash?.form === name ? { errors: flash.errors ?? [], values: flash.values ?? {} } : {};
}

/** What has just been done, in words; undefined where nothing has. */
export async function readNotice(): Promise<string | undefined> {
  return readFlash(await headers())?.notice;
}
