/** The calendar of sessions as programs that subscribe to it are told, which keep what they are told on machines of others. */
import { type CalendarEntry, calendarFile } from '@baraza/calendar';
import { type Classification, rankOf, stricter } from '@baraza/domain';
import { type ProjectPlace, readableWhere, readViewer, type Sql } from '@baraza/persistence';

/** What an address of a calendar opens, and for whom. */
export interface FeedGrant {
  id: string;
  account: string;
  place: ProjectPlace;
  /** The membership that it was made with, and ends with. */
  member: string;
  /** Null: all processes of the project. */
  process: string | null;
  /** The language of the person. */
  locale: string;
}

/** The strictest class of which a calendar on somebody else's machine is told what it is about; above, it is told that there is a session, and when. */
const TOLD: Classification = 'restricted';
const isTold = (...classes: Classification[]): boolean => rankOf(classes.reduce(stricter)) <= rankOf(TOLD);

/** What stands in place of what is not told. */
const WORDS = { en: { session: 'Session', calendar: 'Consultations' }, ar: { session: 'جلسة', calendar: 'المشاورات' } } as const;
const wordsOf = (locale: string): (typeof WORDS)[keyof typeof WORDS] => WORDS[Object.keys(WORDS).find((each): each is keyof typeof WORDS => locale === each || locale.startsWith(`${each}-`)) ?? 'en'];

/** Seconds after which programs should ask again. */
const AGAIN = 3_600;

type Row = CalendarEntry['session'] & {
  venue: string | null;
  zone: string | null;
  place: string | null;
  classification: Classification;
  processClass: Classification;
  placeClass: Classification | null;
  revision: string;
  changedAt: Date;
};
interface Project {
  name: string;
  classification: Classification;
  zone: string | null;
}

/** Of nobody: for an address that opens nothing, so that it takes the same steps as one that no longer does. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const NOWHERE: FeedGrant = { id: NOBODY, account: NOBODY, place: { workspace: NOBODY, project: NOBODY }, member: NOBODY, process: null, locale: 'en' };

/** In which workspace to read for a grant; for none in one that is not there. */
export const tenantOf = (grant: FeedGrant | null): string => (grant ?? NOWHERE).place.workspace;

/**
 * The sessions as the person may read them at this moment, with titles, times, places and links, and nobody's names. Null: the address opens nothing, or nothing any more.
 * @param base address that people use, for links.
 */
export async function readFeed(sql: Sql, grant: FeedGrant | null, base: string): Promise<string | null> {
  const { account, place, member, process, locale } = grant ?? NOWHERE;
  const keys = [place.workspace, place.project];
  const [viewer, [standing], [project]] = await Promise.all([
    readViewer(sql, place, account),
    sql.query('SELECT 1 FROM member WHERE workspace_id = $1 AND project_id = $2 AND id = $3 AND account_id = $4 AND NOT deleted', [...keys, member, account]),
    sql.query<Project>('SELECT name, classification, time_zone AS zone FROM project WHERE workspace_id = $1 AND id = $2 AND NOT deleted', keys),
  ]);
  if (!viewer || !standing || !project) return null;
  const processes = await sql.query<{ id: string; name: string; classification: Classification }>(`SELECT r.id, r.name, r.classification FROM process r WHERE r.workspace_id = $1 AND r.project_id = $2 AND ($3::uuid IS NULL OR r.id = $3) AND NOT r.deleted AND ${readableWhere('process', 'r', viewer)}`, [...keys, process]);
  const [only] = process === null ? [] : processes;
  if (process !== null && !only) return null;
  const rows = await sql.query<Row>(
    `SELECT r.id, r.title, NULL AS description, to_json(r.starts_at) #>> '{}' AS "startsAt", to_json(r.ends_at) #>> '{}' AS "endsAt", r.state, r.venue, r.time_zone AS zone, r.classification,
            p.classification AS "processClass", l.name AS place, l.classification AS "placeClass", greatest(r.from_seq, p.from_seq, l.from_seq) AS revision,
            (SELECT max(e.at) FROM event e WHERE e.workspace_id = r.workspace_id AND e.project_id = r.project_id AND e.seq IN (r.from_seq, p.from_seq, l.from_seq)) AS "changedAt"
       FROM session r
       JOIN process p ON p.workspace_id = r.workspace_id AND p.project_id = r.project_id AND p.id = r.process_id
       LEFT JOIN place l ON l.workspace_id = r.workspace_id AND l.project_id = r.project_id AND l.id = r.place_id AND NOT l.deleted AND ${readableWhere('place', 'l', viewer)}
      WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.process_id = ANY($3::uuid[]) AND r.starts_at IS NOT NULL AND NOT r.deleted AND ${readableWhere('session', 'r', viewer)}
      ORDER BY r.starts_at, r.id`,
    [...keys, processes.map(({ id }) => id)],
  );
  const words = wordsOf(locale);
  const entries = rows.map((row): CalendarEntry => {
    const told = isTold(row.classification, row.processClass);
    const where = [row.venue, row.placeClass !== null && isTold(row.placeClass) ? row.place : null];
    return {
      session: { id: row.id, title: told ? row.title : words.session, description: null, startsAt: new Date(row.startsAt!).toISOString(), endsAt: row.endsAt === null ? null : new Date(row.endsAt).toISOString(), state: row.state },
      zone: row.zone ?? project.zone ?? 'UTC',
      where: told ? where.filter(Boolean).join(', ') : '',
      url: `${base.replace(/\/$/, '')}/p/${place.project}/sessions/${row.id}`,
      changed: { at: row.changedAt, revision: Number(row.revision) },
    };
  });
  const named = only ?? project;
  return calendarFile({ name: isTold(named.classification) ? named.name : words.calendar, entries, made: new Date(0), again: AGAIN });
}
