/** What people are reminded of, over all their projects. What somebody has seen, and when they want to be reminded, is theirs alone: it is not in the log, and may be said twice. */
import { momentIn } from '@baraza/calendar';
import { type Commentable, mentionsIn, Refusal, type Viewer } from '@baraza/domain';
import { findProject, inSnapshot, inTransaction, type ProjectPlace, readViewer, RIGHTS_COLUMNS, type Sql, viewerOfRow } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { commentNotices, peopleNamed, recordThere, reminderNotices } from './statements.js';

export interface About {
  entity: Commentable;
  id: string;
  name: string;
}
export interface Notice {
  id: string;
  kind: 'mention' | 'reply' | 'reminder';
  project: { id: string; name: string };
  about: About;
  /** Who wrote; null: a reminder of one's own. */
  by: string | null;
  thread: string | null;
  /** What was written, or the note of the reminder. People who are mentioned stand in it by account. */
  text: string | null;
  /** When it was written, or fell due. ISO 8601. */
  at: string;
  seen: boolean;
}
export interface Notices {
  /** Newest first. */
  notices: Notice[];
  /** Names of the people in them by account, as far as they may be told. */
  people: Record<string, string>;
}
export interface Reminder {
  id: string;
  entity: Commentable;
  record: string;
  /** The day, YYYY-MM-DD, in `timeZone`. It falls due in the morning. */
  on: string;
  timeZone: string;
  note: string | null;
}

const MORNING = '08:00';
/** Reminders that one person has in one project. */
const MOST_REMINDERS = 500;
/** Longer than anything is told. */
const SEEN_DAYS = 200;

interface Row {
  id: string;
  thread?: string;
  by?: string;
  text: string | null;
  at: Date;
  mentioned?: boolean;
  entity: Commentable;
  about: string;
  name: string;
  seen: boolean;
}

const notFound = (): Refusal => new Refusal('notFound', 'There is nothing at this address.');

export class Reminders {
  /** @param dataSource as the server's role. @param workspacesOf the ids of the workspaces that the account is in. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly workspacesOf: (account: string) => Promise<readonly string[]>,
  ) {}

  /** What the account is reminded of now. @param now ISO 8601. */
  async list(account: string, now = new Date().toISOString()): Promise<Notices> {
    const found = await Promise.all((await this.workspacesOf(account)).map((workspace) => inSnapshot(this.dataSource, workspace, (sql) => readWorkspace(sql, workspace, account, now))));
    const notices = found.flatMap((each) => each.notices).sort((a, b) => (a.at < b.at ? 1 : -1));
    return { notices, people: Object.assign({}, ...found.map((each) => each.people)) as Record<string, string> };
  }

  /** Notes that the account has seen these notices of a project, or wants to see them again. @throws Refusal `notFound` for who is not in the project. */
  async see(account: string, project: string, ids: readonly string[], seen: boolean): Promise<void> {
    await this.within(account, project, async (sql, { workspace }) => {
      sql.send(`DELETE FROM notice_seen WHERE workspace_id = $1 AND project_id = $2 AND account_id = $3 AND (seen_at < now() - interval '${SEEN_DAYS} days' OR ($4 AND notice_id = ANY($5::uuid[])))`, [workspace, project, account, !seen, ids]);
      if (!seen) return;
      // Of what is there only: nobody fills the table with anything else.
      sql.send(
        `INSERT INTO notice_seen (workspace_id, project_id, account_id, notice_id, seen_at)
         SELECT $1, $2, $3, id, now() FROM (SELECT id FROM comment WHERE workspace_id = $1 AND project_id = $2 AND id = ANY($4::uuid[]) UNION SELECT id FROM reminder WHERE workspace_id = $1 AND project_id = $2 AND account_id = $3 AND id = ANY($4::uuid[])) known
         ON CONFLICT DO NOTHING`,
        [workspace, project, account, ids],
      );
    });
  }

