/** People register themselves for a session by a link; what they enter becomes an entry of its list by the same operation as everybody else's. */
import { randomBytes, randomUUID } from 'node:crypto';
import { type CommandHandler, Limiter } from '@baraza/commands';
import { CODE_LENGTHS, hasRightIn, nextSeat, OPERATIONS, readShortCode, Refusal, shortCode, type Viewer } from '@baraza/domain';
import { inSnapshot, inTransaction, type ProjectPlace, readViewer, type Sql } from '@baraza/persistence';
import { SealError } from '@baraza/vault-seal';
import type { DataSource } from 'typeorm';
import { noSession, over, RegistrationError } from './errors.js';
import { type AskedConsent, type AskedDimension, isKnown, type OwnEntry, readConsent, readDimensions, readGroups, readOwn, readSession, type SessionFacts, stakeholderNamed } from './public-session.js';
import { closeLink, type Entry, entryOfCode, forgetCodes, insertEntry, insertLink, type Link, linkOfToken, linksOf, lockLinks, nameEntry, placeOfToken, removeEntry, takenSeats } from './tables.js';

/** A name as it comes: sealed, or as it is from a browser that cannot seal. */
export type GivenName = { sealed: string } | { identity: unknown };

/** Where names are put. */
export interface Names {
  publicKey(place: ProjectPlace): Promise<string>;
  /** Whether something is or was there under this id. */
  knows(place: ProjectPlace, person: string): Promise<boolean>;
  put(place: ProjectPlace, person: string, name: GivenName): Promise<void>;
  erase(place: ProjectPlace, person: string): Promise<void>;
}

export interface RegistrationSettings {
  /** As the server's role. */
  dataSource: DataSource;
  handler: CommandHandler;
  names: Names;
  now?: () => Date;
  /** Entries that one link takes. */
  most?: number;
}

/** What the public page is told. */
export interface PublicSession extends Pick<SessionFacts, 'title' | 'rule' | 'languages'> {
  /** What names are sealed for, and with. */
  project: string;
  publicKey: string;
  dimensions: AskedDimension[];
  consent: AskedConsent[];
  /** False: nobody new is taken, but whoever has a code can still use it. */
  open: boolean;
}

/** What a person says of themselves. Every group may be left out. */
export interface Answers {
  language: string | null;
  consent: string | null;
  consentPurposes: string[];
  groups: { dimension: string; group: string }[];
}

/** What is corrected of that: what is left out stays. Of a dimension that is named the group is replaced, or taken away by null. */
export interface Corrections extends Partial<Omit<Answers, 'groups'>> {
  groups?: { dimension: string; group: string | null }[] | undefined;
}

/** A name with the id that it was sealed for. */
export interface PersonName {
  id: string;
  name: GivenName;
}

export interface Registering extends Answers {
  /** Chosen by whoever registers, so that sending twice is sending once. */
  id: string;
  code: string;
  person: PersonName | null;
  /** Whom they say they speak for. */
  group: string | null;
}

/** A link that can be used, with what it is for. */
interface Usable {
  place: ProjectPlace;
  link: Link;
  session: SessionFacts;
  maker: Viewer;
  open: boolean;
}

const HOUR = 3_600_000;
const MOST_HOURS = 72;

export class Registration {
  private readonly now: () => Date;
  private readonly most: number;
  /** A hall registers from behind one address within minutes; whoever floods a list is slowed down to what can be undone. */
  private readonly ofAddress: Limiter;
  private readonly ofLink: Limiter;
  /** Guesses at links and codes. A right one is given back. */
  private readonly guesses: Limiter;

  constructor(private readonly settings: RegistrationSettings) {
    this.now = settings.now ?? (() => new Date());
    this.most = settings.most ?? 2_000;
    const now = (): number => this.now().getTime();
    this.ofAddress = new Limiter({ tries: 120, refillMs: 2_000, now });
    this.ofLink = new Limiter({ tries: 300, refillMs: 1_000, now });
    this.guesses = new Limiter({ tries: 40, refillMs: 15_000, now });
  }

