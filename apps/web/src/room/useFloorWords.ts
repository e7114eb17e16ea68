import { type FloorEntry, seatOf } from '@baraza/domain';
import { useTranslation } from 'react-i18next';
import { useLanguageName } from '../project/useLanguageName.js';
import { useWhoWords } from './parts/useWhoWords.js';

export interface FloorWords {
  /** Who is meant, as the rule allows it to be said to these eyes. */
  readonly nameOf: (entry: FloorEntry) => string;
  /** Who is meant, as the hall may read it: by pseudonym, group or seat, never by a name of the vault. */
  readonly publicNameOf: (entry: FloorEntry) => string;
  /** For whom they speak, where they are called by something else; null: that says it already, or nobody. */
  readonly groupOf: (entry: FloorEntry) => string | null;
  /** "English", in the language of the page. */
  readonly language: (tag: string) => string;
}

/** How those on the floor are called. A label of a more open rule has been taken away by the server: then by the group, else by the order in which they asked, which tells several apart. */
export function useFloorWords(): FloorWords {
  const { t } = useTranslation('hall');
  const { listed, called, stakeholder } = useWhoWords();
  const language = useLanguageName();
  const publicNameOf = ({ label, stakeholder: group, asked }: FloorEntry): string => {
    if (label !== '' && seatOf(label) === label) return t('add.seat', { number: label });
    if (label !== '') return label;
    if (group !== null) return stakeholder(group);
    // The order in which they asked says no more than their place on the list did.
    return t('floor.participant', { number: asked + 1 });
  };
  return {
    nameOf: (entry) => (entry.participation === null ? null : listed(entry.participation)) ?? publicNameOf(entry),
    publicNameOf,
    groupOf: ({ label, participation, stakeholder: group }) => (group !== null && (label !== '' || (participation !== null && called.get(participation)?.name)) ? stakeholder(group) : null),
    language,
  };
}
