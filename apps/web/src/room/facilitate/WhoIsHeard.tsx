import { ruleOf } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useLive, useRoom } from '../context.js';
import { useWhoWords } from '../parts/useWhoWords.js';
import classes from './facilitate.module.css';

/** Up to so many people are drawn one by one; more are a bar. */
const MOST_DOTS = 14;
/** And so many are called by name of those who have not spoken. */
const MOST_CALLED = 6;

/** Who is here and who has been heard, least heard first; as far as the rule lets groups be told apart. */
export function WhoIsHeard(): ReactNode {
  const { t } = useTranslation('hall');
  const live = useLive();
  const { process, session, items } = useRoom();
  const stakeholders = useRecords('stakeholder');
  if (!live) return null;
  const { groups, people, heard } = live.heard;
  // What would tell groups apart in the whole would tell them apart in the part that must not be attributed.
  const closed = live.listHidden || [null, ...items].some((item) => ruleOf(session, item) === 'notAttributed');
  const nameOf = (id: string): string | undefined => stakeholders.find((each) => each.id === id)?.name;
  return (
    <section aria-labelledby="heard">
      <header className={classes['head']}>
        <h2 id="heard">{t('heard.title')}</h2>
        <span>{people === 0 ? '' : groups.length === 0 && heard === 0 ? t('heard.nobodyYet', { count: people }) : t(groups.length > 0 ? 'heard.leastFirst' : 'heard.count', { heard, people })}</span>
        {groups.length > 0 && (
          <span className={classes['dotsLegend']} aria-hidden>
            <i data-heard /> {t('heard.heard')} <i /> {t('heard.notYet')}
          </span>
        )}
      </header>
      {people === 0 && <p className={classes['empty']}>{t('heard.nobodyHere')}</p>}
      {people > 0 && groups.length === 0 && <p className={classes['empty']}>{t(closed ? 'heard.noGroups' : 'heard.groupsTooSmall', { minimum: process.minimumCell })}</p>}
      <ul className={classes['groups']}>
        {groups.map(({ stakeholder, together, people: here, heard: spoke }) => (
          <li key={together ? 'together' : (stakeholder ?? 'nobody')}>
            <span className={classes['groupName']}>
              <bdi>{together ? t('heard.together', { minimum: process.minimumCell }) : ((stakeholder === null ? undefined : nameOf(stakeholder)) ?? t('heard.noGroup'))}</bdi>
            </span>
            {here <= MOST_DOTS ? (
              <span className={classes['dots']} aria-hidden>
                {Array.from({ length: here }, (_, index) => (
                  <i key={index} data-heard={index < spoke || undefined} />
                ))}
              </span>
            ) : (
              <span className={classes['heardBar']} aria-hidden>
                <span style={{ inlineSize: `${(100 * spoke) / here}%` }} />
              </span>
            )}
            <span className={classes['heardWords']} data-none={spoke === 0 || undefined}>
              {spoke === 0 ? t('heard.none', { people: here }) : t('waiting.heard', { people: here, heard: spoke })}
            </span>
            {here > spoke && <NotYet stakeholder={stakeholder} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whom of the group one can still call on, where the rule keeps who spoke. A head count is nobody in particular. */
function NotYet({ stakeholder }: { readonly stakeholder: string | null }): ReactNode {
  const { t } = useTranslation('hall');
  const { list } = useFormat();
  const spoke = useLive()?.heard.spoke ?? null;
  const { here, listed } = useWhoWords();
  if (spoke === null) return null;
  const silent = here.filter((each) => each.stakeholder === stakeholder && each.mode !== 'headCount' && !spoke.includes(each.id));
  if (silent.length === 0) return null;
  const named = silent.slice(0, MOST_CALLED).map(({ id }) => listed(id) ?? '');
  const more = silent.length - named.length;
  return (
    <span className={classes['notYet']} dir="auto">
      {t('heard.stillToHear', { names: list(more > 0 ? [...named, t('heard.more', { count: more })] : named) })}
    </span>
  );
}
