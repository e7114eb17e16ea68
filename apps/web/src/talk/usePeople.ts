import { canRead, type Classification, type Commentable, completeRecord, createId, ENTITIES, type EntityDefinition, type Records, type Role, viewerOf } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from '../map/data/useStored.js';
import { useRecords } from '../project/hooks.js';
import { useAccount } from '../session/session.js';
import { type Labelled, labelled } from './labels.js';

export interface About {
  readonly entity: Commentable;
  readonly id: string;
}

/** What somebody is called; null: they left, or nobody may say. */
export function useNameOf(): (account: string) => string | null {
  const members = useRecords('member');
  return (account) => members.find((member) => member.account === account)?.displayName ?? null;
}

/** Everybody of the project, each by a name of their own. */
export function useLabels(): readonly Labelled[] {
  const { t } = useTranslation('domain');
  const members = useRecords('member');
  const { compare } = useFormat();
  return useMemo(() => labelled(members.map(({ account, displayName, role }) => ({ account, name: displayName, detail: t(`role.${role}`) })).sort((a, b) => compare(a.name, b.name))), [members, t, compare]);
}

/** Those who may read a thread of this class about the record, oneself left out. Who may not is not among them, and nothing says why. */
export function useMentionable(about: About, classification: Classification): readonly Labelled[] {
  const { id: me } = useAccount();
  const labels = useLabels();
  return useStored(
    ['member', 'stakeholder', 'interest', 'map', 'source', 'place', 'process', 'session'],
    (store) => {
      const thread = completeRecord(ENTITIES.thread as unknown as EntityDefinition, createId(), { [about.entity]: about.id, startedBy: me, classification });
      const reads = ({ account, role, clearance }: Records['member']): boolean => account !== me && canRead(viewerOf(account, role as Role, clearance), 'thread', thread, (entity, id) => store.get(entity, id));
      const accounts = new Set(store.allLive('member').filter(reads).map(({ account }) => account));
      return labels.filter(({ account }) => accounts.has(account));
    },
    [about.entity, about.id, classification, me, labels],
  );
}
