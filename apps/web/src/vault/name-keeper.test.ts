import type { SealedName, SealedNames } from '@baraza/sync-client';
import { openIdentity, sealingKeyPair } from '@baraza/vault-seal';
import { AppError, serverAway } from '../data/app-error.js';
import type { VaultApi } from './api.js';
import { NameKeeper } from './name-keeper.js';

const identity = { name: 'Ma Weah of Gbarnga', contact: null, note: null };
const project = 'p';

class Disk implements SealedNames {
  names = new Map<string, SealedName>();
  publicKey: string | null = null;
  all = async (): Promise<SealedName[]> => [...this.names.values()];
  put = async (name: SealedName): Promise<void> => void this.names.set(name.person, name);
  remove = async ({ person, sealed }: SealedName): Promise<void> => void (this.names.get(person)?.sealed === sealed && this.names.delete(person));
  key = async (): Promise<string | null> => this.publicKey;
  keepKey = async (key: string): Promise<void> => void (this.publicKey = key);
  wipe = async (): Promise<void> => void (this.names.clear(), (this.publicKey = null));
  close = (): void => undefined;
}

class Server implements VaultApi {
  there = true;
  refuses: string | null = null;
  readonly got = new Map<string, object>();
  constructor(public publicKey: string) {}
  private answer<T>(value: () => T): Promise<T> {
    return this.there ? Promise.resolve().then(value) : Promise.reject(serverAway());
  }
  key = (): Promise<string> => this.answer(() => this.publicKey);
  put: VaultApi['put'] = (person, _session, name) =>
    this.answer(() => {
      if (this.refuses !== null) throw new AppError(this.refuses, '');
      this.got.set(person, name);
    });
  people = async (): Promise<[]> => [];
  erase = async (): Promise<void> => undefined;
}

test('UI-145 a name waits sealed where there is no network, is opened by nothing but the vault, and is sent when the server is back, also by the next visit', async () => {
  const pair = await sealingKeyPair();
  const [server, disk] = [new Server(pair.publicKey), new Disk()];
  let again = (): void => undefined;
  const visit = (): NameKeeper => new NameKeeper({ project, api: server, storage: async () => disk, later: (try_) => ((again = try_), () => undefined) });
  const first = visit();
  await first.start();
  server.there = false;
  await first.keep('one', 's', identity);
  await first.send();
  expect([first.state.way, first.state.waiting.length, disk.names.size, server.got.size]).toEqual(['seals', 1, 1, 0]);
  expect(JSON.stringify([...disk.names.values()])).not.toContain('Weah');
  await first.close();
  expect(first.typed.size).toBe(0);
  const second = visit();
  await second.start();
  expect([second.state.way, second.state.waiting.length]).toEqual(['seals', 1]);
  await second.keep('two', 's', identity);
  server.there = true;
  again();
  await second.send();
  expect([second.state.waiting, disk.names.size, [...server.got.keys()]]).toEqual([[], 0, ['one', 'two']]);
  const { sealed } = server.got.get('one') as { sealed: string };
  expect(await openIdentity(pair.privateKey, sealed, { project, person: 'one' })).toEqual(identity);
});

test('UI-145 what the vault refuses for good is said and asked for again; a key that is no more is replaced; without a key and a network nothing is kept', async () => {
  const [old, fresh] = [await sealingKeyPair(), await sealingKeyPair()];
  const [server, disk] = [new Server(old.publicKey), new Disk()];
  const keeper = new NameKeeper({ project, api: server, storage: async () => disk });
  server.there = false;
  await keeper.start();
  await expect(keeper.keep('one', 's', identity)).rejects.toMatchObject({ code: 'noNamesHere' });
  expect([keeper.state.way, keeper.state.waiting]).toEqual(['noKey', []]);
  Object.assign(server, { there: true, refuses: 'sealForeign' });
  await keeper.keep('one', 's', identity);
  server.publicKey = fresh.publicKey;
  await keeper.send();
  expect([keeper.state.waiting, keeper.state.refused.map(({ person, error }) => [person, error.code]), disk.publicKey]).toEqual([[], [['one', 'sealForeign']], fresh.publicKey]);
  server.refuses = null;
  await keeper.keep('one', 's', identity);
  await keeper.send();
  expect([keeper.state.refused, server.got.size]).toEqual([[], 1]);
  await keeper.wipe();
  expect([disk.publicKey, keeper.typed.size]).toEqual([null, 0]);
  await keeper.close();
});

test('UI-146 where the browser cannot seal, a name goes to the vault at once or is not kept at all', async () => {
  const { publicKey } = await sealingKeyPair();
  const [server, disk] = [new Server(publicKey), new Disk()];
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
  try {
    const keeper = new NameKeeper({ project, api: server, storage: async () => disk });
    await keeper.start();
    await keeper.keep('one', 's', identity);
    server.there = false;
    await expect(keeper.keep('two', 's', identity)).rejects.toMatchObject({ code: 'noNamesHere' });
    expect([keeper.state.way, keeper.state.waiting, disk.names.size, [...server.got]]).toEqual(['plain', [], 0, [['one', { identity }]]]);
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  }
});
