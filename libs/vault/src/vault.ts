/** Names of people who take part: in, out and gone for ever. In the database they are ciphertext; the keys are in the key ring, and only here do the two meet. */
import { fold, type Identity, identityValidator } from '@baraza/domain';
import { inTransaction, lockVault, type ProjectPlace, readLog, type Sql } from '@baraza/persistence';
import { openIdentity, SealError } from '@baraza/vault-seal';
import type { DataSource } from 'typeorm';
import { decrypt, encrypt } from './cipher.js';
import { erased, notThere, VaultError } from './errors.js';
import type { KeyRing } from './keys/key-ring.js';
import { Turns } from './turns.js';

/** A name as it comes: sealed with the project's public key, or as it is, from a browser that cannot seal. */
export type GivenIdentity = { sealed: string } | { identity: unknown };

/** Who reads, and where. */
export interface Reader {
  account: string;
  session: string;
}

/**
 * What the vault knows of a person. `erased`: destroyed for good. `unreadable`: there is ciphertext without its key, as after a restore of the data alone; with the keys it can be read again.
 * Somebody whose name never came is not listed.
 */
export type PersonAnswer = { id: string; state: 'readable'; identity: Identity } | { id: string; state: 'erased' | 'unreadable' };

export interface VaultSettings {
  /** As the server's role. */
  dataSource: DataSource;
  keys: KeyRing;
  /** Hears that a name of the project was entered, corrected or destroyed, when it is so; never which. */
  changed?: (project: string) => void;
}

interface Row {
  id: string;
  ciphertext: Buffer | null;
}

/** Rights are the caller's matter (`VaultGate`). Ids are UUIDs in lower case. */
export class Vault {
  private readonly turns = new Turns();

  constructor(private readonly settings: VaultSettings) {}

  /** Puts in order what a kill left half done. To be called when a server starts. */
  async mend(): Promise<void> {
    const { dataSource, keys } = this.settings;
    for (const project of await keys.projects()) {
      await inTransaction(dataSource, null, async (sql) => {
        await lockVault(sql, project);
        await keys.mend(project);
      });
    }
  }

  /** What names of the project are sealed with. Made when it is first asked for. @throws VaultError `notFound`. */
  async publicKey(place: ProjectPlace): Promise<string> {
    const { keys } = this.settings;
    return (await keys.publicKey(place.project)) ?? this.changing(place, () => keys.makePublicKey(place.project));
  }

  /**
   * Takes the name of a person whose id the caller has chosen. Again is the same as once; another name replaces the one before.
   * @throws VaultError `notFound`, `personErased`, `invalidInput`; SealError where it cannot be opened.
   */
  async put(place: ProjectPlace, person: string, given: GivenIdentity): Promise<void> {
    const { keys } = this.settings;
    const of = { project: place.project, person };
    const identity = 'sealed' in given ? await this.opened(of.project, person, given.sealed) : checked(given.identity);
    await this.changing(place, async (sql) => {
      const [row] = await this.rows(sql, place, [person]);
      if (row && row.ciphertext === null) throw erased();
      // The key is on disk before anything needs it.
      const ciphertext = encrypt(await keys.keyFor(place.project, person), identity, of);
      await sql.query(
        `INSERT INTO vault_person (workspace_id, project_id, id, ciphertext) VALUES ($1, $2, $3, $4)
         ON CONFLICT (workspace_id, project_id, id) DO UPDATE SET ciphertext = EXCLUDED.ciphertext WHERE vault_person.erased_at IS NULL`,
        [place.workspace, place.project, person, ciphertext],
        'put identity',
      );
    });
    this.settings.changed?.(place.project);
  }

  /** Of these people, what the vault knows. That and by whom it was asked is written down before anything is answered. */
  async read(place: ProjectPlace, people: readonly string[], { account, session }: Reader): Promise<PersonAnswer[]> {
    const { dataSource, keys } = this.settings;
    const { workspace, project } = place;
    return inTransaction(dataSource, workspace, async (sql) => {
      const [rows, known, gone] = await Promise.all([this.rows(sql, place, people), keys.keysOf(project, people), keys.erasedOf(project, people)]);
      const answers = rows.map((row) => answerOf(project, row, known.get(row.id), gone.has(row.id)));
      const readable = answers.filter(({ state }) => state === 'readable').length;
      await sql.query('INSERT INTO vault_read (workspace_id, project_id, account_id, session_id, people) VALUES ($1, $2, $3, $4, $5)', [workspace, project, account, session, readable], 'note reading');
      return answers;
    });
  }

