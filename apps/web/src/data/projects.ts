/** The life of projects: begun, filled with a sample, taken along, erased. */
import type { LanguageCode } from '@baraza/ui';
import { AppError } from './app-error.js';
import { change } from './apollo.js';
import { createProjectDocument, type CreateProjectVariables } from './documents.generated.js';
import { request } from './http.js';

/** Begins a project; the id of it. @throws AppError */
export async function createProject(variables: CreateProjectVariables): Promise<string> {
  const { createProject: result } = await change(createProjectDocument, variables);
  if (result.__typename === 'Refused') throw new AppError(result.code, result.message, result.params as Record<string, string | number>, result.path);
  if (!result.project) throw new AppError('notFound', 'The project was begun, but you may not read it.');
  return result.project.id;
}

/** Puts a project with a sample into a workspace, in the reader's language. @throws AppError */
export const openSample = (workspace: string, sample: 'liberia' | 'fictional', language: LanguageCode): Promise<{ readonly project: string }> => request('POST', '/files/samples', { body: { workspace, sample, language } });

/** Erases a project for everybody. @throws AppError */
export const deleteProject = (project: string): Promise<void> => request('DELETE', `/files/projects/${project}`);
