/** What is told of sessions besides their records: history, counts and searches, and to whom a duty was given or from whom it was taken. */
import { randomUUID } from 'node:crypto';
import type { Classification } from '@baraza/domain';
import type { Scope } from '@baraza/store';
import { differencesAt, membersOf, onDutyOf, unasked, type Visitor } from './support/at-door.js';
import { type Ask, askGraphql, throughGraphql, throughSocket } from './support/doors.js';
import { Fixtures } from './support/fixtures.js';
import { askProject, toldByLog } from './support/in-project.js';
import { Listener } from './support/listener.js';
import { describeKind, EVERY_CLASS } from './support/table.js';
import { createWorld, type World } from './support/world.js';

/** A bound for what hangs. */
const MINUTES = 600_000;
const NO_CLASS = [null];
type ByClass = Record<Classification, string>;

let world: World;
let session: string;
/** What was said, with a word of its own, and who was there, by class. */
const words = Object.fromEntries(EVERY_CLASS.map((classification) => [classification, `Quill${randomUUID().slice(0, 8)}`])) as ByClass;
const said = {} as ByClass;
const here = {} as ByClass;
/** Public: somebody, and what they said. */
const spoken = { speaker: '', intervention: '' };
/** The same in a session in which nothing may be attributed any more. */
const hidden = { session: '', speaker: '', intervention: '' };

beforeAll(async () => {
  world = await createWorld();
  const f = new Fixtures(world);
  session = f.session('public', world.onDuty);
  for (const classification of EVERY_CLASS) {
    said[classification] = f.record('intervention', classification, { session, text: words[classification] });
    here[classification] = f.record('participation', classification, { session });
  }
  hidden.session = f.session('public', world.onDuty);
  for (const [of, into] of [[session, spoken], [hidden.session, hidden]] as const) {
    into.speaker = f.record('participation', 'public', { session: of });
    into.intervention = f.record('intervention', 'public', { session: of, speaker: into.speaker });
  }
  f.afterwards([['setAttribution', { session: hidden.session, item: null, attribution: 'notAttributed' }]]);
  await f.load();
}, MINUTES);
afterAll(() => world?.close(), MINUTES);

const everybody = (): Visitor[] => [...membersOf(world), ...onDutyOf(world)];
const prepare = (name: Ask['name'], input: object): Promise<unknown> => world.prepare(world.founder.account, name, input as never);
const seenWhere = (seen: boolean): string => (seen ? 'seen' : 'hidden');

test('PERM-80 history and activity tell of what happens in a session what its records tell, and nothing of what a rule took away', async () => {
  for (const classification of EVERY_CLASS) {
    await prepare('updateIntervention', { id: said[classification], session, kind: 'need' });
    await prepare('correctParticipation', { id: here[classification], session, pseudonym: 'Seat 10' });
  }
  expect(await differencesAt('activity and history of what is said', everybody(), EVERY_CLASS, (visitor, classification) => toldByLog(world, visitor, 'intervention', said[classification]))).toEqual([]);
  expect(await differencesAt('activity and history of attendance', everybody(), EVERY_CLASS, (visitor, classification) => toldByLog(world, visitor, 'participation', here[classification]))).toEqual([]);
  expect(await differencesAt('activity and history of hidden attendance', everybody(), NO_CLASS, (visitor) => toldByLog(world, visitor, 'participation', hidden.speaker))).toEqual([]);
  const named = async (visitor: Visitor): Promise<string> => {
    const log = await askProject(world, visitor, `history(entity: intervention, id: "${hidden.intervention}") { entries { changes { field before after } } } activity(first: 200) { nodes { records { id changes { field before after } } } }`);
    return seenWhere(JSON.stringify(log).includes(hidden.speaker));
  };
  expect(await differencesAt('activity and history of a speaker whom a rule took away', everybody(), NO_CLASS, named)).toEqual([]);
}, MINUTES);