  /** Of these people, those in whose name, contact or note the text occurs, whatever its case and marks. Reads all of them, and is written down as that. */
  async search(place: ProjectPlace, text: string, people: readonly string[], reader: Reader): Promise<PersonAnswer[]> {
    const wanted = fold(text);
    const holds = ({ name, contact, note }: Identity): boolean => [name, contact, note].some((part) => part !== null && fold(part).includes(wanted));
    return (await this.read(place, people, reader)).filter((answer) => answer.state === 'readable' && holds(answer.identity));
  }

  /** Ids of all people of the project whose names came, erased ones among them. */
  async people(place: ProjectPlace): Promise<string[]> {
    const rows = await inTransaction(this.settings.dataSource, place.workspace, (sql) => sql.query<{ id: string }>('SELECT id FROM vault_person WHERE workspace_id = $1 AND project_id = $2 ORDER BY id', [place.workspace, place.project]));
    return rows.map(({ id }) => id);
  }

  /** Destroys the name, whether it came or not: one that is still on its way is refused. Again is the same as once. @throws VaultError `notFound`, and `keysUnusable` or `mirrorUnusable`, where nothing has changed. */
  async erase(place: ProjectPlace, person: string): Promise<void> {
    await this.changing(place, async (sql) => {
      await this.settings.keys.erase(place.project, person);
      await sql.query(
        `INSERT INTO vault_person (workspace_id, project_id, id, erased_at) VALUES ($1, $2, $3, now())
         ON CONFLICT (workspace_id, project_id, id) DO UPDATE SET ciphertext = NULL, erased_at = coalesce(vault_person.erased_at, now())`,
        [place.workspace, place.project, person],
      );
    });
    this.settings.changed?.(place.project);
  }

  /** Whether the person's name was destroyed. */
  async isErased(place: ProjectPlace, person: string): Promise<boolean> {
    const [row] = await inTransaction(this.settings.dataSource, place.workspace, (sql) => this.rows(sql, place, [person]));
    return row?.ciphertext === null || (await this.settings.keys.erasedOf(place.project, [person])).has(person);
  }

  /** Whether a name of the person is here or was erased. */
  async knows(place: ProjectPlace, person: string): Promise<boolean> {
    const rows = await inTransaction(this.settings.dataSource, place.workspace, (sql) => this.rows(sql, place, [person]));
    return rows.length > 0 || (await this.settings.keys.erasedOf(place.project, [person])).has(person);
  }

  /** Destroys the keys of a project that is being erased; for `deleteProject`. */
  readonly destroyKeys = ({ project }: ProjectPlace): Promise<void> => this.settings.keys.close(project);

  private async opened(project: string, person: string, sealed: string): Promise<Identity> {
    const privateKey = await this.settings.keys.privateKey(project);
    if (privateKey === null) throw new SealError('sealForeign');
    return openIdentity(privateKey, sealed, { project, person });
  }

  private rows(sql: Sql, { workspace, project }: ProjectPlace, people: readonly string[]): Promise<Row[]> {
    return sql.query<Row>('SELECT id, ciphertext FROM vault_person WHERE workspace_id = $1 AND project_id = $2 AND id = ANY($3::uuid[]) ORDER BY id', [workspace, project, people], 'read identities');
  }

  /** One after the other, by this process and by all others: file and table change together. Waits here first, so that a long list takes one connection and not all. */
  private changing<T>(place: ProjectPlace, work: (sql: Sql) => Promise<T>): Promise<T> {
    const { workspace, project } = place;
    return this.turns.take(project, () =>
      inTransaction(this.settings.dataSource, workspace, async (sql) => {
        await lockVault(sql, project);
        if (!(await readLog(sql, workspace, project))) throw notThere();
        return work(sql);
      }),
    );
  }
}

function answerOf(project: string, { id, ciphertext }: Row, key: Buffer | undefined, gone: boolean): PersonAnswer {
  if (ciphertext === null || gone) return { id, state: 'erased' };
  const identity = key ? decrypt(key, ciphertext, { project, person: id }) : null;
  return identity ? { id, state: 'readable', identity } : { id, state: 'unreadable' };
}

function checked(value: unknown): Identity {
  const parsed = identityValidator.safeParse(value);
  if (parsed.success) return parsed.data as Identity;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? '');
  // Of what was typed only the field is named.
  throw new VaultError('invalidInput', field === '' ? 'A name with contact and note is expected.' : `${field} ${issue!.message}.`, { field });
}
