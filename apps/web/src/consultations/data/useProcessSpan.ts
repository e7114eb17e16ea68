import type { Records } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { useTranslation } from 'react-i18next';

/** From when until when a process goes, as precisely as somebody said; empty where nobody did. */
export function useProcessSpan({ startsOn, endsOn }: Pick<Records['process'], 'startsOn' | 'endsOn'>): string {
  const { t } = useTranslation('consultations');
  const { partialDate } = useFormat();
  if (startsOn === null) return endsOn === null ? '' : t('span.until', { day: partialDate(endsOn) });
  return endsOn === null ? t('span.from', { day: partialDate(startsOn) }) : startsOn === endsOn ? partialDate(startsOn) : t('span.both', { from: partialDate(startsOn), to: partialDate(endsOn) });
}
