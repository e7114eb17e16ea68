import { opens } from './opens.js';

test.each([
  [true, 'stakeholder', 'classification', 'strictlyConfidential', 'restricted'],
  [false, 'stakeholder', 'classification', 'restricted', 'confidential'],
  [false, 'stakeholder', 'classification', 'public', 'public'],
  [false, 'stakeholder', 'deleted', true, false],
  [false, 'stakeholder', 'name', 'A', 'B'],
  [true, 'participation', 'hidden', true, false],
  [false, 'participation', 'hidden', false, true],
  [true, 'member', 'deleted', true, false],
  [false, 'member', 'deleted', false, true],
  [true, 'member', 'clearance', 'restricted', 'strictlyConfidential'],
  [false, 'member', 'clearance', 'strictlyConfidential', 'restricted'],
  [true, 'member', 'role', 'observer', 'analyst'],
  [false, 'member', 'role', 'owner', 'observer'],
] as const)('UNDO-22 whether more people could read it: %s for %s.%s from %s to %s', (expected, entity, field, from, to) => {
  expect(opens({ entity, field, expected: from, value: to })).toBe(expected);
});
