import { completeRecord, ENTITIES, type Records } from '@baraza/domain';
import { candidatesUnder } from './candidates.js';

const participation = (id: string, values: Partial<Records['participation']>): Records['participation'] => ({ ...(completeRecord(ENTITIES.participation, id, { session: 's', mode: 'pseudonym', people: 1, enteredBy: 'form', enteredAt: '2005-08-17T10:00:00.000Z', hidden: false, classification: 'restricted' }) as unknown as Records['participation']), ...values });
const stakeholder = (id: string, name: string): Records['stakeholder'] => completeRecord(ENTITIES.stakeholder, id, { name, classification: 'public' }) as unknown as Records['stakeholder'];
const words = { participant: (number: number) => `Participant ${number}`, people: (count: number) => `${count} people` };

const here = [participation('a', { pseudonym: 'Mary', stakeholder: 'traders' }), participation('b', { stakeholder: 'traders' }), participation('c', { stakeholder: 'traders' }), participation('d', {}), participation('e', { mode: 'headCount', people: 40, pseudonym: 'Village' })];
const all = [stakeholder('police', 'Police'), stakeholder('traders', 'Border traders')];

test('UI-124: where they may be named participants are chosen, told apart by a number', () => {
  expect(candidatesUnder('attributed', here, all, words).map(({ name, detail, participation: of }) => [name, detail, of])).toEqual([
    ['Mary', 'Border traders', 'a'],
    ['Border traders', undefined, 'b'],
    ['Border traders 2', undefined, 'c'],
    ['Participant 1', undefined, 'd'],
    ['Village', '40 people', 'e'],
  ]);
});

test('UI-124: where only groups may be named nobody’s participation is chosen, groups that are here come first; where nothing may be, nobody', () => {
  expect(candidatesUnder('affiliationOnly', here, all, words)).toEqual([
    { id: 'traders', name: 'Border traders', participation: null, stakeholder: 'traders', language: null },
    { id: 'police', name: 'Police', participation: null, stakeholder: 'police', language: null },
  ]);
  expect(candidatesUnder('notAttributed', here, all, words)).toEqual([]);
});
