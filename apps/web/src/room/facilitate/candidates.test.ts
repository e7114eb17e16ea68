import { completeRecord, ENTITIES, type Records } from '@baraza/domain';
import { calledHere } from '../parts/called.js';
import { candidatesUnder } from './candidates.js';

const participation = (id: string, values: Partial<Records['participation']>): Records['participation'] => ({ ...(completeRecord(ENTITIES.participation, id, { session: 's', mode: 'pseudonym', people: 1, enteredBy: 'form', enteredAt: '2005-08-17T10:00:00.000Z', hidden: false, classification: 'restricted' }) as unknown as Records['participation']), ...values });
const stakeholder = (id: string, name: string): Records['stakeholder'] => completeRecord(ENTITIES.stakeholder, id, { name, classification: 'public' }) as unknown as Records['stakeholder'];

const here = [participation('a', { pseudonym: 'Mary', stakeholder: 'traders' }), participation('b', { stakeholder: 'traders' }), participation('c', { stakeholder: 'traders' }), participation('d', {}), participation('e', { mode: 'headCount', people: 40, pseudonym: 'Village' })];
const all = [stakeholder('police', 'Police'), stakeholder('traders', 'Border traders')];
const named = (names: Readonly<Record<string, string>>) => ({
  called: calledHere(here, ({ id }) => names[id] ?? null, (id) => all.find((each) => each.id === id)?.name),
  participant: (number: number) => `Participant ${number}`,
  people: (count: number) => `${count} people`,
});
const words = named({});

test('UI-124: where they may be named participants are chosen, told apart by a number', () => {
  expect(candidatesUnder('attributed', here, all, words).map(({ name, detail, participation: of }) => [name, detail, of])).toEqual([
    ['Mary', 'Border traders', 'a'],
    ['Border traders', undefined, 'b'],
    ['Border traders 2', undefined, 'c'],
    ['Participant 1', undefined, 'd'],
    ['Village', '40 people', 'e'],
  ]);
});

test('UI-171: whoever may read a name finds people by it, and by what they are called otherwise; the numbers of the others stay what everybody sees', () => {
  const found = candidatesUnder('attributed', here, all, named({ b: 'Ma Weah', d: 'Kou Dolo' }));
  expect(found.map(({ name, detail }) => [name, detail])).toEqual([['Mary', 'Border traders'], ['Ma Weah', 'Border traders'], ['Border traders 2', undefined], ['Kou Dolo', undefined], ['Village', '40 people']]);
  expect(found[1]!.aliases).toEqual(['Border traders', 'Border traders']);
});

test('UI-124: where only groups may be named nobody’s participation is chosen, groups that are here come first; where nothing may be, nobody', () => {
  expect(candidatesUnder('affiliationOnly', here, all, words)).toEqual([
    { id: 'traders', name: 'Border traders', aliases: [], participation: null, stakeholder: 'traders', language: null },
    { id: 'police', name: 'Police', aliases: [], participation: null, stakeholder: 'police', language: null },
  ]);
  expect(candidatesUnder('notAttributed', here, all, words)).toEqual([]);
});
