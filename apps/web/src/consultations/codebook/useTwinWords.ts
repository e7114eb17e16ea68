import type { Records } from '@baraza/domain';
import { useTranslation } from 'react-i18next';
import { twinOf } from '../data/code-tree.js';

/** That another code has the name, and where it lies; null: none has. Two may be meant under two others, so that it is said and not refused. */
export function useTwinWords(codes: readonly Records['code'][]): (id: string, name: string) => string | null {
  const { t } = useTranslation('consultations');
  return (id, name) => {
    const twin = twinOf(codes, id, name);
    return twin ? t('codebook.twin', { path: twin.path.join(' / ') }) : null;
  };
}
