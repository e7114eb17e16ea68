import { shortcuts } from '../commands/shortcuts.js';
import { ariaKeys, isPressed, keyCaps, type KeyPress } from './keys.js';

function press(key: string, rest: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...rest };
}

test('keys are written as they stand on the keyboard', () => {
  expect(keyCaps('mod+K', true)).toEqual(['⌘', 'K']);
  expect(keyCaps('mod+shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(['a', 'Escape', 'plus', 'F2', 'ArrowLeft'].map((keys) => keyCaps(keys, false).join())).toEqual(['A', 'Esc', '+', 'F2', '←']);
  expect(ariaKeys('mod+K', true)).toBe('Meta+K');
});

test('the modifier is the one of the platform, and no other may be held', () => {
  expect(isPressed('mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('mod+K', press('k', { metaKey: true }), true)).toBe(true);
  expect(isPressed('mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
  expect(isPressed('A', press('a', { ctrlKey: true }), false)).toBe(false);
  expect(isPressed('mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  expect(isPressed('mod+shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
});

test('an Arabic layout reaches every key by its place', () => {
  expect(isPressed('A', press('ش', { code: 'KeyA' }), false)).toBe(true);
  expect(isPressed('A', press('b', { code: 'KeyA' }), false)).toBe(false);
  expect(isPressed('1', press('١', { code: 'Digit1' }), false)).toBe(true);
  expect(isPressed('?', press('؟', { shiftKey: true }), false)).toBe(true);
});

test('marks may need shift or not', () => {
  expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true);
  expect(isPressed('plus', press('+', { shiftKey: true }), false)).toBe(true);
  expect(isPressed('Space', press(' '), false)).toBe(true);
});

test('within a group no key has two meanings', () => {
  for (const group of ['general', 'map', 'table', 'editing'] as const) {
    const keys: string[] = shortcuts.filter((shortcut) => shortcut.group === group || (group === 'map' && shortcut.group === 'general')).flatMap((shortcut) => [...shortcut.keys]);
    expect(keys).toEqual([...new Set(keys)]);
  }
});
