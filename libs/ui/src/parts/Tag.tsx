import type { Classification } from '@baraza/domain';
import { IconLock, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './tag.module.css';

/** A word about a thing in a thin frame: its role, "Illustration". `muted` for what is only noted. */
export function Tag({ children, icon, muted = false, title }: { readonly children: ReactNode; readonly icon?: ReactNode; readonly muted?: boolean; readonly title?: string }): ReactNode {
  return (
    <span className={classes['tag']} data-muted={muted || undefined} title={title}>
      {icon}
      {children}
    </span>
  );
}

/** Who may read a record: a lock and a word, from restricted upwards. */
export function ClassificationBadge({ classification }: { readonly classification: Classification }): ReactNode {
  const { t } = useTranslation('domain');
  const Icon = classification === 'public' ? IconWorld : IconLock;
  return (
    <Tag muted={classification === 'public' || classification === 'restricted'} icon={<Icon size={13} stroke={1.75} aria-hidden />}>
      {t(`classification.${classification}`)}
    </Tag>
  );
}
