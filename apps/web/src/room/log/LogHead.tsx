import { CHANNELS, INTERVENTION_KINDS } from '@baraza/domain';
import { Action, KeyHint, keyOf } from '@baraza/ui';
import { Checkbox, NativeSelect } from '@mantine/core';
import { IconChartBar, IconSearch } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../session/session.js';
import { useProject } from '../../project/context.js';
import { useConnection, useIsArchived } from '../../project/hooks.js';
import { useLive, useRightHere, useRoom } from '../context.js';
import classes from './log.module.css';
import type { Channel } from './compose/draft.js';
import { isFiltered, type LogFilter, NO_FILTER } from './list/entries.js';

export interface LogHeadProps {
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Through which channels something came. */
  readonly channels: readonly Channel[];
  /** How many pass the filter; null: there is none. */
  readonly shown: number | null;
  /** Brings the meters back; left out while they are there. */
  readonly onMeters?: () => void;
}

/** How much there is, and what of it is shown. */
export function LogHead({ filter, onFilter, search, channels, shown, onMeters }: LogHeadProps): ReactNode {
  const { t } = useTranslation(['log', 'domain', 'common', 'answers']);
  const { id: me } = useAccount();
  const { id: project } = useProject();
  const mayLog = useRightHere()('logSessions') && !useIsArchived();
  const { items, running, session } = useRoom();
  const interventions = useLive()?.interventions ?? null;
  const { arriving } = useConnection();
  const here = running && interventions ? (interventions.byItem[running.id] ?? 0) : null;
  // What is on its way would be counted as nothing.
  const counted = interventions === null || arriving ? null : here === null ? t('head.total', { count: interventions.total }) : t('head.totalAndItem', { count: interventions.total, here });
  const patch = (part: Partial<LogFilter>): void => onFilter({ ...filter, ...part });
  return (
    <header className={classes['head']}>
      <h2>{t('head.title')}</h2>
      <p className={classes['counted']} role="status">{shown === null ? counted : t('head.shown', { count: shown })}</p>
      {isFiltered(filter) && (
        <Action accent small onClick={() => onFilter(NO_FILTER)}>
          {t('list.showAll')}
        </Action>
      )}
      {mayLog && (
        <Action accent small href={`/p/${project}/s/${session.id}/answers`}>
          {t('answers:open')}
        </Action>
      )}
      <div className={classes['filters']}>
        <label className={classes['search']}>
          <IconSearch size={14} stroke={1.75} aria-hidden />
          <input
            ref={search}
            type="search"
            dir={filter.text === '' ? undefined : 'auto'}
            aria-label={t('head.search')}
            placeholder={t('head.search')}
            value={filter.text}
            onChange={({ target }) => patch({ text: target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              event.stopPropagation();
              patch({ text: '' });
              event.currentTarget.blur();
            }}
          />
          <KeyHint keys={keyOf('logSearch')} />
        </label>
        <Checkbox label={t('head.mine')} checked={filter.mine !== null} onChange={({ target }) => patch({ mine: target.checked ? me : null })} />
        <NativeSelect size="xs" aria-label={t('head.kind')} value={filter.kind ?? ''} onChange={({ target }) => patch({ kind: INTERVENTION_KINDS.find((kind) => kind === target.value) ?? null })} data={[{ value: '', label: t('head.allKinds') }, ...INTERVENTION_KINDS.map((kind) => ({ value: kind, label: t(`domain:choice.kind.${kind}`) }))]} />
        {(channels.length > 1 || filter.channel !== null) && <NativeSelect size="xs" aria-label={t('head.channel')} value={filter.channel ?? ''} onChange={({ target }) => patch({ channel: CHANNELS.find((each) => each === target.value) ?? null })} data={[{ value: '', label: t('head.allChannels') }, ...CHANNELS.filter((each) => channels.includes(each)).map((each) => ({ value: each, label: t(`domain:choice.channel.${each}`) }))]} />}
        {items.length > 1 && <NativeSelect size="xs" className={classes['items']} aria-label={t('head.item')} value={filter.item ?? ''} onChange={({ target }) => patch({ item: target.value === '' ? null : target.value })} data={[{ value: '', label: t('head.allItems') }, ...items.map(({ id, title }) => ({ value: id, label: title }))]} />}
      </div>
      {onMeters && (
        <Action small id="show-meters" onClick={onMeters} aria-expanded={false}>
          <IconChartBar size={14} stroke={1.75} aria-hidden /> {t('meters')}
        </Action>
      )}
    </header>
  );
}