test('PERM-81 counts, searches and filters know of a session what the viewer may read', async () => {
  type List = { totalCount: number; nodes: { id: string }[] };
  const list = (name: string, given: string): string => `${name}(${given}) { totalCount nodes { id } }`;
  const counted = (lists: readonly string[]) => async (visitor: Visitor): Promise<string> => {
    const answers = new Set<boolean>();
    for (const [index, each] of lists.entries()) {
      const { data, errors } = await askGraphql(world, visitor, `query ($id: ID!) { project(id: $id) { l${index}: ${each} } }`, { id: world.place.project });
      // A filter that may not be asked tells nothing either.
      if (errors && errors[0]?.extensions?.code !== 'FORBIDDEN') throw new Error(JSON.stringify(errors));
      const found = errors ? { totalCount: 0, nodes: [] } : ((data!['project'] as Record<string, List>)[`l${index}`]!);
      answers.add(found.totalCount > 0).add(found.nodes.length > 0);
    }
    return answers.size === 1 ? seenWhere(answers.has(true)) : 'seen in one way and not in another';
  };
  const ways = (classification: Classification): string[] => [list('interventions', `search: "${words[classification]}"`), list('interventions', `filter: { text: { contains: "${words[classification]}" } }`), list('interventions', `filter: { id: { eq: "${said[classification]}" } }`)];
  expect(await differencesAt('intervention in lists counts and searches', everybody(), EVERY_CLASS, (visitor, classification) => counted(ways(classification))(visitor))).toEqual([]);
  expect(await differencesAt('participations in counts', everybody(), EVERY_CLASS, (visitor, classification) => counted([list('participations', `filter: { id: { eq: "${here[classification]}" } }`)])(visitor))).toEqual([]);
  const bySpeaker = async (visitor: Visitor): Promise<string> => seenWhere(JSON.stringify(await askProject(world, visitor, `intervention(id: "${spoken.intervention}") { speaker { id } }`)).includes(spoken.speaker));
  const readers = everybody().filter(({ who }) => !['facilitator', 'rapporteur', 'dutyElsewhere', 'public'].includes(who));
  expect(await differencesAt('speaker of an intervention', readers, NO_CLASS, bySpeaker)).toEqual([]);
}, MINUTES);

describe('duties', () => {
  const inSession = (): Scope[] => ['registry', `session:${session}`];
  const opened = async (visitor: Visitor, ids: readonly string[]): Promise<string> => {
    const listener = await Listener.connect(world, visitor);
    const answer = await listener.open(inSession());
    listener.close();
    return seenWhere(ids.some((id) => JSON.stringify(answer).includes(id)));
  };
  /** Does something while the visitor has the session open; what is sent of it afterwards is told to who may still read it. */
  async function during(visitor: Visitor, change: Ask, ids: readonly string[]): Promise<string> {
    const listener = await Listener.connect(world, visitor);
    await listener.open(inSession());
    const before = listener.pokes.length;
    const founder = await Listener.connect(world, world.founder);
    await founder.open(inSession());
    await founder.do([change]);
    await listener.until(({ reopens }) => reopens.length > 0);
    const since = Math.max(before, listener.pokes.length);
    const answer = await listener.open(inSession());
    const last = await founder.do([
      { name: 'updateIntervention', input: { id: spoken.intervention, session, text: `After ${visitor.account}` } },
      { name: 'correctParticipation', input: { id: spoken.speaker, session, pseudonym: `Seat ${visitor.account.slice(0, 8)}` } },
      { name: 'updateSession', input: { id: session, venue: randomUUID() } },
    ]);
    await listener.caughtUp(last);
    const told = JSON.stringify([answer, listener.pokes.slice(since)]);
    for (const each of [founder, listener]) each.close();
    return seenWhere(ids.some((id) => told.includes(id)));
  }
  const assignments = new Map<string, string>();
  const give = (visitor: Visitor): Ask => {
    const id = randomUUID();
    assignments.set(visitor.account, id);
    return { name: 'createAssignment', input: { id, session, duty: 'rapporteur', account: visitor.account, name: null, woman: false } };
  };
  const plain = (): Visitor[] => membersOf(world).filter(({ who, level }) => (who === 'facilitator' || who === 'rapporteur') && level === 'default');

  test('PERM-82 whoever is given a duty is sent the session; whoever loses it, or the role for it, loses what the duty showed', async () => {
    const all = (): string[] => [spoken.intervention, spoken.speaker];
    for (const visitor of plain()) expect(await opened(visitor, all())).toBe('hidden');
    expect(await differencesAt('records of a session after a duty was given', plain(), NO_CLASS, (visitor) => during(visitor, give(visitor), all()))).toEqual([]);
    const onDuty = plain().map((visitor): Visitor => ({ ...visitor, who: 'dutyRapporteur' }));
    const memberOf = (visitor: Visitor): string => world.askers.find(({ account }) => account === visitor.account)!.member;
    expect(await differencesAt('attendance after somebody on duty became an observer', onDuty, NO_CLASS, (visitor) => during(visitor, { name: 'updateMember', input: { id: memberOf(visitor), role: 'observer' } }, [spoken.speaker]))).toEqual([]);
    for (const visitor of onDuty) await during(visitor, { name: 'updateMember', input: { id: memberOf(visitor), role: 'rapporteur' } }, all());
    expect(await differencesAt('records of a session after a duty was taken away', onDuty, NO_CLASS, (visitor) => during(visitor, { name: 'deleteAssignment', input: { id: assignments.get(visitor.account) } }, all()))).toEqual([]);
  }, MINUTES);
});