  /** Sets a reminder, or sets it anew. @throws Refusal `notFound` where there is no such record for the account, `invalidInput` for a day or zone that is none, `outOfRange` for too many. */
  async set(account: string, project: string, { id, entity, record, on, timeZone, note }: Reminder): Promise<void> {
    const dueAt = dueOn(on, timeZone);
    await this.within(account, project, async (sql, { workspace }, viewer) => {
      if ((await sql.query(recordThere(entity, viewer), [workspace, project, record])).length === 0) throw notFound();
      const [count] = await sql.query<{ n: string }>('SELECT count(*) AS n FROM reminder WHERE workspace_id = $1 AND project_id = $2 AND account_id = $3 AND id <> $4', [workspace, project, account, id]);
      if (Number(count!.n) >= MOST_REMINDERS) throw new Refusal('outOfRange', `There are ${MOST_REMINDERS} reminders already. Take some out first.`, { max: MOST_REMINDERS });
      sql.send(
        `INSERT INTO reminder (workspace_id, project_id, account_id, id, entity, record_id, due_on, time_zone, due_at, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (workspace_id, project_id, account_id, id) DO UPDATE SET entity = EXCLUDED.entity, record_id = EXCLUDED.record_id, due_on = EXCLUDED.due_on, time_zone = EXCLUDED.time_zone, due_at = EXCLUDED.due_at, note = EXCLUDED.note`,
        [workspace, project, account, id, entity, record, on, timeZone, dueAt, note],
      );
    });
  }

  /** Takes a reminder out; one that is not there is out. */
  async unset(account: string, project: string, id: string): Promise<void> {
    await this.within(account, project, async (sql, { workspace }) => {
      sql.send('DELETE FROM reminder WHERE workspace_id = $1 AND project_id = $2 AND account_id = $3 AND id = $4', [workspace, project, account, id]);
    });
  }

  /** The account's reminders about a record, due or not. */
  async about(account: string, project: string, record: string): Promise<Reminder[]> {
    return this.within(account, project, async (sql, { workspace }, viewer) => {
      const rows = await sql.query<Row & { on: string; zone: string }>(reminderNotices(viewer), [workspace, project, account, null, record]);
      return rows.map(({ id, entity, about, on, zone, text }) => ({ id, entity, record: about, on, timeZone: zone, note: text }));
    });
  }

  private async within<T>(account: string, project: string, work: (sql: Sql, place: ProjectPlace, viewer: Viewer) => Promise<T>): Promise<T> {
    const place = await findProject(this.dataSource, project);
    if (!place) throw notFound();
    return inTransaction(this.dataSource, place.workspace, async (sql) => {
      const viewer = await readViewer(sql, place, account);
      if (!viewer) throw notFound();
      return work(sql, place, viewer);
    });
  }
}

function dueOn(day: string, timeZone: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) throw new Refusal('invalidInput', 'A reminder is for a day, such as 2026-08-03.', { field: 'on' }, 'on');
  try {
    return momentIn(timeZone, day, MORNING);
  } catch {
    throw new Refusal('invalidInput', `“${timeZone}” is no time zone.`, { field: 'timeZone' }, 'timeZone');
  }
}

async function readWorkspace(sql: Sql, workspace: string, account: string, now: string): Promise<Notices> {
  const projects = await sql.query<Record<string, unknown> & { id: string; name: string }>(
    `SELECT p.project_id AS id, p.name, ${RIGHTS_COLUMNS} FROM member m JOIN project p ON p.workspace_id = m.workspace_id AND p.project_id = m.project_id WHERE m.workspace_id = $1 AND m.account_id = $2 AND NOT m.deleted AND NOT p.deleted`,
    [workspace, account],
  );
  const found = await Promise.all(projects.map((row) => readProject(sql, { workspace, project: row.id }, row.name, viewerOfRow(account, row), now)));
  return { notices: found.flatMap(({ notices }) => notices), people: Object.assign({}, ...found.map(({ people }) => people)) as Record<string, string> };
}

async function readProject(sql: Sql, { workspace, project }: ProjectPlace, name: string, viewer: Viewer, now: string): Promise<Notices> {
  const { account } = viewer;
  const [comments, reminders] = await Promise.all([sql.query<Row>(commentNotices(viewer), [workspace, project, account]), sql.query<Row>(reminderNotices(viewer), [workspace, project, account, now, null])]);
  const notices = [...comments, ...reminders].map(
    (row): Notice => ({
      id: row.id,
      kind: row.by === undefined ? 'reminder' : row.mentioned ? 'mention' : 'reply',
      project: { id: project, name },
      about: { entity: row.entity, id: row.about, name: row.name },
      by: row.by ?? null,
      thread: row.thread ?? null,
      text: row.text,
      at: new Date(row.at).toISOString(),
      seen: row.seen,
    }),
  );
  const accounts = new Set(notices.flatMap(({ by, text }) => [...(by === null ? [] : [by]), ...mentionsIn(text ?? '')]));
  if (accounts.size === 0) return { notices, people: {} };
  const people = await sql.query<{ account: string; name: string }>(peopleNamed(viewer), [workspace, project, [...accounts]]);
  return { notices, people: Object.fromEntries(people.map((person) => [person.account, person.name])) };
}
