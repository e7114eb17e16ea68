import { hasRightIn, type Records } from '@baraza/domain';
import { LoadingState, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NotRenewed } from '../../app/NotRenewed.js';
import { useViewer } from '../../project/hooks.js';
import { useSessionStakeholders } from '../data/inclusion.js';
import { Block } from '../parts/Block.js';
import { HeardFailed } from '../parts/HeardFailed.js';
import { NobodyOnMaps } from '../parts/NobodyOnMaps.js';
import { StakeholderLinks } from '../parts/StakeholderLinks.js';
import classes from './plan.module.css';

const KINDS = ['present', 'absent', 'neverHeard'] as const;

/** From a session back to the map: who was there, who was not, and who was never heard in the process. */
export function SessionStakeholders({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { viewer } = useViewer();
  const { id, attribution } = session;
  const why = attribution === 'notAttributed' ? t('there.closed') : viewer && hasRightIn(viewer, 'readAttendance', id) ? null : t('there.hidden');
  return <Block title={t('there.title')}>{why === null ? <Lists key={id} session={id} planned={session.state === 'planned'} /> : <p className={classes['muted']}>{why}</p>}</Block>;
}

function Lists({ session, planned }: { readonly session: string; readonly planned: boolean }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const [asked, again] = useSessionStakeholders(session);
  if (asked.state === 'asking') return <LoadingState what={t('there.title')} />;
  if (asked.state === 'failed') return <HeardFailed again={again} className={classes['muted']} />;
  const lists = asked.value;
  if (lists === null) return <p className={classes['muted']}>{t('there.closed')}</p>;
  // Nobody there, nobody away and nobody unheard: of an empty map that is no success.
  if (!lists.anybody && KINDS.every((kind) => lists[kind].length === 0)) {
    return (
      <>
        <NotRenewed asked={asked} again={again} />
        <NobodyOnMaps className={classes['muted']} />
      </>
    );
  }
  const each = KINDS.map((kind) => (
    <section key={kind} className={classes['there']}>
      <h3>
        {t(planned ? `there.planned.${kind}` : `there.${kind}`)} <span className={classes['muted']}>{format.number(lists[kind].length)}</span>
      </h3>
      {lists[kind].length === 0 ? <p className={classes['muted']}>{t(`there.none.${kind}`)}</p> : <StakeholderLinks label={t(`there.${kind}`)} stakeholders={lists[kind]} />}
    </section>
  ));
  return (
    <>
      <NotRenewed asked={asked} again={again} />
      <div className={classes['thereLists']}>{each}</div>
    </>
  );
}