  /** @param hours how long it is open, 1 to 72. @returns the secret of the link, which cannot be shown again. @throws RegistrationError `notFound`, `forbidden`, `registrationOver`. */
  async make(place: ProjectPlace, account: string, session: string, hours: number): Promise<{ token: string; link: Link }> {
    const token = shortCode(randomBytes(CODE_LENGTHS.link));
    const createdAt = this.now();
    const made = { id: randomUUID(), session, madeBy: account, createdAt, expiresAt: new Date(createdAt.getTime() + Math.min(hours, MOST_HOURS) * HOUR) };
    await this.inTenant(place, async (sql) => {
      const { ongoing } = await this.asLogger(sql, place, account, session);
      if (!ongoing) throw over();
      await forgetCodes(sql, place);
      await insertLink(sql, place, token, made);
    });
    return { token, link: { ...made, closedAt: null, registered: 0 } };
  }

  /** Those of the session, newest first. @throws RegistrationError `notFound`, `forbidden`. */
  list(place: ProjectPlace, account: string, session: string): Promise<Link[]> {
    return this.inTenant(place, async (sql) => {
      await this.asLogger(sql, place, account, session);
      await forgetCodes(sql, place);
      return linksOf(sql, place, session);
    });
  }

  /** Nobody new is taken; codes go on working until the session is over. @throws RegistrationError `notFound`, `forbidden`. */
  close(place: ProjectPlace, account: string, session: string, id: string): Promise<void> {
    return this.inTenant(place, async (sql) => {
      await this.asLogger(sql, place, account, session);
      await closeLink(sql, place, session, id, this.now());
    });
  }

  /** What the page shows. @throws RegistrationError `registrationOver`, `tooManyTries`. */
  async look(token: string, address: string): Promise<PublicSession> {
    const { place, session, maker, open } = await this.usable(token, address);
    const [publicKey, [dimensions, consent]] = await Promise.all([
      this.settings.names.publicKey(place),
      this.inTenant(place, async (sql) => [await readDimensions(sql, place, maker, session.process), await readConsent(sql, place, maker, session.process)] as const),
    ]);
    const { title, rule, languages } = session;
    return { project: place.project, publicKey, title, rule, languages, dimensions, consent, open };
  }

  /**
   * Enters somebody. The same again is the same as once.
   * @returns the number they are called by, where they gave no name.
   * @throws RegistrationError `registrationOver`, `tooManyTries`, `alreadyExists`, `listFull`, `invalidInput`; Refusal of the operation; what `names` throws. Then nothing is kept.
   */
  async register(token: string, address: string, { id, code: typed, person, group, ...answers }: Registering): Promise<{ seat: string | null }> {
    const usable = await this.usable(token, address);
    const { place, link, maker } = usable;
    if (!usable.open) throw over();
    const wait = this.ofAddress.take(address) || this.ofLink.take(link.id);
    if (wait > 0) throw tooMany(wait);
    const code = readShortCode(typed, CODE_LENGTHS.own);
    if (code === null) throw new RegistrationError('invalidInput', 'code must be a code as the page makes it.', { field: 'code' });
    const wanted = { participation: id, person: person?.id ?? null };
    const { entry, again } = await this.reserve(usable, code, wanted);
    try {
      if (person) await this.settings.names.put(place, person.id, person.name);
      const stakeholder = group === null ? null : await this.inTenant(place, (sql) => stakeholderNamed(sql, place, maker, group));
      const seat = entry.seat === null ? null : String(entry.seat);
      const said = { ...inputOf(answers), person: wanted.person, stakeholder, pseudonym: seat, consentMode: answers.consent === null ? null : 'written' };
      await this.submit(usable, 'registerParticipation', { ...said, id, session: link.session, mode: person ? 'person' : 'pseudonym', people: 1, enteredBy: 'self' }, again);
      return { seat };
    } catch (error) {
      // Whatever else went wrong may have happened after it was entered; sent again, it is made whole.
      if (!again && (error instanceof Refusal || error instanceof RegistrationError || error instanceof SealError)) await this.giveUp(usable, wanted);
      throw error;
    }
  }

