import { wholePercent } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useLive } from '../context.js';
import classes from './people.module.css';
import { usePeopleWords } from './usePeopleWords.js';

/** How many are here, and seats by group from the server's meters: also where nobody may read the list that they are counted from. Of such a list groups are told in steps. */
export function Seats(): ReactNode {
  const { t } = useTranslation('people');
  const format = useFormat();
  const words = usePeopleWords();
  const live = useLive();
  const dimensions = useRecords('dimension');
  if (!live) return <p className={classes['note']}>{t('seats.away')}</p>;
  const { dimensions: counted } = live.meters;
  return (
    <>
      <p className={classes['note']}>{t('seats.total', { count: live.heard.people })}</p>
      <dl className={classes['seats']}>
        {counted.map(({ id, code, groups }) => {
          const dimension = dimensions.find((each) => each.id === id) ?? { code, name: null };
          const there = groups.filter(({ figures: { seats } }) => seats.reason === 'minimum' || (seats.amount ?? 0) > 0);
          if (there.length === 0) return null;
          return (
            <Fragment key={id}>
              <dt data-head>{words.dimension(dimension)}</dt>
              {there.map(({ group, figures: { seats } }) => (
                <Fragment key={group}>
                  <dt dir="auto">{words.group(dimension, group)}</dt>
                  <dd>{seats.amount === null ? t('seats.hidden') : format.number(seats.amount)}</dd>
                  <dd>{seats.share === null ? '' : format.percent(wholePercent(seats.share, seats.targetShare) / 100)}</dd>
                </Fragment>
              ))}
            </Fragment>
          );
        })}
      </dl>
    </>
  );
}
