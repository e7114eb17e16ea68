import { type Shortfall, wholePercent } from '@baraza/domain';
import { keyOf, KeyHint, useFormat, useLanguage, useShortcuts } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './meters.module.css';
import { atBeginning } from './useGroupWords.js';

/** A shortfall as something to do now (METHODS, participation): how many of the minutes left a group needs. */
export function ShortfallNotice({ shortfall, who, onInvite, onLater }: { readonly shortfall: Shortfall; readonly who: string; readonly onInvite?: () => void; readonly onLater: () => void }): ReactNode {
  const { t } = useTranslation('hall');
  const { percent } = useFormat();
  const language = useLanguage();
  const { aim, aimShare, neededMinutes, leftMinutes, shareIfSilent } = shortfall.item;
  const here = shortfall.seatShare !== null && shortfall.seatShare >= shortfall.targetShare;
  const share = (value: number): string => percent(value / 100);
  const now = { who, share: share(wholePercent(shortfall.share, shortfall.targetShare)) };
  useShortcuts(onInvite ? { inviteGroup: onInvite } : {});
  return (
    <section className={classes['notice']} aria-label={t('shortfall.label')}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <div>
        <h3>{atBeginning(t(here ? 'shortfall.here' : 'shortfall.few', now), language)}</h3>
        <p>
          {aim === null
            ? t('shortfall.outOfReach', { ...now, target: share(shortfall.targetShare), silent: share(Math.floor(shareIfSilent)), left: leftMinutes })
            : t(aim === 'target' ? 'shortfall.toTarget' : 'shortfall.toFloor', { ...now, target: share(shortfall.targetShare), aim: share(aimShare), need: neededMinutes, left: leftMinutes })}
        </p>
        <div className={classes['noticeActions']}>
          {onInvite && (
            <Button variant="default" onClick={onInvite} rightSection={<KeyHint keys={keyOf('inviteGroup')} />} aria-keyshortcuts={keyOf('inviteGroup')}>
              {t('shortfall.invite', { who })}
            </Button>
          )}
          <Button variant="default" onClick={onLater}>
            {t('shortfall.later')}
          </Button>
        </div>
      </div>
    </section>
  );
}
