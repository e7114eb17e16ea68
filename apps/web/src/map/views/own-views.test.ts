import { keptOf, USUAL_LOOK } from './look.js';
import { changeOwnViews, MOST_OWN_VIEWS, type OwnView, ownViews, withView } from './own-views.js';

const view = (id: string, name = id): OwnView => ({ id, name, kept: keptOf(USUAL_LOOK, () => false) });
const save = (id: string) => changeOwnViews('me', 'm', (now) => withView(now, view(id)));
const ids = (): string[] => ownViews('me', 'm').map(({ id }) => id);

let refuses: boolean;
beforeEach(() => {
  const kept = new Map<string, string>();
  refuses = false;
  const setItem = (key: string, value: string): void => {
    if (refuses) throw new Error('QuotaExceededError');
    kept.set(key, value);
  };
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: { getItem: (key: string) => kept.get(key) ?? null, setItem } });
});
afterEach(() => void Reflect.deleteProperty(globalThis, 'localStorage'));

test('VIEW-31 what another tab or a later save added stays when an own view is brought back', () => {
  save('a');
  const [removed] = ownViews('me', 'm');
  changeOwnViews('me', 'm', (now) => now.filter(({ id }) => id !== 'a'));
  save('b');
  changeOwnViews('me', 'm', (now) => withView(now, removed!));
  expect(ids()).toEqual(['b', 'a']);
  changeOwnViews('me', 'm', (now) => withView(now, view('b', 'Otherwise')));
  expect(ownViews('me', 'm').map(({ name }) => name)).toEqual(['Otherwise', 'a']);
});

test('VIEW-31 one more own view than are kept is refused, and none is lost by it', () => {
  for (let at = 0; at < MOST_OWN_VIEWS; at += 1) expect(save(`v${at}`)).toHaveLength(at + 1);
  expect(save('more')).toBe('full');
  expect(ids()).toEqual(Array.from({ length: MOST_OWN_VIEWS }, (_, at) => `v${at}`));
  expect(save('v7')).toHaveLength(MOST_OWN_VIEWS);
});

test('VIEW-31 a browser that keeps nothing says so, and what it had stays', () => {
  save('a');
  refuses = true;
  expect(save('b')).toBe('denied');
  expect(ids()).toEqual(['a']);
});
