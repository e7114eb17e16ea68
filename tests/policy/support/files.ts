/** Files in and out, and erasing, over HTTP. */
import { readKumuInWorker } from '@baraza/interchange';
import { gunzipSync } from 'node:zlib';
import type { Person, World } from './world.js';

const send = async ({ url }: World, { token }: Person, method: string, path: string, body: FormData | null = null): Promise<{ status: number; bytes: Buffer }> => {
  const response = await fetch(`${url}/files/projects/${path}`, { method, headers: { authorization: `Bearer ${token}` }, body });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
};

/** Puts a file up for import; answers with the status. */
export async function upload(world: World, person: Person): Promise<number> {
  const form = new FormData();
  form.append('file', new Blob(['Label,Type\nImported,Person\n']), 'elements.csv');
  return (await send(world, person, 'POST', `${world.place.project}/import`, form)).status;
}

export const download = (world: World, person: Person, format: string): Promise<{ status: number; bytes: Buffer }> => send(world, person, 'GET', `${world.place.project}/export?format=${format}`);

export const erase = async (world: World, person: Person, project: string): Promise<number> => (await send(world, person, 'DELETE', project)).status;

/** Everything that can be read in an exported file. */
export async function textOf(format: string, bytes: Buffer): Promise<string> {
  if (format === 'baraza') return gunzipSync(bytes).toString();
  const file = await readKumuInWorker([{ file: bytes, name: 'export.xlsx' }]);
  return JSON.stringify(file.elements.map(({ label }) => label));
}
