import type { Records } from '@baraza/domain';
import { keyOf, type PaletteItem, type ShellTab, useShortcuts } from '@baraza/ui';
import { IconCalendarPlus, IconCalendarDown, IconCalendarEvent } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommands } from '../../app/commands.js';
import { useProject } from '../../project/context.js';
import { useMay, useSessions } from '../data/hooks.js';
import { useSaveCalendar } from '../data/useSaveCalendar.js';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** What the palette offers in a process, and its keys. */
export function ProcessCommands({ process, tabs }: { readonly process: Records['process']; readonly tabs: readonly ShellTab[] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  const navigate = useNavigate();
  const { plan } = useMay();
  const sessions = useSessions(process.id);
  const saveCalendar = useSaveCalendar();
  const planSession = (): void => void (plan && navigate(`/p/${project}/consultations/${process.id}/sessions/new`));
  useShortcuts({ planSession });
  const places = useMemo(
    (): PaletteItem[] => [
      ...tabs.map(({ id, label, icon: mark, href = '' }): PaletteItem => ({ id: `process-${id}`, label, icon: mark, group: process.name, onChoose: () => void navigate(href) })),
      ...sessions.map(({ id, title, venue }): PaletteItem => ({ id: `session-${id}`, label: title, description: venue ?? undefined, icon: <IconCalendarEvent {...icon} />, group: t('tab.sessions'), onChoose: () => void navigate(`/p/${project}/sessions/${id}`) })),
    ],
    // Tabs are made anew with each drawing; which is current does not matter here.
    [t, navigate, project, process.name, process.id, sessions],
  );
  useCommands(places);
  const steps: PaletteItem[] = [
    ...(plan ? [{ id: 'plan-session', label: t('sessions.plan'), icon: <IconCalendarPlus {...icon} />, group: process.name, keys: keyOf('planSession'), onChoose: planSession }] : []),
    { id: 'save-calendar', label: t('calendar.save'), icon: <IconCalendarDown {...icon} />, group: process.name, onChoose: () => saveCalendar(process.name, sessions) },
  ];
  useCommands(steps);
  return null;
}
