/** Sessions in which everybody on duty has their duty, and one record of a consultation in them for every row of `reading.csv` and every class. */
import type { Classification } from '@baraza/domain';
import type { Scope } from '@baraza/store';
import { changeOf, restoring } from './cell.js';
import { type Consulted } from './consultations.js';
import type { Ask } from './doors.js';
import type { Fixtures } from './fixtures.js';
import { EVERY_CLASS } from './table.js';
import { TALK_SHOWS } from './talk.js';
import type { World } from './world.js';

const SHARED = ['here', 'notAttributed', 'reopened', 'deleted'] as const;

/** A record, and a change of it that those hear of who may see it; null: nobody can change it. */
interface Shown {
  id: string;
  live: Ask | null;
}

export class Stage {
  private readonly ofClass = {} as Record<Classification, string>;
  private readonly shared = {} as Record<(typeof SHARED)[number], string>;

  constructor(
    world: World,
    private readonly f: Fixtures,
  ) {
    for (const classification of EVERY_CLASS) this.ofClass[classification] = f.session(classification, world.onDuty);
    for (const name of SHARED) this.shared[name] = f.session('public', world.onDuty);
    const { notAttributed, reopened, deleted } = this.shared;
    const rule = (session: string, attribution: string) => ['setAttribution', { session, item: null, attribution }] as const;
    f.afterwards([rule(notAttributed, 'notAttributed')]);
    f.afterwards([rule(reopened, 'notAttributed'), rule(reopened, 'attributed')]);
    f.afterwards([['deleteSession', { id: deleted }]]);
  }

  get scopes(): Scope[] {
    return [...Object.values(this.ofClass), ...Object.values(this.shared)].map((id): Scope => `session:${id}`);
  }

  /** A record for the row; undefined where the row is about no record of consultations. */
  show(entity: string, kind: string, classification: Classification): Shown | undefined {
    const make = SHOWS[`${entity}|${kind}`];
    const [session, own] = IN_WHICH[kind]?.(classification, this.ofClass, this.shared) ?? [this.shared.here, classification];
    return make ? make(this.f, classification, session) : MAKES[entity]?.(this.f, own, session, kind);
  }
}

