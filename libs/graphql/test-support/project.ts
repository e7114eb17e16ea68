/** A project of middle size, made through operations: sixty stakeholders, ties, interests, judgements, a map, and something of every class. */
import { randomUUID } from 'node:crypto';
import type { CommandHandler } from '@baraza/commands';
import { type DIMENSIONS, type Inputs, type OperationName, type Role, SCALES, templateTermId } from '@baraza/domain';
import type { ProjectPlace } from '@baraza/persistence';
import { enrol, foundTestProject, submitAs, type TestStore } from '@baraza/testing';

export const STAKEHOLDERS = 60;
const KINDS = ['institution', 'organisation', 'group', 'network', 'person'];

export interface TestProject {
  place: ProjectPlace;
  people: Record<Role | 'cleared', string>;
  stakeholders: string[];
  /** Classed confidential. */
  confidential: string;
  relationships: string[];
  interests: string[];
  map: string;
  properties: { open: string; confidential: string };
  sources: { open: string; confidential: string };
  term: (vocabulary: string, code: string) => string;
  /** Does an operation, and fails the test where it is refused. */
  run: <N extends OperationName>(actor: string, name: N, input: object, group?: string) => Promise<number>;
}

const padded = (index: number): string => String(index).padStart(2, '0');

export async function createTestProject({ commands, store }: { commands: CommandHandler; store: TestStore }, workspace: string = randomUUID()): Promise<TestProject> {
  const people = Object.fromEntries(['owner', 'analyst', 'facilitator', 'rapporteur', 'observer', 'public', 'cleared'].map((role) => [role, randomUUID()])) as TestProject['people'];
  const place = await foundTestProject(commands, people.owner, { workspace });
  await enrol(store.dataSource, workspace, Object.values(people));
  const run: TestProject['run'] = async (actor, name, input, group) => {
    const result = await submitAs(commands, place, actor, name, input as Inputs[typeof name], group === undefined ? {} : { group });
    if (result.status !== 'done') throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
    return result.seq;
  };
  const project: TestProject = {
    place,
    people,
    stakeholders: Array.from({ length: STAKEHOLDERS }, randomUUID),
    confidential: randomUUID(),
    relationships: [],
    interests: Array.from({ length: 8 }, randomUUID),
    map: randomUUID(),
    properties: { open: randomUUID(), confidential: randomUUID() },
    sources: { open: randomUUID(), confidential: randomUUID() },
    term: (vocabulary, code) => templateTermId(place.project, vocabulary, code),
    run,
  };
  await addMembers(project);
  await addRegistry(project);
  await addTies(project);
  await addJudgements(project);
  await addMap(project);
  return project;
}

async function addMembers({ run, people }: TestProject): Promise<void> {
  for (const [role, account] of Object.entries(people)) {
    if (role === 'owner') continue;
    const cleared = role === 'cleared';
    await run(people.owner, 'createMember', { id: randomUUID(), account, displayName: `The ${role}`, role: cleared ? 'analyst' : role, clearance: cleared ? 'strictlyConfidential' : null });
  }
}

