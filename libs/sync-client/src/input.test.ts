import type { ProjectSession } from './session.js';

test('inputs are typed by their operation: what may be empty may be left out, a misspelt field is refused by the compiler', () => {
  const given: unknown[] = [];
  const session = { mutate: (...what: unknown[]) => void given.push(what) } as unknown as ProjectSession;
  session.mutate('createStakeholder', { id: 'x', name: 'Police' });
  session.mutate('updateStakeholder', { id: 'x', place: null });
  session.mutate('importRecords', { stakeholder: [{ id: 'x', name: 'Police' }] });
  session.mutate('moveOnMap', { positions: [{ id: 'x', x: 1, y: 2 }] });
  // @ts-expect-error the name is needed
  session.mutate('createStakeholder', { id: 'x' });
  // @ts-expect-error there is no such field
  session.mutate('createStakeholder', { id: 'x', name: 'Police', nmae: 'Police' });
  expect(given).toHaveLength(6);
});
