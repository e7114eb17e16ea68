/** How the position of a stakeholder moved: the judgements of it over time, and the sessions in which something was said for it. */
import { momentIn } from '@baraza/calendar';
import { judgeKey, type Records } from '@baraza/domain';
import { beginOf, later } from './judgement-rows.js';

type Judgement = Records['judgement'];

export interface PositionMove {
  readonly judgement: Judgement;
  /** The first day on which it holds, YYYY-MM-DD. */
  readonly day: string;
  /** When that day begins. */
  readonly at: number;
  /** What the same judge said before; null: it is the first. */
  readonly before: number | null;
}

/** Judgements of the position that count, oldest first. `judgements`: all of the stakeholder that the viewer may see. `zone`: whose days they are, as those of sessions are. */
export function positionMoves(judgements: readonly Judgement[], zone: string): PositionMove[] {
  const last = new Map<string, number>();
  return judgements
    .filter(({ dimension, withdrawn }) => dimension === 'position' && !withdrawn)
    .sort(later)
    .map((judgement) => {
      const judge = judgement.standing === 'agreed' ? 'agreed' : judgeKey(judgement);
      const before = last.get(judge) ?? null;
      last.set(judge, judgement.value);
      const day = beginOf(judgement);
      return { judgement, day, at: Date.parse(momentIn(zone, day, '00:00')), before };
    });
}

/** Steps of one judge, to be drawn: a judgement holds until the next one of the same judge. */
export interface Line {
  readonly kind: 'agreed' | 'mine' | 'other';
  readonly points: readonly { readonly at: number; readonly value: number; readonly fromSession: boolean }[];
}

/** A line for the team, one for me, and one for each other judge. `restsOnSession`: whether a judgement rests on a session or on what was said in one. */
export function linesOf(moves: readonly PositionMove[], account: string, restsOnSession: (judgement: Judgement) => boolean): Line[] {
  const lines = new Map<string, { kind: Line['kind']; points: Line['points'][number][] }>();
  for (const { judgement, at } of moves) {
    const key = judgement.standing === 'agreed' ? 'agreed' : judgeKey(judgement);
    const line = lines.get(key) ?? { kind: judgement.standing === 'agreed' ? ('agreed' as const) : judgement.judge === account ? ('mine' as const) : ('other' as const), points: [] };
    lines.set(key, line);
    line.points.push({ at, value: judgement.value, fromSession: restsOnSession(judgement) });
  }
  return [...lines.values()];
}
