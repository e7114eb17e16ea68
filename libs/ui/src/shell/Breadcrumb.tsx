import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../parts/Action.js';
import classes from './breadcrumb.module.css';

/** Another place at the same level. */
export interface Neighbour {
  readonly id: string;
  readonly label: string;
  readonly current?: boolean;
  readonly onChoose: () => void;
}

export interface Crumb {
  readonly label: string;
  /** Leads there; the last has none, it is here. */
  readonly href?: string;
  /** Places beside this one, in a menu. */
  readonly menu?: readonly Neighbour[];
}

/** Where one is, from the outside in. On phones: back to the place above, and the name of this one. */
export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }): ReactNode {
  const { t } = useTranslation();
  const above = crumbs.at(-2);
  return (
    <nav aria-label={t('shell.path')} className={classes['path']}>
      {above?.href !== undefined && (
        <Action className={classes['back']} href={above.href} aria-label={above.label}>
          <IconChevronLeft size={16} stroke={1.75} className="bz-mirror" aria-hidden />
        </Action>
      )}
      <ol className={classes['crumbs']}>
        {crumbs.map((crumb, index) => (
          <li key={crumb.href ?? crumb.label} className={classes['crumb']} data-last={index === crumbs.length - 1 || undefined}>
            {index > 0 && <IconChevronRight size={14} stroke={1.75} className={`${classes['between']} bz-mirror`} aria-hidden />}
            {index === crumbs.length - 1 ? (
              <h1>
                <Place crumb={crumb} last />
              </h1>
            ) : (
              <Place crumb={crumb} last={false} />
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Place({ crumb, last }: { readonly crumb: Crumb; readonly last: boolean }): ReactNode {
  const { t } = useTranslation();
  if (!crumb.menu?.length) {
    if (crumb.href !== undefined && !last) return <Action href={crumb.href} className={classes['name']} title={crumb.label}><span className={classes['cut']} dir="auto">{crumb.label}</span></Action>;
    return <span className={classes['name']} dir="auto" title={crumb.label} aria-current={last ? 'page' : undefined}>{crumb.label}</span>;
  }
  return (
    <Menu>
      <Menu.Target>
        <Action className={classes['name']} aria-current={last ? 'page' : undefined} title={t('shell.pathMenu', { name: crumb.label })}>
          <span className={classes['cut']} dir="auto">{crumb.label}</span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </Action>
      </Menu.Target>
      <Menu.Dropdown mah={400} style={{ overflowY: 'auto' }}>
        {crumb.menu.map((place) => (
          <Menu.Item key={place.id} onClick={place.onChoose} aria-current={place.current ? 'page' : undefined} rightSection={place.current ? <IconCheck size={14} aria-hidden /> : undefined}>
            <bdi>{place.label}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
