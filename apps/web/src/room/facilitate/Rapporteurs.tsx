import { Avatar } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeers, useRecords } from '../../project/hooks.js';
import { useRoom } from '../context.js';
import { useRoomTime } from '../useRoomTime.js';
import classes from './side.module.css';

/** Who notes the session: whether they write now and for whom, else when they last entered something. */
export function Rapporteurs(): ReactNode {
  const { t } = useTranslation('hall');
  const { session } = useRoom();
  const { time } = useRoomTime();
  const peers = [...usePeers().values()].filter(({ state }) => state?.session === session.id);
  const members = useRecords('member');
  const assigned = useRecords('assignment').filter(({ session: of, duty }) => of === session.id && duty === 'rapporteur');
  const said = useRecords('intervention').filter((each) => each.session === session.id);
  const people = assigned.map(({ id, account, name }) => {
    const draft = peers.find((peer) => peer.account === account && peer.state?.draft)?.state?.draft;
    const last = account === null ? undefined : said.filter(({ rapporteur }) => rapporteur === account).reduce<string | undefined>((latest, { at }) => (latest === undefined || at > latest ? at : latest), undefined);
    return { id: account ?? id, account, name: name ?? members.find((member) => member.account === account)?.displayName ?? t('rapporteurs.somebody'), draft, last, here: peers.some((peer) => peer.account === account) };
  });
  return (
    <section className={classes['sidePart']} aria-labelledby="rapporteurs">
      <header className={classes['sideHead']}>
        <h2 id="rapporteurs">{t('rapporteurs.title')}</h2>
      </header>
      {people.length === 0 && <p className={classes['sideNote']}>{t('rapporteurs.none')}</p>}
      <ul className={classes['rapporteurs']}>
        {people.map(({ id, account, name, draft, last, here }) => (
          <li key={id}>
            <Avatar person={{ id, name }} />
            <span>
              <bdi>{name}</bdi>
              <small dir="auto" data-writing={draft !== undefined || undefined}>
                {draft ? (draft.who === null ? t('rapporteurs.writing') : t('rapporteurs.writingFor', { who: draft.who })) : last !== undefined ? t('rapporteurs.last', { time: time(last) }) : t(account === null ? 'rapporteurs.noAccount' : here ? 'rapporteurs.nothing' : 'rapporteurs.notHere')}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
