import { useFormat } from '@baraza/ui';
import { IconMessageOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NotRenewed } from '../../app/NotRenewed.js';
import type { Asked } from '../../data/useAsked.js';
import type { NamedStakeholder, OnMaps } from '../data/inclusion.js';
import { Block } from '../parts/Block.js';
import { HeardFailed } from '../parts/HeardFailed.js';
import { NobodyOnMaps } from '../parts/NobodyOnMaps.js';
import { StakeholderLinks } from '../parts/StakeholderLinks.js';
import classes from './overview.module.css';

/** Who is on a map and was heard in no session of the process. */
export function NeverHeard({ asked, again }: { readonly asked: Asked<({ readonly neverHeard: readonly NamedStakeholder[] | null } & OnMaps) | null>; readonly again: () => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const list = asked.state === 'answered' ? (asked.value?.neverHeard ?? null) : null;
  return (
    <Block title={t('heard.never')} icon={<IconMessageOff size={16} stroke={1.75} aria-hidden />} note={list && list.length > 0 ? format.number(list.length) : undefined}>
      {asked.state === 'asking' && <p className={classes['muted']}>{t('heard.asking')}</p>}
      {asked.state === 'failed' && <HeardFailed again={again} className={classes['muted']} />}
      <NotRenewed asked={asked} again={again} />
      {asked.state === 'answered' && list === null && <p className={classes['muted']}>{t('heard.hidden')}</p>}
      {list && list.length === 0 && (asked.state === 'answered' && asked.value?.anybody === false ? <NobodyOnMaps className={classes['muted']} /> : <p className={classes['muted']}>{t('heard.everybody')}</p>)}
      {list && list.length > 0 && (
        <>
          <StakeholderLinks label={t('heard.never')} stakeholders={list} />
          <p className={classes['muted']}>{t('heard.neverHow')}</p>
        </>
      )}
    </Block>
  );
}
