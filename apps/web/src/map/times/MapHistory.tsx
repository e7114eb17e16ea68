import { Action, Section, useFormat } from '@baraza/ui';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection, useViewer } from '../../project/hooks.js';
import { entriesOf } from '../../screens/activity/entries.js';
import { useActivity } from '../../screens/activity/useActivity.js';
import { useMapUi } from '../state/map-ui.js';
import classes from './history.module.css';
import { MomentInput } from './MomentInput.js';

const FEW = 6;

/** The history of the map: moments at which something was entered, each with the way to see the map as it was then. */
export function MapHistory(): ReactNode {
  const { t } = useTranslation('times');
  const { can } = useViewer();
  return can('readRegistry') ? (
    <Section title={t('recorded.history')}>
      <Moments />
    </Section>
  ) : null;
}

function Moments(): ReactNode {
  const { t } = useTranslation(['times', 'map']);
  const format = useFormat();
  const { setRecorded } = useMapUi();
  const { status } = useConnection();
  const { operations, state } = useActivity();
  const [all, setAll] = useState(false);
  const typed = useRef<string | null>(null);
  const see = (): void => void (typed.current !== null && setRecorded({ at: typed.current, against: null }));
  const entries = entriesOf(operations).filter(({ at }) => at !== null);
  return (
    <>
      <p className={classes['muted']}>{t('recorded.choose')}</p>
      <span onBlur={see}>
        <MomentInput label={t('recorded.moment')} value={null} onType={(at) => (typed.current = at)} onEnter={see} />
      </span>
      <ul className={classes['moments']}>
        {entries.slice(0, all ? undefined : FEW).map(({ seq, at, actor, lines }) => (
          <li key={seq}>
            <span>
              <time dateTime={at!}>{format.dateTime(at!)}</time> <span className={classes['muted']}>{format.parts([actor?.displayName ?? t('map:activity.somebody'), t('recorded.records', { count: lines.reduce((sum, { records }) => sum + records.length, 0) })])}</span>
            </span>
            <Action accent small onClick={() => setRecorded({ at: at!, against: null })} aria-label={t('recorded.seeAt', { at: format.dateTime(at!) })}>
              {t('recorded.see')}
            </Action>
          </li>
        ))}
      </ul>
      {entries.length > FEW && (
        <Action accent small onClick={() => setAll(!all)}>
          {all ? t('map:fewer') : t('map:activity.all')}
        </Action>
      )}
      {state === 'failed' && <p className={classes['muted']}>{status === 'live' ? t('map:activity.failed') : t('map:activity.offline')}</p>}
    </>
  );
}
