/** The keys of the vault: one file a project, beside the database and never in it. What is erased here cannot be read any more, by anybody, from any copy of the data. */
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { publicKeyOf, sealingKeyPair } from '@baraza/vault-seal';
import { erased as refuseErased, notThere, VaultError } from '../errors.js';
import { addTo, makeFolder, markOfFile, readWhole, settle, sizeOf, stage, sweep } from './disk.js';
import { apply, type Entry, HEADER_LINE, isBlank, type Keys, lineOf, noKeys, readKeys, sameKeys, textOf, together } from './key-file.js';
import { Turns } from '../turns.js';
import { pair, reasonOf, requirePaired, unusable } from './mirror.js';

export interface KeyRingSettings {
  /** Absolute. Made when the first key is. */
  folder: string;
  /** Absolute; kept the same as `folder`. Null: there is no second copy. */
  mirror: string | null;
  /** Hears what does not stop anybody's work but should be seen to. */
  report: (trouble: string) => void;
}

interface State {
  keys: Keys;
  /** Bytes of the file that are whole lines. */
  whole: number;
  /** Bytes behind them: half a line. */
  half: number;
  /** Of the file that this was read from; null where there is none. */
  mark: string | null;
}

const KEY_BYTES = 32;
const ENDING = '.keys';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Work on one project is done one after the other. Processes that share a folder must see to that themselves (`Vault` does, by a lock of the database). */
export class KeyRing {
  private readonly states = new Map<string, State>();
  private readonly turns = new Turns();
  private mirrorBehind = false;

  private constructor(private readonly settings: KeyRingSettings) {}