describe('live', () => {
  const halls = {} as ByClass;
  /** In the public session, an item of each class of intervention. */
  const items = {} as ByClass;
  const NEVER = '9999-01-01T00:00:00.000Z';
  let leads: Listener;

  beforeAll(async () => {
    const f = new Fixtures(world);
    for (const classification of EVERY_CLASS) {
      halls[classification] = f.session(classification, world.onDuty);
      items[classification] = f.record('agendaItem', 'public', { session });
      f.record('intervention', classification, { session, item: items[classification] });
    }
    await f.load();
    leads = await Listener.connect(world, world.founder);
    await leads.open(['registry', ...[session, ...Object.values(halls)].map((id): Scope => `session:${id}`)]);
  }, MINUTES);
  afterAll(() => leads?.close());

  const somebody = (): object => ({ type: 'add', entry: { id: randomUUID(), label: 'Somebody', participation: null, stakeholder: null, groups: [], language: null } });
  /** What the visitor’s screens of the session were told, once something happened on its floor. */
  async function screensOf(visitor: Visitor, of: string): Promise<Listener['lives']> {
    const listener = await Listener.connect(world, visitor);
    await listener.open(['registry', `session:${of}`]);
    const moved = await leads.floor(of, somebody());
    if (!moved.ok) throw new Error(JSON.stringify(moved));
    await leads.floor(of, { type: 'clear' });
    // What is sent after the floor has moved comes after it.
    await listener.caughtUp(await leads.do([{ name: 'updateStakeholder', input: { id: open, name: randomUUID() } }]));
    listener.close();
    return listener.lives.filter((live) => live.session === of);
  }
  const open = randomUUID();

  test('PERM-84 floor, screens, counts, drafts and what is read on of a session are for those who may read it', async () => {
    await prepare('createStakeholder', { id: open, name: 'Somebody', classification: 'public' });
    const commanded = async (visitor: Visitor, classification: Classification): Promise<string> => {
      const listener = await Listener.connect(world, visitor);
      const answer = await listener.floor(halls[classification], somebody());
      listener.close();
      return answer.ok ? 'done' : `refused:${answer.refusal.code}`;
    };
    expect(await differencesAt('floor of a session of the class', everybody(), EVERY_CLASS, commanded)).toEqual([]);
    expect(await differencesAt('screens of a session of the class', everybody(), EVERY_CLASS, async (visitor, classification) => seenWhere((await screensOf(visitor, halls[classification])).length > 0))).toEqual([]);
    const readers = everybody().filter(({ who }) => !['facilitator', 'rapporteur', 'dutyElsewhere', 'public'].includes(who));
    const counts = new Map<string, Record<string, number>>();
    for (const visitor of readers) counts.set(visitor.account, (await screensOf(visitor, session)).at(-1)!.interventions.byItem);
    expect(await differencesAt('count of interventions of the class on the screens', readers, EVERY_CLASS, (visitor, classification) => seenWhere(items[classification] in counts.get(visitor.account)!))).toEqual([]);
    const readOn = async (visitor: Visitor, classification: Classification): Promise<string> => {
      const listener = await Listener.connect(world, visitor);
      const answer = await listener.window(session, { at: NEVER, id: session });
      listener.close();
      return seenWhere(JSON.stringify(answer).includes(said[classification]));
    };
    expect(await differencesAt('earlier interventions of the class read on', everybody(), EVERY_CLASS, readOn)).toEqual([]);
  }, MINUTES);

  test('PERM-84 what is being typed in a session is shown to those who will read it', async () => {
    const around = everybody().filter(({ who }) => who !== 'public');
    for (const classification of EVERY_CLASS.filter((each) => each !== 'public')) {
      const hall = halls[classification];
      leads.socket.emit('presence', { project: world.place.project, state: { map: null, cursor: null, selection: [open], editing: null, dragging: [], session: hall, draft: { item: null, kind: 'need', who: null, language: null, text: `Quietly ${classification}` }, hall: null } });
      const drafted = async (visitor: Visitor): Promise<string> => {
        const listener = await Listener.connect(world, visitor);
        await listener.open(['registry', `session:${hall}`]);
        const shown = (): string[] => listener.peers.flatMap(({ peers }) => peers).filter(({ client, state }) => client === leads.client && state?.selection.includes(open)).map(({ state }) => JSON.stringify(state));
        await listener.until(() => shown().length > 0);
        listener.close();
        const words = shown().some((state) => state.includes(`Quietly ${classification}`));
        return words === shown().some((state) => state.includes(hall)) ? seenWhere(words) : 'the session without the words';
      };
      expect(await differencesAt('draft of an intervention in a session of the class', around, [classification], drafted)).toEqual([]);
    }
  }, MINUTES);
});

