/** A town hall of an invented place that can begin: its process, its targets, its agenda, and those who take part. */
import { randomUUID } from 'node:crypto';
import { addToTally, type TallyEntry } from '@baraza/persistence';
import type { Attribution } from '@baraza/domain';
import type { TestServer } from './server.js';

export interface TownHall {
  project: string;
  session: string;
  /** Items of the agenda, in order. */
  items: readonly [string, string, string];
  /** Ids of dimensions by code. */
  dimensions: Readonly<Record<string, string>>;
  /** Ids of the groups that take part, by name. */
  groups: Readonly<Record<string, string>>;
  /** Puts speaking time of earlier into the counters: minutes, by group of sex. */
  spoken(minutes: Readonly<Record<string, number>>): Promise<void>;
  /** Has the second item run for so many minutes. */
  runningSince(minutes: number): Promise<void>;
}

/** How many take part for each group, and of these how many are women. */
const HERE = { 'Ex-combatants’ group': [5, 0], 'Market women’s association': [9, 9], 'Border traders’ association': [6, 1], 'Youth council': [10, 3], 'Chiefs’ and elders’ council': [8, 1] } as const;

export async function openTownHall(server: TestServer, project: string, attribution: Attribution = 'affiliationOnly'): Promise<TownHall> {
  const [process, session, question, ...items] = Array.from({ length: 6 }, () => randomUUID()) as [string, string, string, string, string, string];
  const [first, second, third] = items as [string, string, string];
  const groups: Record<string, string> = {};
  await server.act(project, 'beginProcess', { id: process, name: 'District round', minimumCell: 5, questions: [{ id: question, text: 'What security do we want?', translation: 'Quelle sécurité voulons-nous ?' }] });
  const dimensions = await server.inWorkspace(async (sql) => Object.fromEntries((await sql.query<{ id: string; code: string }>('SELECT id, code FROM dimension WHERE process_id = $1', [process])).map(({ id, code }) => [code, id])));
  await server.act(project, 'createTarget', { id: randomUUID(), process, dimension: dimensions['ageBand']!, groups: ['18-29'], share: 20, order: 2 });
  await server.act(project, 'createSession', {
    id: session,
    process,
    title: 'Town hall, Gbarnga',
    attribution,
    languages: ['en', 'fr'],
    speakerSeconds: 180,
    agenda: [
      { id: first, title: 'Opening and consent', minutes: 15, order: 1 },
      { id: second, title: 'Security we want', minutes: 45, order: 2, question },
      { id: third, title: 'Read-back, next steps', minutes: 15, order: 3 },
    ],
  });
  for (const [name, [people, women]] of Object.entries(HERE)) {
    const stakeholder = (groups[name] = randomUUID());
    await server.act(project, 'createStakeholder', { id: stakeholder, name });
    for (let index = 0; index < people; index += 1) {
      const counted = [{ dimension: dimensions['sex']!, group: index < women ? 'female' : 'male', people: 1 }, { dimension: dimensions['ageBand']!, group: index % 4 === 0 ? '18-29' : '30-49', people: 1 }];
      await server.act(project, 'registerParticipation', { id: randomUUID(), session, mode: 'pseudonym', pseudonym: `${name}, ${index + 1}`, people: 1, enteredBy: 'form', stakeholder, groups: counted });
    }
  }
  return {
    project,
    session,
    items: [first, second, third],
    dimensions,
    groups,
    spoken: (minutes) =>
      server.inWorkspace(async (sql) => {
        const cell = (subject: 'total' | 'group', key: string, count: number): TallyEntry => ({ item: first, subject, dimension: subject === 'group' ? dimensions['sex']! : null, key, turns: count, seconds: 60 * count });
        const all = Object.values(minutes).reduce((sum, count) => sum + count, 0);
        await addToTally(sql, { workspace: server.workspace, project }, session, randomUUID(), [cell('total', '', all), ...Object.entries(minutes).map(([group, count]) => cell('group', group, count))]);
      }),
    runningSince: async (minutes) => {
      await server.act(project, 'startAgendaItem', { id: second, session });
      // Nobody can begin in the past, and no test waits so long.
      await server.inWorkspace((sql) => sql.query(`UPDATE agenda_item SET started_at = now() - make_interval(mins => $2) WHERE id = $1`, [second, minutes]));
    },
  };
}
