import type { PaletteItem } from '@baraza/ui';
import { IconTableExport } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch } from 'react-router';
import { useCommands } from '../app/commands.js';
import { fetched } from '../app/fetched.js';
import { useViewer } from '../project/hooks.js';

const ExportDialog = lazy(async () => ({ default: (await fetched(import('./ExportDialog.js'), 'import')).ExportDialog }));

/** Offers the export in the palette on every screen of a project: of the map that is open, else of everything. */
export function ExportCommand(): ReactNode {
  const { t } = useTranslation(['common', 'project']);
  const { can } = useViewer();
  const map = useMatch('/p/:project/m/:map')?.params.map ?? null;
  const [opened, setOpened] = useState<'never' | 'open' | 'closed'>('never');
  const allowed = can('export');
  const items = useMemo(
    (): PaletteItem[] => (allowed ? [{ id: 'export', label: t('action.export'), icon: <IconTableExport size={16} stroke={1.75} aria-hidden />, group: t('project:project'), onChoose: () => setOpened('open') }] : []),
    [allowed, t],
  );
  useCommands(items);
  if (opened === 'never') return null;
  return (
    <Suspense fallback={null}>
      <ExportDialog opened={opened === 'open'} onClose={() => setOpened('closed')} map={map} />
    </Suspense>
  );
}
