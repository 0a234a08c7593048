import { connection } from 'next/server';

/** Answers as long as the process does; depends on nothing else. */
export async function GET() {
  await connection();
  return Response.json({ status: 'ok' });
}
