import type { TakenPicture } from '#lib/images/admin.ts';
import type { Sending } from './send-file.ts';

/** `working`: all bytes are sent, and the shop makes the picture. `waiting`: others go first. */
export type Upload = { id: number; name: string } & (
  | { state: 'waiting' }
  | { state: 'sending'; share: number }
  | { state: 'working' }
  | { state: 'failed'; detail: string }
);

type Entry = { id: number; file: File; upload: Upload; picture?: TakenPicture; sending?: Sending };
type Send = (file: File, onProgress: (share: number) => void) => Sending;
type Options = {
  send: Send;
  /** Pictures that are there, in the order in which their files were given. */
  onTaken: (pictures: TakenPicture[]) => void;
  /** What is under way has changed. */
  onChange: (uploads: Upload[]) => void;
};

const AT_ONCE = 3;

/**
 * Uploads files, a few at a time. Pictures come out in the order of their files: one that is there earlier waits for those
 * before it, unless they failed.
 */
export class UploadQueue {
  #entries: Entry[] = [];
  #lastId = 0;
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      this.#lastId += 1;
      const id = this.#lastId;
      this.#entries.push({ id, file, upload: { id, name: file.name, state: 'waiting' } });
    }
    this.#proceed();
  }

  retry(id: number): void {
    this.#set(id, { state: 'waiting' });
    this.#proceed();
  }

  /** Ends it, however far it is. */
  drop(id: number): void {
    const entry = this.#entries.find((one) => one.id === id);
    this.#entries = this.#entries.filter((one) => one !== entry);
    entry?.sending?.cancel();
    this.#proceed();
  }

  dropAll(): void {
    const entries = this.#entries;
    this.#entries = [];
    for (const { sending } of entries) sending?.cancel();
  }

  #proceed(): void {
    const busy = this.#entries.filter(({ upload }) => upload.state === 'sending' || upload.state === 'working').length;
    const next = this.#entries.filter(({ upload, picture }) => upload.state === 'waiting' && !picture);
    for (const entry of next.slice(0, Math.max(0, AT_ONCE - busy))) this.#start(entry);
    this.#deliver();
    this.#options.onChange(this.#entries.map(({ upload }) => upload));
  }

  #start(entry: Entry): void {
    const { id } = entry;
    this.#set(id, { state: 'sending', share: 0 });
    entry.sending = this.#options.send(entry.file, (share) => {
      this.#set(id, share < 1 ? { state: 'sending', share } : { state: 'working' });
      this.#options.onChange(this.#entries.map(({ upload }) => upload));
    });
    entry.sending.done.then(
      (picture) => {
        entry.picture = picture;
        this.#set(id, { state: 'waiting' });
        this.#proceed();
      },
      (error: Error) => {
        this.#set(id, { state: 'failed', detail: error.message });
        this.#proceed();
      },
    );
  }

  #deliver(): void {
    const until = this.#entries.findIndex(({ picture, upload }) => !picture && upload.state !== 'failed');
    const settled = until === -1 ? this.#entries : this.#entries.slice(0, until);
    const pictures = settled.flatMap(({ picture }) => picture ?? []);
    if (pictures.length === 0) return;
    this.#entries = this.#entries.filter((entry) => !(entry.picture && settled.includes(entry)));
    this.#options.onTaken(pictures);
  }

  #set(
    id: number,
    state: { state: 'waiting' | 'working' } | { state: 'sending'; share: number } | { state: 'failed'; detail: string },
  ): void {
    const entry = this.#entries.find((one) => one.id === id);
    if (entry) entry.upload = { id, name: entry.file.name, ...state };
  }
}