  /** A mirror that cannot be used is reported: names can be entered and read without it, and not erased. @throws VaultError `keysUnusable`. */
  static async open(settings: KeyRingSettings): Promise<KeyRing> {
    const { folder, mirror, report } = settings;
    const ring = new KeyRing(settings);
    await ring.usable(() => readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : Promise.reject(error))));
    const former = await ring.reported(() => ring.usable(() => pair(folder, mirror)));
    if (former) report(`The keys of the vault were copied to ${former} until now. What is erased from now on can still be read with that copy: destroy it, or set VAULT_BACKUP to it again.`);
    return ring;
  }

  /** Ids of the projects that have keys, here or in the mirror. */
  async projects(): Promise<string[]> {
    const folders = [this.settings.folder, this.settings.mirror].filter((folder) => folder !== null);
    const names = await Promise.all(folders.map((folder) => readdir(folder).catch((): string[] => [])));
    return [...new Set(names.flat().flatMap((name) => /^([0-9a-f-]{36})\.keys(\.new|\.old)?$/.exec(name)?.[1] ?? []))].filter((id) => ID.test(id)).sort();
  }

  /** Public key by which names of the project are sealed; null where it was never asked for. */
  publicKey(project: string): Promise<string | null> {
    return this.reading(project, ({ sealing }) => (sealing === null ? null : publicKeyOf(sealing)));
  }

  /** The same, made where there is none. @throws VaultError `notFound` where the project was erased. */
  makePublicKey(project: string): Promise<string> {
    return this.turns.take(project, async () => {
      const { keys } = await this.load(project);
      if (keys.closed) throw notThere();
      if (keys.sealing !== null) return publicKeyOf(keys.sealing);
      const { publicKey, privateKey } = await sealingKeyPair();
      await this.add(project, ['seal', privateKey]);
      return publicKey;
    });
  }

  /** Private key by which sealed names of the project are opened; null where there is none. */
  privateKey(project: string): Promise<string | null> {
    return this.reading(project, ({ sealing }) => sealing);
  }

  /** The person's key, made where there is none. @throws VaultError `personErased`, `notFound` where the project was erased. */
  keyFor(project: string, person: string): Promise<Buffer> {
    return this.turns.take(project, async () => {
      const { keys } = await this.load(project);
      if (keys.closed) throw notThere();
      if (keys.erased.has(person)) throw refuseErased();
      const known = keys.people.get(person);
      if (known) return known;
      const key = randomBytes(KEY_BYTES);
      await this.add(project, ['key', person, key]);
      return key;
    });
  }

  /** Of these people, those who have a key. */
  keysOf(project: string, people: readonly string[]): Promise<Map<string, Buffer>> {
    return this.reading(project, (keys) => new Map(people.flatMap((person) => (keys.people.has(person) ? [[person, keys.people.get(person)!] as const] : []))));
  }

  /** Of these people, those whose keys were destroyed. */
  erasedOf(project: string, people: readonly string[]): Promise<Set<string>> {
    return this.reading(project, (keys) => new Set(people.filter((person) => keys.closed || keys.erased.has(person))));
  }

  /** Destroys the person's key, here and in the mirror. Where it fails before both could be written, nothing has changed. @throws VaultError `keysUnusable`, `mirrorUnusable`. */
  erase(project: string, person: string): Promise<void> {
    return this.destroying(project, ['erased', person]);
  }

  /** Destroys all keys of the project, for ever. What remains of the file says just that, so that no mirror brings them back. */
  close(project: string): Promise<void> {
    return this.destroying(project, ['closed']);
  }

  /** Clears away what a kill left and makes file and mirror equal again: what either has and neither has erased. @throws VaultError `keysUnusable`, `keysNewer`. */
  mend(project: string): Promise<void> {
    const path = this.path(project);
    const { mirror } = this.settings;
    return this.turns.take(project, async () => {
      await this.usable(() => sweep(path));
      const state = await this.load(project);
      const copy = mirror === null ? null : await this.reported(() => this.readMirror(project, mirror));
      const all = together(state.keys, copy ?? noKeys());
      if (!sameKeys(all, state.keys) || state.half > 0) await this.replace(project, all);
      await this.follow(project);
    });
  }

  private path(project: string, folder = this.settings.folder): string {
    if (!ID.test(project)) throw new Error('The id of a project must be a UUID in lower case.');
    return join(folder, project + ENDING);
  }

  private reading<T>(project: string, look: (keys: Keys) => T | Promise<T>): Promise<T> {
    return this.turns.take(project, async () => look((await this.load(project)).keys));
  }

  private async load(project: string): Promise<State> {
    const path = this.path(project);
    return this.usable(async () => {
      const known = this.states.get(project);
      if (known && known.mark === (await markOfFile(path))) return known;
      const file = await readWhole(path);
      const state: State = file ? { ...readKeys(file.content), mark: file.mark } : { keys: noKeys(), whole: 0, half: 0, mark: null };
      this.states.set(project, state);
      return state;
    });
  }

  private async add(project: string, entry: Entry): Promise<void> {
    const state = await this.load(project);
    const { whole } = state;
    const text = (whole === 0 ? HEADER_LINE : '') + lineOf(entry);
    // What is known is read anew unless all goes well.
    this.states.delete(project);
    const mark = await this.usable(async () => {
      await makeFolder(this.settings.folder);
      return addTo(this.path(project), whole, text);
    });
    apply(state.keys, entry);
    this.states.set(project, { keys: state.keys, whole: whole + text.length, half: 0, mark });
    await this.follow(project, { whole, text });
  }

  /** Makes the mirror's file the same as ours. `added`: what was just added to ours, which is all that a mirror lacks that was the same before. */
  private async follow(project: string, added?: { whole: number; text: string }): Promise<void> {
    const { mirror, folder } = this.settings;
    if (mirror === null) return;
    await this.reported(async () => {
      await requirePaired(folder, mirror);
      const copy = this.path(project, mirror);
      await unusable(mirror, async () => {
        // By its length; every byte is compared when the server starts.
        if (added && (await sizeOf(copy)) === added.whole) return void (await addTo(copy, added.whole, added.text));
        const [ours, theirs] = await Promise.all([readWhole(this.path(project)), readWhole(copy)]);
        if (ours && !theirs?.content.equals(ours.content)) await replaceFile(copy, ours.content.toString('latin1'));
      });
      this.mirrorBehind = false;
    });
  }

  private async readMirror(project: string, mirror: string): Promise<Keys> {
    await requirePaired(this.settings.folder, mirror);
    const copy = this.path(project, mirror);
    return unusable(mirror, async () => {
      await sweep(copy);
      const file = await readWhole(copy);
      return file ? readKeys(file.content).keys : noKeys();
    });
  }

  private destroying(project: string, entry: Entry): Promise<void> {
    const { mirror, folder } = this.settings;
    const path = this.path(project);
    return this.turns.take(project, async () => {
      const { keys } = await this.load(project);
      // A project without a vault can be erased wherever the mirror is.
      if (entry[0] === 'closed' && isBlank(keys)) return;
      const copy = mirror === null ? null : this.path(project, mirror);
      // A person may be known to the mirror alone, where ours was lost since the start.
      const left = copy === null ? together(keys, noKeys()) : together(keys, await this.readMirror(project, mirror!));
      apply(left, entry);
      const text = textOf(left);
      await this.usable(async () => {
        await makeFolder(folder);
        await sweep(path);
        await stage(path, text);
      });
      if (copy !== null) {
        await unusable(mirror!, async () => {
          await stage(copy, text);
          await settle(copy);
        }).catch(async (error: unknown) => {
          await sweep(path);
          throw error;
        });
      }
      this.states.delete(project);
      await this.usable(() => settle(path));
    });
  }

  private async replace(project: string, keys: Keys): Promise<void> {
    this.states.delete(project);
    await this.usable(async () => {
      await makeFolder(this.settings.folder);
      await replaceFile(this.path(project), textOf(keys));
    });
  }

  /** Runs what touches the key folder. @throws VaultError `keysUnusable`. */
  private async usable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof VaultError) throw error;
      const { folder } = this.settings;
      throw new VaultError('keysUnusable', `The keys of the vault in ${folder} cannot be used (${reasonOf(error)}).`, { folder }, { cause: error });
    }
  }

  /** Where the mirror fails, says so once until it works again. */
  private async reported<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'mirrorUnusable') throw error;
      if (!this.mirrorBehind) this.settings.report(`${error.message} Names are entered and read meanwhile, and cannot be erased.`);
      this.mirrorBehind = true;
      return null;
    }
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  await sweep(path);
  await stage(path, text);
  await settle(path);
}
