import { Link, type PaletteItem, Tag } from '@baraza/ui';
import { IconFolder } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommands } from '../../app/commands.js';
import { Row } from '../../app/Page.js';
import type { WorkspaceProjects } from '../../data/known-projects.js';

/** One project: its name leads there; the palette finds it too. */
export function ProjectRow({ project }: { readonly project: WorkspaceProjects['projects'][number] }): ReactNode {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const { id, name, description, fictional } = project;
  const counts = `${t('home.maps', { count: project.maps.totalCount })} · ${t('home.stakeholders', { count: project.stakeholders.totalCount })}`;
  useCommands(useMemo((): PaletteItem[] => [{ id: `project-${id}`, label: name, icon: <IconFolder size={16} stroke={1.75} aria-hidden />, group: t('home.title'), onChoose: () => void navigate(`/p/${id}`) }], [id, name, t, navigate]));
  return (
    <Row title={<Link href={`/p/${id}`}>{name}</Link>} note={counts} end={fictional && <Tag>{t('home.fictional')}</Tag>}>
      {description !== null && <bdi>{description.length > 160 ? `${description.slice(0, 160)}…` : description}</bdi>}
    </Row>
  );
}
