/** A live session to try its screens on: a process with a codebook, an agenda with a rule of its own for one item, people who take part, and whoever has a duty. Made over the public interface. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Pages } from './pages.js';
import type { Person, TestServer } from './server.js';

export interface Consultation {
  process: string;
  session: string;
  /** Under “affiliation only”: it runs. And under “not attributed”: it comes later. */
  items: { open: string; closed: string };
  /** Address of the session. */
  url: string;
  /** Does an operation as the owner. */
  run(name: string, input: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Opens a session in the project as its owner, whose page it is; `team` get the duties. Rapporteurs and facilitators must be members already. */
export async function openConsultation(pages: Pages, server: TestServer, owner: Page, project: string, team: readonly (readonly [Person, 'facilitator' | 'rapporteur'])[]): Promise<Consultation> {
  const run: Consultation['run'] = async (name, input) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const answer = await pages.ask<Record<string, { __typename: string; message?: string }>>(
      owner,
      `mutation ($project: ID!, $input: ${type}!) { ${name}(project: $project, input: $input) { __typename ... on Refused { message path } } }`,
      { project, input },
    );
    if (answer[name]!.__typename === 'Refused') throw new Error(`${name}: ${JSON.stringify(answer[name])}`);
  };
  const [process, session, open, closed, police] = Array.from({ length: 5 }, () => randomUUID()) as [string, string, string, string, string];
  await run('beginProcess', { id: process, name: 'District round', languages: ['en', 'fr'], minimumCell: 5 });
  await run('createCode', { id: police, process, name: 'police', retired: false, order: 1 });
  for (const [order, name, definition] of [[1, 'presence', 'Posts, patrols, opening hours. Conduct goes to police / conduct.'], [2, 'pay', 'Pay, arrears, fuel, housing.']] as const) await run('createCode', { id: randomUUID(), process, parent: police, name, definition, retired: false, order });
  await run('makeCodebookVersion', { id: randomUUID(), process });
  await run('createSession', {
    id: session, process, title: 'Town hall, Gbarnga', attribution: 'affiliationOnly', languages: ['en', 'fr'], timeZone: 'Africa/Monrovia', startsAt: new Date().toISOString(), speakerSeconds: 180,
    agenda: [
      { id: open, title: 'Security we want', minutes: 45, order: 1 },
      { id: closed, title: 'Critical actors', minutes: 30, order: 2, attribution: 'notAttributed' },
    ],
  });
  const accountOf = await accountsIn(pages, owner, project);
  for (const [person, duty] of team) await run('createAssignment', { id: randomUUID(), session, account: accountOf(person), duty });
  await run('startAgendaItem', { id: open, session });
  return { process, session, items: { open, closed }, url: `${server.url}/p/${project}/s/${session}`, run };
}

/** Looks up members of the project, as its owner sees them, by how they are called. */
export async function accountsIn(pages: Pages, owner: Page, project: string): Promise<(person: Person) => string> {
  const { project: known } = await pages.ask<{ project: { members: { nodes: { displayName: string; account: { account: string } }[] } } }>(owner, 'query ($project: ID!) { project(id: $project) { members(first: 50) { nodes { displayName account { account } } } } }', { project });
  return (person) => known.members.nodes.find(({ displayName }) => displayName === person.displayName)!.account.account;
}
