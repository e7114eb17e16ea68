/** Sessions of a process in which so many take part, and what the API tells of their inclusion. */
import { randomUUID } from 'node:crypto';
import type { Attribution } from '@baraza/domain';
import { addToTally, inTransaction, type TallyEntry } from '@baraza/persistence';
import { createTestProject, type TestProject } from './project.js';
import { type Json, startTestServer, type TestServer } from './server.js';

const FIGURES = 'seats { amount share hidden reached pointsBelow } speakingTime { amount hidden } interventions { amount share hidden }';
export const INCLUSION = `inclusion { rule minimum people interventions targets { target { share } ${FIGURES} } dimensions { dimension { code } groups { group ${FIGURES} } unknown { seats { amount } } } }`;

const FACILITATOR = randomUUID();

export interface Planned {
  process: string;
  sex: string;
}
export interface Meeting extends Planned {
  session: string;
  item: string;
  seats: string[];
}
type Kind = 'session' | 'process';

export class TestMeetings {
  private constructor(
    readonly server: TestServer,
    readonly project: TestProject,
  ) {}

  static async start(): Promise<TestMeetings> {
    const server = await startTestServer();
    return new TestMeetings(server, await createTestProject(server));
  }

  async plan(): Promise<Planned> {
    const process = randomUUID();
    await this.project.run(this.project.people.owner, 'beginProcess', { id: process, name: 'Round', minimumCell: 5 });
    const { nodes } = (await this.asked(this.project.people.owner, `process(id: "${process}") { dimensions { nodes { id code } } }`))['process']!['dimensions'] as unknown as { nodes: { id: string; code: string }[] };
    return { process, sex: nodes.find(({ code }) => code === 'sex')!.id };
  }

  /** So many women, who speak for the first stakeholder, and so many men, who speak for the second. */
  async meet(planned: Planned, attribution: Attribution, women: number, men: number): Promise<Meeting> {
    const [session, item] = [randomUUID(), randomUUID()];
    await this.project.run(this.project.people.owner, 'createSession', { id: session, process: planned.process, title: 'Town hall', attribution, agenda: [{ id: item, title: 'What do we want?', order: 1 }] });
    const there: Meeting = { ...planned, session, item, seats: [] };
    for (let index = 0; index < women + men; index += 1) await this.enter(there, index < women ? 'female' : 'male', this.project.stakeholders[index < women ? 0 : 1]);
    return there;
  }

  async enter({ session, sex, seats }: Meeting, group: string, stakeholder?: string): Promise<void> {
    const id = randomUUID();
    seats.push(id);
    await this.project.run(this.project.people.owner, 'registerParticipation', { id, session, mode: 'pseudonym', people: 1, enteredBy: 'form', stakeholder, groups: [{ dimension: sex, group, people: 1 }] });
  }

  say({ session, item }: Meeting, speaker: string | null, more: object = {}): Promise<number> {
    return this.project.run(this.project.people.owner, 'logIntervention', { id: randomUUID(), session, item, kind: 'need', text: 'A post at the market.', channel: 'session', speaker, ...more });
  }

  /** Sets the rule of the session, or of its item. */
  rule({ session }: Meeting, attribution: Attribution, item: string | null = null): Promise<number> {
    return this.project.run(this.project.people.owner, 'setAttribution', { session, item, attribution });
  }

  tally({ session }: Meeting, entries: TallyEntry[]) {
    return inTransaction(this.server.store.dataSource, this.project.place.workspace, (sql) => addToTally(sql, this.project.place, session, FACILITATOR, entries));
  }

  /** So many turns of a hundred seconds, of a group. */
  heard(there: Meeting, group: string, turns: number, item: string = there.item) {
    const counter = { item, turns, seconds: 100 * turns };
    return this.tally(there, [{ ...counter, subject: 'total', dimension: null, key: '' }, { ...counter, subject: 'group', dimension: there.sex, key: group }]);
  }

  async asked(account: string, selection: string): Promise<Json> {
    const answer = await this.server.ask(account, `{ project(id: "${this.project.place.project}") { ${selection} } }`);
    expect(answer.errors).toBeUndefined();
    return answer.data['project']!;
  }

  async inclusion(of: Kind, id: string, account: string = this.project.people.owner): Promise<Json> {
    return (await this.asked(account, `${of}(id: "${id}") { ${INCLUSION} }`))[of]!['inclusion'] as Json;
  }

  /** Figures of each group of a dimension, as an observer is told them. */
  async groups(of: Kind, id: string, code = 'sex'): Promise<Record<string, Json>> {
    const { dimensions } = (await this.inclusion(of, id, this.project.people.observer)) as Record<string, Json>;
    const found = (dimensions as unknown as Json[]).find((each) => (each['dimension']!['code'] as unknown) === code)!;
    return Object.fromEntries([...(found['groups'] as unknown as Json[]).map((each) => [each['group'], each]), ['unknown', found['unknown']]]);
  }

  async seats(of: Kind, id: string): Promise<Record<string, number | null>> {
    return Object.fromEntries(Object.entries(await this.groups(of, id)).map(([group, each]) => [group, each['seats']!['amount'] as number | null]));
  }
}
