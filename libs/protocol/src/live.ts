/** What the screens of a live session are shown beside its records: from the memory of the server, never stored (decisions 7 and 9). */
import type { Attribution, FloorView, InclusionMeters } from '@baraza/domain';

/** How far back interventions of a session are with the client. */
export interface WindowBound {
  session: string;
  /** The oldest one that was sent, in the order of time and id; null: there are none before. */
  oldest: { at: string; id: string } | null;
}

/** How many of those who are here for the same have been heard. */
export interface HeardGroup {
  /** Whom they speak for; null: for nobody in particular, or for several groups that are too small to be shown by themselves. */
  stakeholder: string | null;
  /** Several groups together, each smaller than the minimum. */
  together: boolean;
  people: number;
  /** Of these, how many have spoken. */
  heard: number;
}

export interface LiveState {
  project: string;
  session: string;
  /** The server’s clock, ISO 8601: clocks on the screens run by the difference to it. */
  now: string;
  /** The rule that holds now: that of the item that runs, else that of the session. */
  rule: Attribution;
  /** Another number whenever a name in the vault changed: whoever may read names asks for them again. */
  names: number;
  floor: FloorView;
  meters: InclusionMeters;
  /** Interventions that stand in the log, those merged into others left out; in all and by item of the agenda (`''`: of none). */
  interventions: { total: number; byItem: Record<string, number> };
  /** Of how many people how many have been heard; least heard groups first, where the rule allows groups. */
  heard: {
    people: number;
    heard: number;
    groups: HeardGroup[];
    /** The participations that have been heard, where all of the session is attributed; else null. */
    spoke: string[] | null;
  };
  /** Whether something of the list of who takes part is hidden from everybody, under this rule or since a stricter one. */
  listHidden: boolean;
}
