/** Imports as a person does them over HTTP, for tests: one server for the file, a project with nothing in it for each test. */
import type { ImportPreview, ImportProgress } from '../http/import-view.js';
import { formOf, type HttpHarness, startHttp } from './http.js';
import type { TestProject } from './project.js';

export let http: HttpHarness;
/** Another one in each test. */
export let project: TestProject;

/** Starts the server before the tests of the file, and ends it after them. */
export function importsOverHttp(): void {
  beforeAll(async () => {
    http = await startHttp();
  });
  beforeEach(async () => {
    project = await http.store.begin();
  });
  afterAll(() => http?.close());
}

/** Where files for an import are sent. */
export const path = (): string => `/files/projects/${project.place.project}/import`;

export const upload = (files: Record<string, string | Uint8Array>, fields?: Record<string, string>, account = project.owner): Promise<Response> =>
  http.send(account, 'POST', path(), { form: formOf(files, fields) });

export const preview = async (response: Response | Promise<Response>): Promise<ImportPreview> => (await (await response).json()) as ImportPreview;

/** Asks until the import has ended; the server answers each question, so nothing is waited for but its work. */
export async function ended(id: string, account = project.owner): Promise<ImportProgress> {
  for (;;) {
    const progress = (await (await http.send(account, 'GET', `/files/imports/${id}`)).json()) as ImportProgress;
    if (progress.state !== 'applying') return progress;
  }
}
