import { type Call, commands, type Reply } from './worker/commands.ts';

/** One process of the bench: holds one contestant, and does what it is asked over IPC. Ends when nobody can ask any more. */
process.on('message', async ({ id, name, args }: Call) => {
  try {
    const command = commands[name] as (...values: unknown[]) => Promise<unknown>;
    reply({ id, result: await command(...args) });
  } catch (error) {
    reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));

function reply(message: Reply): void {
  process.send?.(message);
}