  /** What stands under a code. @throws RegistrationError `registrationOver`, `codeUnknown`, `tooManyTries`. */
  async mine(token: string, address: string, code: string): Promise<{ person: string | null; withdrawn: boolean; entry: OwnEntry | null }> {
    const { entry, own } = await this.own(token, address, code);
    return { person: entry.person, ...own };
  }

  /** Replaces what is corrected and leaves the rest, which of a hidden list nobody can be shown; with a name also the name. @throws as `mine`, and Refusal of the operation. */
  async correct(token: string, address: string, code: string, { person, groups, ...answers }: Corrections & { person: PersonName | null }): Promise<void> {
    const { usable, entry } = await this.own(token, address, code);
    const { place, link } = usable;
    if (person && person.id !== entry.person) {
      if (entry.person !== null || (await this.isTaken(place, { participation: person.id, person: person.id }))) throw taken();
      await this.inTenant(place, (sql) => nameEntry(sql, place, entry, person.id));
    }
    if (person) await this.settings.names.put(place, person.id, person.name);
    const all = groups && (await this.inTenant(place, async (sql) => [...(await readGroups(sql, place, entry)).filter(({ dimension }) => !groups.some((each) => each.dimension === dimension)), ...groups.filter(isSaid)]));
    await this.submit(usable, 'correctParticipation', { id: entry.participation, session: link.session, ...given(answers), ...(all ? { groups: counted(all) } : {}), ...(person ? { mode: 'person', person: person.id, pseudonym: null } : {}) });
  }

  /** Takes consent back, or gives it again. @throws as `mine`. */
  async withdraw(token: string, address: string, code: string, withdrawn: boolean): Promise<void> {
    const { usable, entry } = await this.own(token, address, code);
    await this.submit(usable, 'withdrawConsent', { id: entry.participation, withdrawn });
  }

  private inTenant<T>({ workspace }: ProjectPlace, work: (sql: Sql) => Promise<T>): Promise<T> {
    return inTransaction(this.settings.dataSource, workspace, work);
  }

  private async asLogger(sql: Sql, place: ProjectPlace, account: string, session: string): Promise<SessionFacts> {
    const viewer = await readViewer(sql, place, account);
    const facts = viewer && (await readSession(sql, place, viewer, session));
    if (!viewer || !facts) throw noSession();
    if (!hasRightIn(viewer, 'logSessions', session)) throw new RegistrationError('forbidden', 'Only who notes in a session lets people register for it.');
    return facts;
  }

  /** A link works for as long as whoever made it may read the session and enter people themselves. */
  private async usable(typed: string, address: string): Promise<Usable> {
    const wait = this.guesses.take(address);
    if (wait > 0) throw tooMany(wait);
    const token = readShortCode(typed, CODE_LENGTHS.link);
    const place = token && (await inTransaction(this.settings.dataSource, null, (sql) => placeOfToken(sql, token)));
    if (!token || !place) throw over();
    const found = await inSnapshot(this.settings.dataSource, place.workspace, async (sql): Promise<Usable | null> => {
      const link = await linkOfToken(sql, place, token);
      const maker = link && (await readViewer(sql, place, link.madeBy));
      const session = maker && (await readSession(sql, place, maker, link.session));
      if (!link || !session?.ongoing || !maker || !hasRightIn(maker, 'logSessions', link.session)) return null;
      return { place, link, session, maker, open: link.closedAt === null && link.expiresAt > this.now() };
    });
    if (!found) throw over();
    this.guesses.giveBack(address);
    return found;
  }

