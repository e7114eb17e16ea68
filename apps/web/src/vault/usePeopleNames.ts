import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { askUntilAnswered } from '../data/ask-until-answered.js';
import { Asker } from '../data/asker.js';
import { useConnection } from '../project/hooks.js';
import { useProject } from '../project/context.js';
import { type PersonAnswer, vaultApi } from './api.js';
import { useKeeperState, useNameKeeper } from './context.js';

/** What to show for somebody who is in the vault. `waiting`: sealed here, and not read yet. `absent`: no name ever came. `unknown`: it cannot be asked just now, or not by this person. */
export type ShownName = { readonly state: 'readable'; readonly name: string; readonly contact: string | null; readonly note: string | null } | { readonly state: 'erased' | 'unreadable' | 'waiting' | 'absent' | 'unknown' };

/** A hall that enters people by the minute is not asked for by the second; each asking is written down. */
const PAUSE = 700;

export interface PeopleNames {
  readonly of: (person: string) => ShownName;
  /** Asks again, after a name was destroyed. */
  readonly again: () => void;
}

export interface NamesWanted {
  readonly session: string;
  /** Ids of the people. */
  readonly people: readonly string[];
  /** Whether the viewer may read names in the session. */
  readonly may: boolean;
  /** Another number whenever a name changed in the vault; null: not known yet, and nothing is asked. */
  readonly revision: number | null;
}

/** Names of those who take part, in memory for as long as the screen is shown. Asked for where the viewer may read them, and again when somebody new is there or a name was entered, corrected or destroyed by anybody. */
export function usePeopleNames({ session, people, may, revision }: NamesWanted): PeopleNames {
  const { id: project } = useProject();
  const { status } = useConnection();
  const keeper = useNameKeeper();
  const { waiting } = useKeeperState();
  const [known, setKnown] = useState<ReadonlyMap<string, PersonAnswer> | null>(null);
  const [round, setRound] = useState(0);
  const asked = useRef('');
  const live = status === 'live';
  const waits = useMemo(() => new Set(waiting.map(({ person }) => person)), [waiting]);
  const wanted = people.filter((person) => !waits.has(person)).toSorted().join(' ');
  const sign = useRef('');
  sign.current = revision === null || wanted === '' ? '' : `${round} ${revision} ${wanted}`;
  const asker = useRef<Asker<readonly PersonAnswer[]> | null>(null);
  useEffect(() => {
    // A right that is gone takes what was read with it.
    if (!may) setKnown(null);
    if (!may || !live) return undefined;
    const mine = new Asker(
      async () => {
        if (asked.current !== '') await new Promise((resolve) => setTimeout(resolve, PAUSE));
        const asking = sign.current;
        // What cannot be asked now is shown as unknown, and asked for again: nothing else may change for hours.
        const answers = await new Promise<readonly PersonAnswer[]>((resolve) => (stopAsking = askUntilAnswered(() => vaultApi(project).people(session), resolve)));
        asked.current = asking;
        return answers;
      },
      (told) => 'value' in told && setKnown(new Map(told.value.map((answer) => [answer.id, answer]))),
    );
    let stopAsking: (() => void) | undefined;
    asker.current = mine;
    return () => {
      asker.current = null;
      mine.stop();
      stopAsking?.();
    };
  }, [project, session, may, live]);
  // Who comes while names are on their way is asked for after them: where a hall fills by the second, a slow line would bring none otherwise.
  useEffect(() => {
    if (sign.current !== '' && sign.current !== asked.current) asker.current?.again();
  }, [wanted, revision, round, may, live, project, session]);
  const of = useCallback(
    (person: string): ShownName => {
      const answer = may ? known?.get(person) : undefined;
      const typed = keeper.typed.get(person);
      if (typed && answer?.state !== 'erased') return { state: 'readable', ...typed };
      if (waits.has(person)) return { state: 'waiting' };
      if (answer?.state === 'readable') return { state: 'readable', ...answer.identity };
      if (answer) return { state: answer.state };
      return { state: known && may ? 'absent' : 'unknown' };
    },
    [known, keeper, waits, may],
  );
  return useMemo(() => ({ of, again: () => setRound((before) => before + 1) }), [of]);
}
