import { useTranslation } from 'react-i18next';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { outsideOn, type ShownOn } from './timeline.js';

const STORED = ['membership', 'stakeholder', 'interest', 'relationship', 'holding', 'map'] as const;

/** What of the map was not so on the day that is shown, counted, and as a sentence; null while all dates are shown. */
export function useOutside(): { readonly counts: ShownOn | null; readonly sentence: string } {
  const { t } = useTranslation('times');
  const { mapId, date } = useMapUi();
  const counts = useStored(STORED, (store) => (date === null ? null : outsideOn(store, mapId, date)), [mapId, date]);
  if (!counts) return { counts, sentence: '' };
  const { members, ties } = counts;
  const words = [
    t('shown', { shown: members.total - members.notYet - members.over, total: members.total }),
    members.notYet > 0 && t('notYet', { count: members.notYet }),
    members.over > 0 && t('over', { count: members.over }),
    ties.notYet + ties.over > 0 && t('tiesOutside', { count: ties.notYet + ties.over }),
  ];
  return { counts, sentence: words.filter(Boolean).join(' · ') };
}
