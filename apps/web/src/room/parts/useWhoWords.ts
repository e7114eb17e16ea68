import type { Records } from '@baraza/domain';
import { useTranslation } from 'react-i18next';
import { useStored } from '../../map/data/useStored.js';
import { useRoom } from '../context.js';

type Said = Pick<Records['intervention'], 'speaker' | 'affiliation' | 'affiliationName'>;

export interface WhoWords {
  /** Who spoke and for whom, as far as it is kept; null: nobody is. */
  readonly of: (said: Said) => string | null;
  /** What somebody who takes part is called here: never a name of the vault. */
  readonly participant: (participation: Records['participation']) => string;
  readonly stakeholder: (id: string) => string;
  /** Those who take part in this session, as far as they may be read. */
  readonly here: readonly Records['participation'][];
}

/** Words for speakers and groups. */
export function useWhoWords(): WhoWords {
  const { t } = useTranslation('log');
  const { session } = useRoom();
  const here = useStored(['participation'], (store) => store.allLive('participation').filter((each) => each.session === session.id), [session.id]);
  const names = useStored(['stakeholder'], (store) => new Map(store.allLive('stakeholder').map(({ id, name }) => [id, name])), []);
  const stakeholder = (id: string): string => names.get(id) ?? t('who.hidden');
  const participant = ({ pseudonym, stakeholder: of }: Records['participation']): string => pseudonym ?? (of === null ? t('who.participant') : t('who.participantOf', { name: stakeholder(of) }));
  const of = ({ speaker, affiliation, affiliationName }: Said): string | null => {
    const person = speaker === null ? undefined : here.find(({ id }) => id === speaker);
    const group = affiliation === null ? affiliationName : stakeholder(affiliation);
    if (speaker === null) return group;
    if (!person) return group === null ? t('who.hidden') : group;
    return person.pseudonym !== null && group !== null ? t('who.personFor', { person: person.pseudonym, group }) : participant(person);
  };
  return { of, participant, stakeholder, here };
}
