import { INCLUSION_MEASURES, type InclusionMeters, shortfalls } from '@baraza/domain';
import { Action, useFormat } from '@baraza/ui';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useRoom } from '../context.js';
import { itemTime, paceOf, sessionTime } from '../round-time.js';
import { useNow } from '../useNow.js';
import { ByGroup } from './ByGroup.js';
import { MeterRow } from './MeterRow.js';
import classes from './meters.module.css';
import { ShortfallNotice } from './ShortfallNotice.js';
import { useGroupWords } from './useGroupWords.js';

/** Groups that somebody counts for, and how they are called. */
export interface InvitedGroup {
  readonly who: string;
  readonly groups: readonly { readonly dimension: string; readonly group: string }[];
}

export interface MetersPanelProps {
  /** Opens the speakers’ list for a group that is not heard; where it is left out, nobody is asked to invite. */
  readonly onInvite?: (group: InvitedGroup) => void;
  /** Puts the panel away; where it is left out, it stays. */
  readonly onHide?: () => void;
}

/** Who is here and who is heard, over the whole session: first what is to be done now, then each target, then the groups, then how many have not been heard. */
export function MetersPanel({ onInvite, onHide }: MetersPanelProps): ReactNode {
  const { t } = useTranslation('hall');
  const { number } = useFormat();
  const live = useLive();
  return (
    <div className={classes['panel']}>
      <header className={classes['head']}>
        <h2>{t('meters.title')}</h2>
        <span>{t('meters.whole')}</span>
        {onHide && (
          <Action small className={classes['hide']} onClick={onHide} aria-label={t('meters.hide')} title={t('meters.hide')}>
            <IconX size={16} stroke={1.75} aria-hidden />
          </Action>
        )}
      </header>
      {live === null ? (
        <p className={classes['note']} role="status">
          {t('meters.away')}
        </p>
      ) : (
        <>
          <Urgent meters={live.meters} onInvite={onInvite} />
          <Targets meters={live.meters} />
          <ByGroup meters={live.meters} total={live.interventions.total} />
          <section className={classes['part']}>
            <header className={classes['head']}>
              <h3>{t('meters.notHeard')}</h3>
              <strong>{t('meters.ofTotal', { part: number(live.heard.people - live.heard.heard), total: number(live.heard.people) })}</strong>
            </header>
            {live.rule === 'notAttributed' && <p className={classes['note']}>{t('meters.notKept')}</p>}
          </section>
        </>
      )}
    </div>
  );
}

/** The most urgent shortfall that nobody has put off in this round. */
function Urgent({ meters, onInvite }: { readonly meters: InclusionMeters; readonly onInvite: MetersPanelProps['onInvite'] }): ReactNode {
  const { session, items, running } = useRoom();
  const words = useGroupWords();
  const now = useNow(5000);
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const item = running && itemTime(running, now);
  if (!item) return null;
  const found = shortfalls(meters, { item, session: sessionTime(paceOf(session, items, now)) });
  const first = found.find(({ target }) => !later.has(`${running.id} ${target}`));
  const target = first && meters.targets.find(({ id }) => id === first.target);
  if (!target) return null;
  const { dimension, groups } = target;
  const who = words.who(dimension, groups, target.label);
  const [only] = groups;
  return (
    <ShortfallNotice
      shortfall={first}
      who={who}
      onInvite={onInvite && (() => onInvite({ who, groups: groups.length === 1 && only !== undefined ? [{ dimension, group: only }] : [] }))}
      onLater={() => setLater(new Set([...later, `${running.id} ${first.target}`]))}
    />
  );
}

function Targets({ meters }: { readonly meters: InclusionMeters }): ReactNode {
  const { t } = useTranslation('hall');
  const { percent } = useFormat();
  const words = useGroupWords();
  const { session, process } = useRoom();
  if (meters.targets.length === 0) return <p className={classes['note']}>{t('meters.noTargets')}</p>;
  return (
    <section className={classes['targets']} aria-label={t('meters.targets')}>
      {session.attribution !== 'attributed' && <p className={classes['note']}>{t('meters.counters', { minimum: process.minimumCell })}</p>}
      {meters.targets.map(({ id, dimension, groups, label, figures }) => (
        <section key={id} aria-labelledby={`target-${id}`}>
          <header className={classes['head']}>
            <h3 id={`target-${id}`}>{words.Who(dimension, groups, label)}</h3>
            {figures.seats.targetShare !== null && <span>{t('meters.target', { share: percent(figures.seats.targetShare / 100) })}</span>}
          </header>
          <ul className={classes['rows']}>
            {INCLUSION_MEASURES.map((measure) => (
              <MeterRow key={measure} label={t(`meters.measure.${measure}`)} figure={figures[measure]} measure={measure} total={meters.totals[measure]} />
            ))}
          </ul>
        </section>
      ))}
      <p className={classes['legend']}>
        <span className={classes['legendLine']} aria-hidden />
        {t('meters.legend')}
      </p>
    </section>
  );
}
