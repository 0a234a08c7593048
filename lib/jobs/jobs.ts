/** Every job: its name, and what it is told. A payload holds ids, never what is secret or personal: it stays in the queue. */
export type Jobs = {
  'send-mail': { mailId: string };
};

export type JobName = keyof Jobs;
