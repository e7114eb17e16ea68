/** Imports as a person does them on the screen, and what the server holds afterwards. */
import type { Page } from 'playwright-core';
import type { Stage } from './stage.js';

/** A project with nothing in it. @returns its id. */
export async function beginProject({ server, pages }: Pick<Stage, 'server' | 'pages'>, page: Page, name: string): Promise<string> {
  const { createProject } = await pages.ask<{ createProject: { project: { id: string } } }>(
    page,
    'mutation ($workspace: ID!, $input: CreateProjectInput!) { createProject(workspace: $workspace, input: $input) { ... on CreateProjectDone { project { id } } } }',
    { workspace: server.workspace, input: { name, fictional: true, template: 'general' } },
  );
  return createProject.project.id;
}

export interface Contents {
  stakeholders: string[];
  relationships: number;
  maps: string[];
  properties: string[];
}
export const EMPTY: Contents = { stakeholders: [], relationships: 0, maps: [], properties: [] };

/** What the server holds of a project. */
export async function contentsOf({ pages }: Pick<Stage, 'pages'>, page: Page, id: string): Promise<Contents> {
  const { project } = await pages.ask<{ project: { stakeholders: { totalCount: number; nodes: { name: string }[] }; relationships: { totalCount: number }; maps: { nodes: { name: string }[] }; properties: { nodes: { name: string }[] } } }>(
    page,
    'query ($id: ID!) { project(id: $id) { stakeholders(first: 200) { nodes { name } } relationships(first: 1) { totalCount } maps(first: 100) { nodes { name } } properties(first: 100) { nodes { name } } } }',
    { id },
  );
  const names = ({ nodes }: { nodes: { name: string }[] }): string[] => nodes.map(({ name }) => name).sort();
  return { stakeholders: names(project.stakeholders), relationships: project.relationships.totalCount, maps: names(project.maps), properties: names(project.properties) };
}

export const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name }).waitFor();
export const importButton = (page: Page) => page.getByRole('button', { name: 'Import', exact: true });

/** Goes to the import and gives it a file. */
export async function giveFile({ server }: Pick<Stage, 'server'>, page: Page, project: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${server.url}/p/${project}/import`);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file' }).click()]);
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
}