test('PERM-83 what somebody may not read of a session answers operations as an id that nobody ever used', async () => {
  const f = new Fixtures(world);
  const secret = f.session('strictlyConfidential', world.onDuty);
  const intervention = f.record('intervention', 'strictlyConfidential', { session: secret });
  const item = f.record('agendaItem', 'strictlyConfidential', { session: secret });
  await f.load();
  const asks = (of: string, text: string, on: string): Ask[] => [
    { name: 'logIntervention', input: { id: randomUUID(), ...f.usualOf('intervention', { session: of }), session: of } },
    { name: 'registerParticipation', input: { id: randomUUID(), ...f.usualOf('participation', { session: of }), session: of } },
    { name: 'createAgendaItem', input: { id: randomUUID(), ...f.usualOf('agendaItem', { session: of }), session: of } },
    { name: 'setSessionState', input: { id: of, state: 'live' } },
    { name: 'setAttribution', input: { session: of, item: null, attribution: 'affiliationOnly' } },
    { name: 'updateIntervention', input: { id: text, session: of, text: 'Changed' } },
    { name: 'deleteIntervention', input: { id: text } },
    { name: 'endAgendaItem', input: { id: on } },
  ];
  const there = asks(secret, intervention, item);
  const nowhere = asks(randomUUID(), randomUUID(), randomUUID());
  const differing: string[] = [];
  // Whoever has the duty there was told of the session.
  for (const asker of [...world.askers, ...world.onDuty].filter(({ clearance, duty }) => clearance !== 'strictlyConfidential' && (duty === 'none' || duty === 'elsewhere'))) {
    for (const door of [throughSocket, throughGraphql]) {
      const [some, none] = [await door(world, asker, there), await door(world, asker, nowhere)];
      some.forEach((outcome, index) => {
        if (outcome !== none[index]) differing.push(`${there[index]!.name} by ${describeKind(asker)}: ${outcome}, and ${none[index]} where there is nothing`);
      });
    }
  }
  expect(differing).toEqual([]);
}, MINUTES);

test('PERM-45 every row about sessions was asked by the tests above', () => expect(unasked('sessions')).toEqual([]));
