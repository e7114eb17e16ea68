import type { HiddenReport } from '@baraza/graph-view';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './panel.module.css';

/** What is not drawn, and why, one line a reason. */
export function HiddenList({ report }: { readonly report: HiddenReport }): ReactNode {
  const { t } = useTranslation('map');
  const nodes = Object.entries(report.nodes.hidden) as ['sector', number][];
  const edges = Object.entries(report.edges.hidden) as ['type', number][];
  return (
    <ul className={classes['plainList']}>
      {nodes.map(([reason, count]) => (
        <li key={reason}>{t(`hidden.nodes.${reason}`, { count })}</li>
      ))}
      {edges.map(([reason, count]) => (
        <li key={reason}>{t(`hidden.edges.${reason}`, { count })}</li>
      ))}
    </ul>
  );
}
