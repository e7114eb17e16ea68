import type { Records } from '@baraza/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from '../../map/data/useStored.js';
import { useRoom } from '../context.js';
import { useRoomNames } from '../names/context.js';
import { type Called, calledHere, listedAs } from './called.js';

type Said = Pick<Records['intervention'], 'speaker' | 'affiliation' | 'affiliationName'>;
type Participation = Records['participation'];

export interface WhoWords {
  /** Who spoke and for whom, as far as it is kept and these eyes may know it; null: nobody is. */
  readonly of: (said: Said) => string | null;
  /** The same without names of the vault: what may leave this screen. */
  readonly sendable: (said: Said) => string | null;
  /** What somebody who takes part is called here. */
  readonly participant: (participation: Participation) => string;
  /** The same in a list of people, those of one group told apart by numbers; null: nobody that can be seen here. */
  readonly listed: (participation: string) => string | null;
  readonly called: ReadonlyMap<string, Called>;
  readonly stakeholder: (id: string) => string;
  /** Those who take part in this session, as far as they may be read, in the order in which they came. */
  readonly here: readonly Participation[];
}

/** Words for speakers and groups. Names of the vault are among them on the screens that show them, for whoever may read them. */
export function useWhoWords(): WhoWords {
  const { t } = useTranslation(['log', 'hall']);
  const { session } = useRoom();
  const names = useRoomNames();
  const stored = useStored(['participation'], (store) => store.allLive('participation').filter((each) => each.session === session.id), [session.id]);
  const groups = useStored(['stakeholder'], (store) => new Map(store.allLive('stakeholder').map(({ id, name }) => [id, name])), []);
  return useMemo(() => {
    const nameOf = ({ person }: Participation): string | null => {
      const name = person === null ? undefined : names?.of(person);
      return name?.state === 'readable' ? name.name : null;
    };
    const called = calledHere(stored, nameOf, (id) => groups.get(id));
    const byId = new Map(stored.map((each) => [each.id, each]));
    const here = [...called.keys()].map((id) => byId.get(id)!);
    const stakeholder = (id: string): string => groups.get(id) ?? t('who.hidden');
    const without = ({ id, pseudonym, stakeholder: of }: Participation): string => {
      const number = called.get(id)?.number ?? 1;
      if (pseudonym !== null) return pseudonym;
      if (of === null) return number === 1 ? t('who.participant') : t('hall:add.participant', { number });
      return t('who.participantOf', { name: number === 1 ? stakeholder(of) : `${stakeholder(of)} ${number}` });
    };
    const participant = (of: Participation): string => nameOf(of) ?? without(of);
    const saidBy = (own: (of: Participation) => string | null, whole: (of: Participation) => string) => ({ speaker, affiliation, affiliationName }: Said): string | null => {
      const person = speaker === null ? undefined : byId.get(speaker);
      const group = affiliation === null ? affiliationName : stakeholder(affiliation);
      if (speaker === null) return group;
      if (!person) return group === null ? t('who.hidden') : group;
      const name = own(person);
      return name !== null && group !== null ? t('who.personFor', { person: name, group }) : whole(person);
    };
    return {
      of: saidBy((of) => nameOf(of) ?? of.pseudonym, participant),
      sendable: saidBy(({ pseudonym }) => pseudonym, without),
      participant,
      listed: (id) => {
        const of = called.get(id);
        return of ? listedAs(of, (number) => t('hall:add.participant', { number })) : null;
      },
      called,
      stakeholder,
      here,
    };
  }, [t, names, stored, groups]);
}
