import { mentionOf } from '@baraza/domain';
import { labelled, toKept, toTyped } from './labels.js';

const [ada, adaObi, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003'];

test('TALK-30 what is typed by name is kept by account, and comes back as it was typed', () => {
  const people = labelled([{ account: ada, name: 'Ada', detail: 'Analyst' }, { account: adaObi, name: 'Ada Obi', detail: 'Owner' }, { account: other, name: 'سلوى', detail: 'Owner' }]);
  const typed = 'Thanks @Ada Obi, @Ada and @سلوى! Not @Adam, not a@Ada, not @Nobody.';
  const kept = `Thanks ${mentionOf(adaObi)}, ${mentionOf(ada)} and ${mentionOf(other)}! Not @Adam, not a@Ada, not @Nobody.`;
  expect(toKept(typed, people)).toBe(kept);
  expect(toTyped(kept, people)).toBe(typed);
  expect(toTyped(kept, [])).toBe(kept);
  expect(toKept('(@Ada)+', people)).toBe(`(${mentionOf(ada)})+`);
});

test('TALK-30 two people of one name are told apart by their role, else by a number', () => {
  const people = labelled([{ account: ada, name: 'Ada', detail: 'Analyst' }, { account: adaObi, name: 'Ada', detail: 'Owner' }, { account: other, name: 'Ada', detail: 'Owner' }]);
  expect(people.map(({ label }) => label)).toEqual(['Ada (Analyst)', 'Ada (Owner)', 'Ada (Owner) 2']);
  expect(toKept('@Ada (Owner) 2 and @Ada (Owner).', people)).toBe(`${mentionOf(other)} and ${mentionOf(adaObi)}.`);
});
