import type { Viewer } from '@baraza/domain';
import { toast } from '@baraza/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from './hooks.js';

/** Buttons come and go with a person's rights; where somebody changes those, the person is told why. */
export function useRightsNotice(): void {
  const { t } = useTranslation(['project', 'domain']);
  const { viewer } = useViewer();
  const before = useRef<Viewer | null>(null);
  useEffect(() => {
    const changed = viewer && before.current && (viewer.role !== before.current.role || viewer.clearance !== before.current.clearance);
    before.current = viewer;
    if (changed) toast({ message: t('roleChanged', { role: t(`domain:role.${viewer.role}`), classification: t(`domain:classification.${viewer.clearance}`) }), id: 'rights' });
  }, [viewer, t]);
}