  private async own(token: string, address: string, typed: string): Promise<{ usable: Usable; entry: Entry; own: { withdrawn: boolean; entry: OwnEntry | null } }> {
    const usable = await this.usable(token, address);
    const wait = this.guesses.take(address);
    if (wait > 0) throw tooMany(wait);
    const code = readShortCode(typed, CODE_LENGTHS.own);
    const { place, link } = usable;
    const found = code && (await this.inTenant(place, async (sql) => {
      const entry = await entryOfCode(sql, place, link, code);
      const own = entry && (await readOwn(sql, place, entry));
      return entry && own ? { entry, own } : null;
    }));
    if (!found) throw new RegistrationError('codeUnknown', 'Nobody registered here with this code. Look at it again.');
    this.guesses.giveBack(address);
    return { usable, ...found };
  }

  /** @returns the entry, and whether it was there before, because the answer to the first sending was lost. */
  private async reserve({ place, link }: Usable, code: string, wanted: Omit<Entry, 'seat'>): Promise<{ entry: Entry; again: boolean }> {
    const before = await this.inTenant(place, (sql) => entryOfCode(sql, place, link, code));
    if (before) {
      if (before.participation !== wanted.participation || before.person !== wanted.person) throw taken();
      return { entry: before, again: true };
    }
    // Nobody replaces a name or an entry that is there by naming its id.
    if (await this.isTaken(place, wanted)) throw taken();
    return this.inTenant(place, async (sql) => {
      await lockLinks(sql, place, link.session);
      const entry = { ...wanted, seat: wanted.person === null ? nextSeat(await takenSeats(sql, place, link.session)) : null };
      const outcome = await insertEntry(sql, place, link, code, entry, this.most);
      if (outcome === 'full') throw new RegistrationError('listFull', `${this.most} people have registered by this link, and it takes no more. Ask at the entrance.`, { max: this.most });
      if (outcome === 'known') throw taken();
      return { entry, again: false };
    });
  }

  private async isTaken(place: ProjectPlace, wanted: Omit<Entry, 'seat'>): Promise<boolean> {
    const known = await this.inTenant(place, (sql) => isKnown(sql, place, wanted));
    return known || (wanted.person !== null && (await this.settings.names.knows(place, wanted.person)));
  }

  /** Nothing came of it: its name goes too. */
  private async giveUp({ place, link }: Usable, entry: Omit<Entry, 'seat'>): Promise<void> {
    await this.inTenant(place, (sql) => removeEntry(sql, place, link, entry));
    if (entry.person !== null && (await this.settings.names.knows(place, entry.person))) await this.settings.names.erase(place, entry.person);
  }

  private async submit({ place, link }: Usable, name: 'registerParticipation' | 'correctParticipation' | 'withdrawConsent', input: object, again = false): Promise<void> {
    const result = await this.settings.handler.submit({ place, actor: link.madeBy, authority: 'system', client: null, name, version: OPERATIONS[name].version, input, group: null });
    if (result.status !== 'refused' || (again && result.refusal.code === 'alreadyExists')) return;
    const { code, message, params, path } = result.refusal;
    throw new Refusal(code, message, params, path);
  }
}

type SaidGroup = Answers['groups'][number];
const counted = (groups: readonly SaidGroup[]): object[] => groups.map((each) => ({ ...each, people: 1 }));
const inputOf = ({ groups, ...answers }: Answers): object => ({ ...answers, groups: counted(groups) });
const isSaid = (said: { dimension: string; group: string | null }): said is SaidGroup => said.group !== null;
/** Without what was left out. */
const given = (answers: Partial<Answers>): object => Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
const taken = (): RegistrationError => new RegistrationError('alreadyExists', 'This was taken already. Load the page again.');
const tooMany = (seconds: number): RegistrationError => new RegistrationError('tooManyTries', `Too many tries. Wait ${seconds} seconds and try again.`, { seconds });
