import type { MapItem } from '@baraza/graph-view';
import { Action, Section } from '@baraza/ui';
import { IconArrowMerge } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useStored } from '../map/data/useStored.js';
import { Picker } from '../map/panel/fields/Picker.js';
import { useProject } from '../project/context.js';
import { useRecords } from '../project/hooks.js';
import { pairPath, type PairState } from './addresses.js';
import { keptFirst } from './order.js';
import { useDuplicates } from './useDuplicates.js';

/** Opens the comparison of two; once it is decided it leads back here. */
function useCompare(): (keep: string, gone: string) => void {
  const { id: project } = useProject();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (keep, gone) => void navigate(pairPath(project, keep, gone), { state: { back: pathname + search } satisfies PairState });
}

/** For exactly two selected stakeholders. */
export function MergeTwo({ items }: { readonly items: readonly MapItem[] }): ReactNode {
  const { t } = useTranslation('project');
  const { session } = useProject();
  const compare = useCompare();
  const [one, other] = items;
  if (items.length !== 2 || one?.entity !== 'stakeholder' || other?.entity !== 'stakeholder') return null;
  return (
    <Action small onClick={() => compare(...keptFirst(session.store, [one.id, other.id]))}>
      <IconArrowMerge size={16} stroke={1.75} aria-hidden />
      {t('mergeWith.two')}
    </Action>
  );
}

/** From the panel of one: whom it may be the same as, as far as that was looked for, or whoever is chosen. */
export function MergeWith({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation('project');
  const { candidates } = useDuplicates(false);
  const others = useRecords('stakeholder').filter(({ id }) => id !== stakeholder);
  const compare = useCompare();
  const [choosing, setChoosing] = useState(false);
  const alike = useStored(['stakeholder'], (store) => (candidates ?? []).flatMap(({ ids: [one, other] }) => (one === stakeholder ? store.live('stakeholder', other)! : other === stakeholder ? store.live('stakeholder', one)! : [])), [candidates, stakeholder]);
  return (
    <Section title={t('mergeWith.title')}>
      {alike.map(({ id, name }) => (
        <Action key={id} accent onClick={() => compare(stakeholder, id)}>
          {t('mergeWith.perhaps', { name })}
        </Action>
      ))}
      {choosing ? (
        <Picker label={t('mergeWith.whom')} items={others} value={null} placeholder={t('mergeWith.whom')} startOpen onPick={(id) => id && compare(stakeholder, id)} onClose={() => setChoosing(false)} />
      ) : (
        <Action small onClick={() => setChoosing(true)}>
          <IconArrowMerge size={16} stroke={1.75} aria-hidden />
          {t('mergeWith.action')}
        </Action>
      )}
    </Section>
  );
}