type Sessions = Readonly<Record<string, string>>;
/** Cases that say in which session something happens, and of which class it is itself. */
const IN_WHICH: Record<string, (classification: Classification, ofClass: Sessions, shared: Sessions) => [string, Classification]> = {
  'session of the class': (classification, ofClass) => [ofClass[classification]!, 'public'],
  'session that is not attributed': (classification, _ofClass, shared) => [shared['notAttributed']!, classification],
  'session that was not attributed and was opened again': (classification, _ofClass, shared) => [shared['reopened']!, classification],
  'session deleted': (classification, _ofClass, shared) => [shared['deleted']!, classification],
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const changing = (entity: Consulted, id: string): Ask => ({ name: `update${capital(entity)}` as Ask['name'], input: { id, ...changeOf(entity) } });
const planned = (f: Fixtures, entity: Consulted, classification: Classification, values: Record<string, unknown> = {}): Shown => {
  const id = f.record(entity, classification, values);
  return { id, live: changing(entity, id) };
};
const said = (f: Fixtures, classification: Classification, session: string, values: object = {}): Shown => {
  const id = f.record('intervention', classification, { session, ...values });
  return { id, live: { name: 'updateIntervention', input: { id, session, text: 'Changed' } } };
};
const here = (f: Fixtures, classification: Classification, session: string): Shown => {
  const id = f.record('participation', classification, { session });
  return { id, live: { name: 'correctParticipation', input: { id, session, pseudonym: 'Changed' } } };
};
const counted = (id: string): Shown => ({ id, live: { name: 'restore', input: restoring('disaggregation', id, 'people', 1, 2) } });
const coded = (f: Fixtures, id: string): Shown => ({ id, live: { name: 'restore', input: restoring('coding', id, 'codebookVersion', null, f.record('codebookVersion', 'public')) } });
const proposed = (f: Fixtures, classification: Classification, session: string, values: object = {}): Shown => {
  const intervention = f.record('intervention', 'public', { session });
  const id = f.record('proposal', classification, { session, intervention, ...values });
  return { id, live: { name: 'decideProposal', input: { id, session, intervention, decision: 'declined' } } };
};

/** How a record of the class is made in a session. */
const MAKES: Record<string, (f: Fixtures, classification: Classification, session: string, kind: string) => Shown> = {
  agendaItem: (f, classification, session) => planned(f, 'agendaItem', classification, { session }),
  assignment: (f, classification, session) => planned(f, 'assignment', classification, { session }),
  intervention: (f, classification, session) => said(f, classification, session),
  participation: here,
  // A count and a mark have the class of what they are of, until they are given their own.
  disaggregation: (f, classification, session, kind) => {
    const { disaggregation } = f.counted(kind === '' ? 'public' : classification, session);
    if (kind === '') f.afterwards([['classify', { entity: 'disaggregation', id: disaggregation, classification }]]);
    return kind.includes('not attributed') ? { id: disaggregation, live: null } : counted(disaggregation);
  },
  coding: (f, classification, session, kind) => {
    const id = f.coding(kind === '' ? 'public' : classification, { session });
    if (kind === '') f.afterwards([['classify', { entity: 'coding', id, classification }]]);
    return coded(f, id);
  },
  proposal: (f, classification, session) => proposed(f, classification, session),
};

/** A source of class public that names the record. */
const source = (f: Fixtures, values: object): void => f.afterwards([['updateSource', { id: f.record('source', 'public'), ...values }]]);

const SHOWS: Record<string, (f: Fixtures, classification: Classification, session: string) => Shown> = {
  ...TALK_SHOWS,
  ...Object.fromEntries((['distinction', 'process', 'question', 'consentText', 'communication', 'dimension', 'target', 'code', 'session', 'threat'] as const).map((entity) => [`${entity}|`, (f: Fixtures, classification: Classification) => planned(f, entity, classification)])),
  'distinction|one of the two of the class': (f, classification) => planned(f, 'distinction', 'public', { other: f.record('stakeholder', classification) }),
  'codebookVersion|': (f, classification) => {
    const id = f.record('codebookVersion', classification);
    return { id, live: { name: 'restore', input: restoring('codebookVersion', id, 'note', null, 'Changed') } };
  },
  ...Object.fromEntries((['question', 'session'] as const).map((entity) => [`${entity}|process of the class`, (f: Fixtures, classification: Classification) => planned(f, entity, 'public', { process: f.record('process', classification) })])),
  ...Object.fromEntries(
    (['session', 'assignment'] as const).map((entity) => [
      `${entity}|deleted with the process`,
      (f: Fixtures, classification: Classification): Shown => {
        const process = f.record('process', 'public');
        f.afterwards([['deleteProcess', { id: process }]]);
        const session = f.record('session', entity === 'session' ? classification : 'public', { process });
        return { id: entity === 'session' ? session : f.record('assignment', classification, { session }), live: null };
      },
    ]),
  ),
  'threat|named by a record of class public': (f, classification, session) => {
    const shown = planned(f, 'threat', classification);
    f.coding('public', { session, threat: shown.id });
    return shown;
  },
  'session|named by a record of class public': (f, classification) => {
    const shown = planned(f, 'session', classification);
    source(f, { session: shown.id });
    return shown;
  },
  'intervention|named by a source of class public': (f, classification, session) => {
    const shown = said(f, classification, session);
    source(f, { intervention: shown.id });
    return shown;
  },
  'participation|speaker of an intervention of class public': (f, classification, session) => {
    const shown = here(f, classification, session);
    f.record('intervention', 'public', { session, speaker: shown.id });
    return shown;
  },
  'disaggregation|participation of the class': (f, classification, session) => counted(f.counted(classification, session).disaggregation),
  'coding|intervention of the class': (f, classification, session) => coded(f, f.coding(classification, { session })),
  'coding|stakeholder of the class': (f, classification, session) => coded(f, f.coding('public', { session, stakeholder: f.record('stakeholder', classification) })),
  'coding|threat of the class': (f, classification, session) => coded(f, f.coding('public', { session, threat: f.record('threat', classification) })),
  'proposal|stakeholder of the class': (f, classification, session) => proposed(f, 'public', session, { stakeholder: f.record('stakeholder', classification) }),
  'proposal|allegation': (f, classification, session) => proposed(f, classification, session, { dimension: 'readyForViolence', value: 1 }),
  'proposal|of a holding': (f, classification, session) => proposed(f, classification, session, { interestName: 'Work' }),
};
