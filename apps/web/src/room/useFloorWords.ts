import type { FloorEntry } from '@baraza/domain';
import { useTranslation } from 'react-i18next';
import { useProject } from '../project/context.js';
import { useLanguageName } from './parts/useLanguageName.js';

export interface FloorWords {
  /** Who is meant, as the rule allows it to be said. */
  readonly nameOf: (entry: FloorEntry) => string;
  /** "English", in the language of the page. */
  readonly language: (tag: string) => string;
}

/** How those on the floor are called. A label of a more open rule has been taken away by the server: then by the group, else by nothing. */
export function useFloorWords(): FloorWords {
  const { t } = useTranslation('hall');
  const { store } = useProject().session;
  const language = useLanguageName();
  return {
    nameOf: ({ label, stakeholder }) => (label !== '' ? label : ((stakeholder === null ? null : store.live('stakeholder', stakeholder)?.name) ?? t('floor.unnamed'))),
    language,
  };
}
