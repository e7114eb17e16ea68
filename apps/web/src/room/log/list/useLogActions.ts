import { useShortcuts } from '@baraza/ui';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../../project/hooks.js';
import { useOfferUndo } from '../../../project/useOfferUndo.js';
import { useAccount } from '../../../session/session.js';
import { useRightHere } from '../../context.js';
import { rowIdOf } from '../../entry-address.js';
import type { Entry } from './entries.js';

type Pair = Extract<Entry, { type: 'pair' }>;

export interface LogActions {
  /** Id of what the keyboard stands on. */
  readonly active: string | null;
  readonly setActive: (id: string | null) => void;
  /** Id of what is edited in its place. */
  readonly editing: string | null;
  readonly setEditing: (id: string | null) => void;
  readonly endEdit: (id: string) => void;
  /** Id of what shows what stood there before. */
  readonly history: string | null;
  readonly toggleHistory: (id: string) => void;
  /** Id of what something is proposed from. */
  readonly proposing: string | null;
  readonly setProposing: (id: string | null) => void;
  /** The pair that M and K are for: the one that is stood on, else the last. */
  readonly pair: Pair | null;
  readonly merge: (pair: Pair, text: string | null) => void;
  readonly keep: (pair: Pair) => void;
  /** Puts the keyboard on the last entry. */
  readonly enter: () => void;
  readonly editLast: () => void;
}

/** At once, for the next key is meant for it; what is edited becomes a row again with the next frame. */
function focus(id: string): void {
  const stand = (): HTMLElement | null => document.getElementById(rowIdOf(id));
  const row = stand();
  row?.focus();
  if (!row || document.activeElement !== row) requestAnimationFrame(() => stand()?.focus());
}

/** What the keys do in the log. `toComposer` goes back to where is typed. */
export function useLogActions(entries: readonly Entry[], toComposer: () => void, toSearch: () => void): LogActions {
  const { t } = useTranslation('log');
  const { id: me } = useAccount();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const may = useRightHere();
  const [active, setActive] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [history, setHistory] = useState<string | null>(null);
  const [proposing, setProposing] = useState<string | null>(null);
  const toggleHistory = useCallback((id: string) => setHistory((open) => (open === id ? null : id)), []);

  const stops = entries.flatMap((entry) => (entry.type === 'item' ? [] : [{ id: entry.type === 'pair' ? entry.first.id : entry.said.id, entry }]));
  const at = stops.findIndex(({ id }) => id === active);
  const standing = stops[at]?.entry ?? null;
  const pairs = entries.filter((entry) => entry.type === 'pair');
  const pair = standing?.type === 'pair' ? standing : (pairs.at(-1) ?? null);
  const mayLog = may('logSessions');

  const go = (id: string | undefined): void => {
    if (id === undefined) return;
    setActive(id);
    focus(id);
  };
  const step = (by: number): void => {
    if (at === -1) return go(stops.at(-1)?.id);
    if (by > 0 && at === stops.length - 1) return toComposer();
    go(stops[at + by]?.id);
  };
  const merge: LogActions['merge'] = ({ first, second }, text) => {
    if (mutate('mergeInterventions', { id: first.id, other: second.id, text, translation: null }) === null) return;
    setEditing(null);
    offerUndo(t('pair.merged'));
  };
  const keep: LogActions['keep'] = ({ first, second }) => {
    if (mutate('keepBoth', { id: first.id, other: second.id }) !== null) offerUndo(t('pair.kept'));
  };
  const remove = (id: string): void => {
    if (mutate('deleteIntervention', { id }) === null) return;
    go(stops[at + 1]?.id ?? stops[at - 1]?.id);
    offerUndo(t('row.deleted'));
  };
  const edit = (): void => {
    const id = standing ? active : pair && !active ? pair.first.id : null;
    if (mayLog && id !== null) setEditing(id);
  };
  useShortcuts({
    logNew: toComposer,
    logSearch: toSearch,
    logWalk: ({ key }) => step(key === 'ArrowUp' ? -1 : 1),
    logEdit: edit,
    logDelete: () => mayLog && standing?.type === 'said' && remove(standing.said.id),
    logHistory: () => standing?.type === 'said' && toggleHistory(standing.said.id),
    logPropose: () => mayLog && standing?.type === 'said' && setProposing(standing.said.id),
    logMerge: () => mayLog && pair && merge(pair, null),
    logKeepBoth: () => mayLog && pair && keep(pair),
  });

  return {
    active: active ?? stops.at(-1)?.id ?? null,
    setActive,
    editing,
    setEditing,
    endEdit: (id) => {
      setEditing(null);
      go(id);
    },
    history,
    toggleHistory,
    proposing,
    setProposing,
    pair,
    merge,
    keep,
    enter: () => go(stops.at(-1)?.id),
    editLast: () => {
      const own = stops.findLast(({ entry }) => entry.type === 'said' && entry.said.rapporteur === me);
      if (!own) return;
      setActive(own.id);
      setEditing(own.id);
    },
  };
}
