import { NoRightState } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../project/hooks.js';
import { ProjectScreen } from '../project/ProjectScreen.js';

/** Bringing a file into the project. */
export function ImportScreen(): ReactNode {
  const { t } = useTranslation(['project', 'common']);
  const { can } = useViewer();
  return <ProjectScreen here={t('common:action.import')}>{!can('import') && <NoRightState />}</ProjectScreen>;
}
