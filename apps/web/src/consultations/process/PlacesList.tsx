import type { Records } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { IconMapPin } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useZoneOf } from '../../project/session-time.js';
import { useSessionWords } from '../data/useSessionWords.js';
import { Block } from '../parts/Block.js';
import classes from './overview.module.css';

/** Where sessions were, are and will be. */
export function PlacesList({ sessions }: { readonly sessions: readonly Records['session'][] }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const zoneOf = useZoneOf();
  const { join } = useSessionWords();
  const places = useRecords('place');
  const lines = places.flatMap(({ id, name }) => {
    const here = sessions.filter(({ place, state }) => place === id && state !== 'cancelled');
    if (here.length === 0) return [];
    const held = here.filter(({ state }) => state === 'held').length;
    const live = here.some(({ state }) => state === 'live');
    const next = here.find(({ state, startsAt }) => state === 'planned' && startsAt !== null);
    const words = [...(live ? [t('place.live')] : []), ...(held > 0 ? [t('place.held', { number: format.number(held) })] : []), ...(next?.startsAt ? [t('place.next', { day: format.day(next.startsAt, undefined, zoneOf(next)) })] : [])];
    return [{ id, name, words: words.length > 0 ? join(words) : t('place.planned', { number: format.number(here.length) }) }];
  });
  if (lines.length === 0) return null;
  return (
    <Block title={t('place.title')} icon={<IconMapPin size={16} stroke={1.75} aria-hidden />}>
      <ul className={classes['places']}>
        {lines.sort((a, b) => format.compare(a.name, b.name)).map(({ id, name, words }) => (
          <li key={id} className={classes['place']}>
            <bdi>{name}</bdi>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
