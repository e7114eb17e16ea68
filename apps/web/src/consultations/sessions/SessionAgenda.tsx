import { clockIn, minutesBetween } from '@baraza/calendar';
import { createId, hasRightIn, type Records } from '@baraza/domain';
import { Action, EmptyState, LoadingState, NoRightState } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection, useMutate, useRecords, useViewer } from '../../project/hooks.js';
import { useZoneOf } from '../../project/session-time.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { minutesOf, timesOf } from '../data/agenda.js';
import { useMay } from '../data/hooks.js';
import { useDuration } from '../data/useDuration.js';
import { orderAt, orderAtEnd } from '../data/ordered.js';
import { Block } from '../parts/Block.js';
import { AgendaEditor } from './AgendaEditor.js';
import classes from './plan.module.css';

/** A new item takes this long until somebody says otherwise. */
const NEW_ITEM_MINUTES = 15;

/** The agenda of a session that stands; each change is kept at once. */
export function SessionAgenda({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { viewer } = useViewer();
  const reads = viewer !== null && hasRightIn(viewer, 'readSessions', session.id);
  return <Block title={t('agenda.title')}>{reads ? <Items session={session} /> : <NoRightState title={t('agenda.hiddenTitle')}>{t('agenda.hidden')}</NoRightState>}</Block>;
}

function Items({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { id, attribution, startsAt, endsAt } = session;
  const records = useRecords('agendaItem');
  const items = records.filter((item) => item.session === id).sort((a, b) => a.order - b.order);
  const zone = useZoneOf()(session);
  const { status } = useConnection();
  const runs = useMay().in('runSessions', id);
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const duration = useDuration();
  const [added, setAdded] = useState<string | null>(null);
  const add = (): void => {
    const item = createId();
    if (mutate('createAgendaItem', { id: item, session: id, title: t('agenda.new'), minutes: NEW_ITEM_MINUTES, order: orderAtEnd(items) })) setAdded(item);
  };
  if (items.length === 0 && status !== 'live') return <LoadingState what={t('agenda.title')} />;
  if (items.length === 0 && !runs) return <EmptyState title={t('agenda.none')} />;
  const end = timesOf(startsAt, items).at(-1) ?? null;
  const over = end !== null && endsAt !== null && minutesOf(items) > 0 ? minutesBetween(endsAt, end) : 0;
  return (
    <>
      {items.length === 0 && <p className={classes['muted']}>{t('agenda.none')}</p>}
      <AgendaEditor
        items={items}
        startsAt={startsAt}
        zone={zone}
        attribution={attribution}
        readOnly={!runs}
        added={added}
        onMove={(item, index) => mutate('updateAgendaItem', { id: item.id, order: orderAt(items, item.id, index) })}
        onChange={(item, patch) => mutate('updateAgendaItem', { id: item, ...patch })}
        onRule={(item, rule) => mutate('setAttribution', { session: id, item, attribution: rule })}
        onRemove={(item) => mutate('deleteAgendaItem', { id: item }) && offerUndo(t('agenda.removed'), { id: 'gone' })}
        onAdd={add}
      />
      {runs && end !== null && over !== 0 && (
        <p className={classes['sum']}>
          <span>{t(over > 0 ? 'agenda.over' : 'agenda.under', { time: duration(Math.abs(over)) })}</span>
          <Action accent onClick={() => mutate('updateSession', { id, endsAt: end })}>
            {t('agenda.setEnd', { time: clockIn(zone, end).clock })}
          </Action>
        </p>
      )}
    </>
  );
}
