/** The register of what was said: one row for each intervention of a process, or of all processes, with what the rule of attribution leaves of who said it. */
import { clockIn } from '@baraza/calendar';
import { allowedUnder, type AnyRecord, type Classification, type EntityName, type Records, ruleOf } from '@baraza/domain';
import { type Cell, joinValues, type SheetToWrite } from '@baraza/interchange';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { WrittenClass } from './written-class.js';

/** What a register of many sessions needs of each thing said. */
interface Entry {
  said: Records['intervention'];
  session: Records['session'];
  codings: readonly Records['coding'][];
}

interface RegisterColumn {
  header: string;
  of: (entry: Entry, state: ProjectState) => Cell;
}

const COLUMNS: readonly RegisterColumn[] = [
  { header: 'Process', of: ({ session }, state) => named(state, 'process', session.process, 'name') },
  { header: 'Session', of: ({ session }) => session.title },
  // In the session's zone: what people there read off a clock.
  { header: 'Date', of: ({ said, session }, state) => clockOf(said, session, state) },
  { header: 'Time zone', of: ({ session }, state) => zoneOf(session, state) },
  { header: 'Item', of: ({ said }, state) => named(state, 'agendaItem', said.item, 'title') },
  { header: 'Question', of: ({ said }, state) => named(state, 'question', said.question, 'text') },
  { header: 'Kind', of: ({ said }) => said.kind },
  { header: 'Text', of: ({ said }) => said.text },
  { header: 'Language', of: ({ said }) => said.language },
  { header: 'Translation', of: ({ said }) => said.translation },
  { header: 'Translated into', of: ({ said }) => said.translationLanguage },
  // A seat or a pseudonym; the name of a person is in the vault and leaves by no export.
  { header: 'Speaker', of: ({ said }, state) => named(state, 'participation', said.speaker, 'pseudonym') },
  { header: 'Affiliation', of: ({ said }, state) => named(state, 'stakeholder', said.affiliation, 'name') ?? said.affiliationName },
  { header: 'Codes', of: (entry, state) => listed(entry, state, 'code') },
  { header: 'Stakeholders', of: (entry, state) => listed(entry, state, 'stakeholder') },
  { header: 'Interests', of: (entry, state) => listed(entry, state, 'interest') },
  { header: 'Threats', of: (entry, state) => listed(entry, state, 'threat') },
  { header: 'Channel', of: ({ said }) => said.channel },
  { header: 'Source', of: ({ said }, state) => named(state, 'source', said.source, 'title') },
  { header: 'ID', of: ({ said }) => said.id },
];

const NAMES = { code: 'name', stakeholder: 'name', interest: 'name', threat: 'name' } as const satisfies Partial<Record<EntityName, string>>;

/** The value of a field of what is named; null where nothing is, or nothing that the viewer may read. */
function named<N extends EntityName>({ store }: ProjectState, entity: N, id: string | null | undefined, field: keyof Records[N] & string): string | null {
  const record = typeof id === 'string' ? store.live(entity, id) : undefined;
  return (record?.[field] as string | null | undefined) ?? null;
}

function listed({ codings }: Entry, state: ProjectState, of: keyof typeof NAMES): Cell {
  const names = codings.flatMap((coding) => named(state, of, coding[of], NAMES[of]) ?? []);
  return names.length === 0 ? null : joinValues([...new Set(names)].sort());
}

const zoneOf = (session: Records['session'], { project }: ProjectState): string => session.timeZone ?? project.timeZone ?? 'UTC';

function clockOf(said: Records['intervention'], session: Records['session'], state: ProjectState): string {
  const { day, clock } = clockIn(zoneOf(session, state), said.at);
  return `${day} ${clock}`;
}

/** As it may leave: the rule has been applied to what is stored, and is applied once more to what goes out. */
function asAllowed(said: Records['intervention'], session: Records['session'], { store }: ProjectState): Records['intervention'] {
  const item = said.item === null ? undefined : (store.get('agendaItem', said.item) as Records['agendaItem'] | undefined);
  return allowedUnder(ruleOf(session, item), said);
}

/** All that was said, by sessions as they were planned and in the order in which it was said; what was merged stands under what it was merged into. With the class of what is in it. @param process of this process only. */
export function registerTable(state: ProjectState, process: string | null): SheetToWrite & { classification: Classification } {
  const sessions = new Map(liveInOrder(state.store, 'session').filter((session) => process === null || session.process === process).map((session) => [session.id, session]));
  const codings = new Map<string, Records['coding'][]>();
  for (const coding of liveInOrder(state.store, 'coding')) codings.set(coding.intervention, [...(codings.get(coding.intervention) ?? []), coding]);
  const entries = liveInOrder(state.store, 'intervention').flatMap((said): Entry[] => {
    const session = sessions.get(said.session);
    return session && (said.mergedInto ?? null) === null ? [{ said: asAllowed(said, session, state), session, codings: codings.get(said.id) ?? [] }] : [];
  });
  const keyOf = ({ said, session }: Entry): string => [session.startsAt ?? '9', session.id, said.at, said.id].join(' ');
  const sorted = entries.map((entry) => [keyOf(entry), entry] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const written = new WrittenClass(state.store);
  for (const entry of entries) noteEntry(written, entry);
  return { classification: written.classification, name: 'Register', header: COLUMNS.map(({ header }) => header), rows: sorted.map(([, entry]) => COLUMNS.map(({ of }) => of(entry, state))) };
}

/** All that a row says, by itself or by the name of what it refers to; its session, and the process of that, are what it hangs on. */
function noteEntry(written: WrittenClass, { said, codings }: Entry): void {
  written.note('intervention', said as unknown as AnyRecord);
  for (const coding of codings) written.note('coding', coding as unknown as AnyRecord, ['code', 'stakeholder', 'interest', 'threat']);
}

export const REGISTER_GAPS = {
  registry: 'Stakeholders, relationships and maps are not in it: it holds what was said.',
  people: 'Who took part is not in it; who spoke only as a seat or pseudonym, where the rule of the session allows it.',
  merged: 'What was merged into another is in it once.',
  withdrawn: 'Those who took back their consent are left out; what they said is in the file without them.',
} as const;

/** What a register does not hold of the project. */
export function registerLosses(state: ProjectState, process: string | null): { code: string; count: number; message: string }[] {
  const sessions = new Set(liveInOrder(state.store, 'session').filter((session) => process === null || session.process === process).map(({ id }) => id));
  const ofThese = ({ session }: { session: string }): boolean => sessions.has(session);
  const counts = {
    registry: liveInOrder(state.store, 'stakeholder').length,
    people: liveInOrder(state.store, 'participation').filter(ofThese).length,
    merged: liveInOrder(state.store, 'intervention').filter((said) => ofThese(said) && (said.mergedInto ?? null) !== null).length,
    withdrawn: state.withdrawn,
  };
  return (Object.keys(counts) as (keyof typeof counts)[]).flatMap((code) => (counts[code] > 0 ? [{ code, count: counts[code], message: REGISTER_GAPS[code] }] : []));
}
