/** Calendars that programs subscribe to. */
import { asPerson } from './in-person.js';
import type { Ground, Person } from './world.js';

export interface Feed {
  status: number;
  headers: Headers;
  /** Lines of the file, as they were before they were folded. */
  lines: string[];
}

/** Makes an address in person; null where it was refused. */
export async function subscribe(world: Pick<Ground, 'app' | 'url' | 'place'>, person: Pick<Person, 'account'>, process: string | null = null): Promise<{ id: string; url: string } | null> {
  const response = await asPerson(world, person, 'POST', '/auth/calendars', { name: 'Phone', project: world.place.project, process });
  return response.ok ? ((await response.json()) as { id: string; url: string }) : null;
}

/** Asks as a program does that has the address and nothing else. */
export async function readCalendar(url: string): Promise<Feed> {
  const response = await fetch(url);
  return { status: response.status, headers: response.headers, lines: (await response.text()).replaceAll('\r\n ', '').split('\r\n') };
}

/** The event of a session, line by line; empty where there is none. */
export function eventOf({ lines }: Feed, session: string): string[] {
  const at = lines.indexOf(`UID:${session}@baraza`);
  return at < 0 ? [] : lines.slice(lines.lastIndexOf('BEGIN:VEVENT', at), lines.indexOf('END:VEVENT', at));
}