async function addRegistry({ run, people: { owner }, stakeholders, confidential, interests, properties, sources, term }: TestProject): Promise<void> {
  await run(owner, 'createProperty', { id: properties.open, of: 'stakeholder', name: 'Members', valueType: 'number', order: 1 });
  await run(owner, 'createProperty', { id: properties.confidential, of: 'stakeholder', name: 'Informant', valueType: 'text', order: 2, classification: 'confidential' });
  await run(owner, 'createSource', { id: sources.open, title: 'Conference report', kind: 'document' });
  await run(owner, 'createSource', { id: sources.confidential, title: 'What somebody said', kind: 'person', classification: 'confidential' });
  const rows = stakeholders.map((id, index) => ({
    id,
    name: `Stakeholder ${padded(index)}`,
    aliases: index % 5 === 0 ? [`Alias ${index}`, 'Shared'] : [],
    kind: term('kind', KINDS[index % KINDS.length]!),
    sector: index % 3 === 0 ? term('sector', 'oversight') : null,
    state: index % 2 === 0 ? 'state' : 'nonState',
    description: `Acts in district ${index % 7}.`,
    size: index % 4 === 0 ? index * 10 : null,
    marginalised: index % 6 === 0,
    motivations: `Wants ${index}`,
    validFrom: index % 3 === 0 ? '2005' : index % 3 === 1 ? '2005-08' : null,
    source: index === 0 ? sources.confidential : index === 1 ? sources.open : null,
    tags: index % 2 === 0 ? ['even', `t${index % 4}`] : [],
    properties: index < 10 ? { [properties.open]: index, [properties.confidential]: `Code ${index}` } : {},
  }));
  await run(owner, 'importRecords', { stakeholder: rows, interest: interests.map((id, index) => ({ id, name: `Interest ${index}` })) });
  await run(owner, 'createStakeholder', { id: confidential, name: 'Confidential informant', classification: 'confidential' });
}

/** A ring, chords every seventh, and ties of the confidential one. */
async function addTies(project: TestProject): Promise<void> {
  const { run, people, stakeholders, confidential, interests, term } = project;
  const types = ['command', 'oversight', 'funding'];
  const tie = (from: string, to: string, index: number, more: object = {}): Record<string, unknown> => ({
    id: randomUUID(),
    from,
    to,
    type: term('relationshipType', types[index % 3]!),
    direction: index % 5 === 0 ? 'mutual' : 'directed',
    strength: index % 11,
    ...more,
  });
  const at = (index: number): string => stakeholders[index % STAKEHOLDERS]!;
  const ring = stakeholders.map((from, index) => tie(from, at(index + 1), index));
  const chords = stakeholders.flatMap((from, index) => (index % 7 === 0 ? [tie(from, at(index + 10), index)] : []));
  const rows = [...ring, ...chords, tie(at(0), confidential, 1), tie(confidential, at(30), 1)];
  project.relationships = rows.map((row) => row['id'] as string);
  const holdings = stakeholders.map((stakeholder, index) => ({ id: randomUUID(), stakeholder, interest: interests[index % interests.length]!, stance: index % 2 === 0 ? 1 : -1, intensity: index % 11 }));
  await run(people.owner, 'importRecords', { relationship: rows, holding: holdings });
}

async function addJudgements({ run, people, stakeholders }: TestProject): Promise<void> {
  const judge = (actor: string, stakeholder: string, dimension: (typeof DIMENSIONS)[number], value: number, standing = 'own'): Promise<number> =>
    run(actor, 'addJudgement', { id: randomUUID(), stakeholder, dimension, value, standing, validAt: null });
  for (const [index, stakeholder] of stakeholders.slice(0, 12).entries()) {
    await judge(people.owner, stakeholder, 'influence', index % 11, 'agreed');
    await judge(people.owner, stakeholder, 'position', (index % 5) - 2, 'agreed');
    await judge(people.owner, stakeholder, 'influence', 4);
    await judge(people.analyst, stakeholder, 'influence', 8);
  }
  for (const dimension of ['feelsThreatened', 'readyForViolence'] as const) await judge(people.owner, stakeholders[0]!, dimension, SCALES[dimension].max, 'agreed');
}

async function addMap({ run, people, stakeholders, interests, map }: TestProject): Promise<void> {
  await run(people.analyst, 'createMap', { id: map, name: 'Everybody', aggregate: 'median' });
  const members = [...stakeholders.slice(0, 20).map((stakeholder) => ({ stakeholder, interest: null })), ...interests.slice(0, 3).map((interest) => ({ stakeholder: null, interest }))];
  await run(people.analyst, 'addToMap', { members: members.map((member, index) => ({ id: randomUUID(), map, ...member, x: index * 10, y: 5 })) });
}
