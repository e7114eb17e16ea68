import fc from 'fast-check';
import { agendaPace, type PacedItem } from './agenda-pace.js';

const at = (time: string): number => Date.parse(`2005-08-17T${time}:00Z`);
const time = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
const item = (id: string, plannedMinutes: number, startedAt: string | null = null, endedAt: string | null = null): PacedItem => ({ id, plannedMinutes, startedAt: startedAt === null ? null : at(startedAt), endedAt: endedAt === null ? null : at(endedAt) });
const rest = [item('steps', 35), item('actors', 25), item('ours', 25), item('read-back', 15)];
const agenda = [item('opening', 15, '10:00', '10:15'), item('have', 40, '10:15', '11:01'), item('want', 45, '11:01'), ...rest];

describe('the pace of an agenda', () => {
  it('PACE-1 says when each item begins, when the session ends at this pace, how late that is, and what ran over', () => {
    const pace = agendaPace(agenda, at('10:00'), at('11:29'));
    expect(pace.items.map(({ state, start }) => `${state} ${time(start)}`)).toEqual(['done 10:00', 'done 10:15', 'current 11:01', 'ahead 11:46', 'ahead 12:21', 'ahead 12:46', 'ahead 13:11']);
    expect([time(pace.plannedEnd), time(pace.projectedEnd), pace.lateMs / 60_000, pace.overran]).toEqual(['13:20', '13:26', 6, ['have']]);
    expect(pace.items[2]).toMatchObject({ usedMs: 28 * 60_000, leftMs: 17 * 60_000, overMs: 0, plannedStart: at('10:55'), end: at('11:46') });
    expect(pace.items[1]).toMatchObject({ usedMs: 46 * 60_000, leftMs: 0, overMs: 6 * 60_000 });
  });

  it('PACE-1 an item that runs over pushes the others on, a session that waits to begin too, and one that is over has ended', () => {
    expect(time(agendaPace(agenda, at('10:00'), at('12:00')).projectedEnd)).toBe('13:40');
    expect(time(agendaPace(rest, at('10:00'), at('09:00')).projectedEnd)).toBe('11:40');
    expect(agendaPace(rest, at('10:00'), at('10:10')).lateMs).toBe(600_000);
    expect(time(agendaPace([item('steps', 35, '10:00', '10:30')], at('10:00'), at('15:00')).projectedEnd)).toBe('10:30');
    expect(agendaPace([], at('10:00'), at('15:00'))).toMatchObject({ items: [], lateMs: 0, shorten: null });
    expect(agendaPace([item('steps', 35, '10:00')], at('10:00'), at('09:00')).items[0]).toMatchObject({ usedMs: 0, leftMs: 35 * 60_000 });
    expect(time(agendaPace([item('late', 10), item('now', 20, '10:00')], at('10:00'), at('10:05')).items[0]!.start)).toBe('10:20');
  });

  it('PACE-3 an item ended without having run is over, and its time is not known', () => {
    const untimed = (ended: PacedItem): boolean => agendaPace([ended], at('10:00'), at('11:00')).items[0]!.untimed;
    expect([untimed(item('ended', 10, '10:00', '10:00')), untimed(item('took time', 10, '10:00', '10:01')), untimed(item('runs', 10, '11:00')), untimed(item('ahead', 10))]).toEqual([true, false, false, false]);
  });

  it('PACE-2 the longest item ahead gives what is missing, at most half of its time; nobody is asked for less than a minute', () => {
    expect(agendaPace(agenda, at('10:00'), at('11:29')).shorten).toEqual({ item: 'steps', byMinutes: 6, stillLateMinutes: 0 });
    expect(agendaPace(agenda, at('10:00'), at('12:10')).shorten).toEqual({ item: 'steps', byMinutes: 17, stillLateMinutes: 13 });
    expect(agendaPace(rest, at('10:00'), at('10:00') + 59_999).shorten).toBeNull();
    expect(agendaPace(rest, at('10:00'), at('10:00') + 61_000).shorten).toMatchObject({ byMinutes: 2, stillLateMinutes: 0 });
    expect(agendaPace([item('have', 40, '10:00')], at('10:00'), at('11:00')).shorten).toBeNull();
    expect(agendaPace([item('a', 20), item('b', 20)], at('10:00'), at('10:05')).shorten?.item).toBe('a');
  });

  it('PACE-2 on any agenda, shortening as proposed takes exactly so much off the end', () => {
    const minutes = fc.integer({ min: 1, max: 120 });
    fc.assert(
      fc.property(fc.array(minutes, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 400 }), fc.boolean(), (plan, late, begun) => {
        const items = plan.map((planned, index) => ({ ...item(`i${index}`, planned), startedAt: begun && index === 0 ? at('10:00') : null }));
        const now = at('10:00') + late * 60_000;
        const pace = agendaPace(items, at('10:00'), now);
        expect(pace.items.every(({ start }, index) => index === 0 || start >= pace.items[index - 1]!.end)).toBe(true);
        if (!pace.shorten) return;
        const { item: id, byMinutes, stillLateMinutes } = pace.shorten;
        const shorter = agendaPace(items.map((each) => (each.id === id ? { ...each, plannedMinutes: each.plannedMinutes - byMinutes } : each)), at('10:00'), now);
        expect(shorter.projectedEnd).toBe(pace.projectedEnd - byMinutes * 60_000);
        expect(Math.ceil((shorter.projectedEnd - pace.plannedEnd) / 60_000)).toBe(stillLateMinutes);
      }),
    );
  });
});
