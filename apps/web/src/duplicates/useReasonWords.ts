import type { Candidate, Reason } from '@baraza/analysis';
import { useFormat } from '@baraza/ui';
import { useTranslation } from 'react-i18next';

/** From which score on a pair is called almost certain, and from which likely. */
const ALMOST_CERTAIN = 0.97;
const LIKELY = 0.85;

/** Why two may be the same, and how likely, in sentences. */
export function useReasonWords(): { readonly reason: (reason: Reason) => string; readonly likeliness: (candidate: Pick<Candidate, 'score'>) => string } {
  const { t } = useTranslation('duplicates');
  const { percent } = useFormat();
  return {
    reason: (reason) => {
      switch (reason.code) {
        case 'sameName':
          return t('reason.sameName');
        case 'namesAlike':
          return t('reason.namesAlike', { likeness: percent(Math.round(reason.likeness * 100) / 100) });
        case 'otherNamesAlike':
          return t('reason.otherNamesAlike', { one: reason.names[0], other: reason.names[1] });
        case 'sharedName':
          return reason.names[0] === reason.names[1] ? t('reason.sameOtherName', { name: reason.names[0] }) : t('reason.sharedName', { one: reason.names[0], other: reason.names[1] });
        case 'abbreviation':
          return t('reason.abbreviation', { short: reason.short, long: reason.long });
        case 'sameNeighbours':
          return t('reason.sameNeighbours', { count: reason.shared, of: reason.of });
      }
    },
    likeliness: ({ score }) => t(score >= ALMOST_CERTAIN ? 'likeliness.almostCertain' : score >= LIKELY ? 'likeliness.likely' : 'likeliness.perhaps'),
  };
}
