/** Files in and out, and erasing, over HTTP. */
import { readGraph } from '@baraza/interchange';
import { gunzipSync } from 'node:zlib';
import type { Ground, Person, World } from './world.js';

type Body = FormData | string | null;

/** One request about files; a text is JSON. */
export const askFiles = ({ url }: Pick<World, 'url'>, { token }: Pick<Person, 'token'>, method: string, path: string, body: Body = null): Promise<Response> =>
  fetch(`${url}/files/${path}`, { method, headers: { authorization: `Bearer ${token}`, ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}) }, body });

const fileOf = (content: string | Uint8Array<ArrayBuffer>, name: string): FormData => {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  return form;
};
const putUp = (world: World, person: Person): Promise<Response> => askFiles(world, person, 'POST', `projects/${world.place.project}/import`, fileOf('Label,Type\nImported,Person\n', 'elements.csv'));

/** Puts a file up for import; answers with the status. */
export const upload = async (world: World, person: Person): Promise<number> => (await putUp(world, person)).status;

/** Puts a file up for import; answers with the id of the import. */
export const begun = async (world: World, person: Person): Promise<string> => ((await (await putUp(world, person)).json()) as { import: string }).import;

/** Puts a project that was exported into the workspace; answers with the status. */
export const putIn = async (world: World, person: Pick<Person, 'token'>, project: Buffer): Promise<number> =>
  (await askFiles(world, person, 'POST', `workspaces/${world.place.workspace}/import-project`, fileOf(new Uint8Array(project), 'project.baraza.gz'))).status;

export async function download(world: Ground, person: Pick<Person, 'token'>, format: string, process: string | null = null): Promise<{ status: number; name: string; bytes: Buffer }> {
  const response = await askFiles(world, person, 'GET', `projects/${world.place.project}/export?format=${format}${process === null ? '' : `&process=${process}`}`);
  return { status: response.status, name: response.headers.get('content-disposition') ?? '', bytes: Buffer.from(await response.arrayBuffer()) };
}

export const erase = async (world: World, person: Person, project: string): Promise<number> => (await askFiles(world, person, 'DELETE', `projects/${project}`)).status;

/** Everything that can be read in an exported file. */
export async function textOf(format: string, bytes: Buffer): Promise<string> {
  if (format === 'baraza') return gunzipSync(bytes).toString();
  const file = await readGraph([{ file: bytes, name: 'export' }]);
  return JSON.stringify(file.elements.map(({ label }) => label));
}
