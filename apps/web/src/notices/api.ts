/** What one is reminded of, over all projects. */
import type { Commentable } from '@baraza/domain';
import { request } from '../data/http.js';

export interface Notice {
  readonly id: string;
  readonly kind: 'mention' | 'reply' | 'reminder';
  readonly project: { readonly id: string; readonly name: string };
  readonly about: { readonly entity: Commentable; readonly id: string; readonly name: string };
  readonly by: string | null;
  readonly thread: string | null;
  readonly text: string | null;
  readonly at: string;
  readonly seen: boolean;
}
export interface Notices {
  readonly notices: readonly Notice[];
  readonly people: Readonly<Record<string, string>>;
}
export interface Reminder {
  readonly id: string;
  readonly entity: Commentable;
  readonly record: string;
  readonly on: string;
  readonly timeZone: string;
  readonly note: string | null;
}

export const readNotices = (): Promise<Notices> => request('GET', '/api/notices');
export const markSeen = (notices: readonly Pick<Notice, 'id' | 'project'>[], seen: boolean): Promise<void> =>
  request('POST', '/api/notices/seen', { body: { notices: notices.map(({ id, project }) => ({ project: project.id, id })), seen } });

const remindersOf = (project: string): string => `/api/projects/${project}/reminders`;
export const readReminders = async (project: string, record: string): Promise<readonly Reminder[]> => (await request<{ reminders: readonly Reminder[] }>('GET', `${remindersOf(project)}?record=${record}`)).reminders;
export const setReminder = (project: string, { id, ...reminder }: Reminder): Promise<void> => request('PUT', `${remindersOf(project)}/${id}`, { body: reminder });
export const unsetReminder = (project: string, id: string): Promise<void> => request('DELETE', `${remindersOf(project)}/${id}`);
