import { type AgendaPace, agendaPace, type Records, type RoundTime } from '@baraza/domain';

const toMs = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** The pace of the session; items without planned minutes are planned to take none. */
export const paceOf = (session: Records['session'], items: readonly Records['agendaItem'][], nowMs: number): AgendaPace =>
  agendaPace(
    items.map(({ id, minutes, startedAt, endedAt }) => ({ id, plannedMinutes: minutes ?? 0, startedAt: toMs(startedAt), endedAt: toMs(endedAt) })),
    toMs(session.startsAt) ?? toMs(session.openedAt) ?? nowMs,
    nowMs,
  );

/** Seconds of the item that were used and are left; null without planned minutes. */
export function itemTime({ minutes, startedAt }: Records['agendaItem'], nowMs: number): RoundTime | null {
  if (minutes === null || startedAt === null) return null;
  const usedSeconds = Math.max(0, (nowMs - Date.parse(startedAt)) / 1000);
  return { usedSeconds, leftSeconds: Math.max(0, minutes * 60 - usedSeconds) };
}

/** The same of the whole agenda. */
export const sessionTime = ({ items }: AgendaPace): RoundTime => ({ usedSeconds: items.reduce((sum, { usedMs }) => sum + usedMs, 0) / 1000, leftSeconds: items.reduce((sum, { state, leftMs }) => sum + (state === 'done' ? 0 : leftMs), 0) / 1000 });
