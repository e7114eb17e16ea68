import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.js';
import { positionKeys } from '../judgement/words.js';
import { positions } from '../tokens/meaning.js';
import { PositionChip } from './Marks.js';
import classes from './legend.module.css';

/** What the picture is made of: groups side by side under the canvas. The map keeps its room: where they do not fit, they scroll. */
export function Legend({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className={classes['legend']} aria-label={t('legend.label')} tabIndex={0}>
      {children}
    </section>
  );
}

/** One channel: "Shape: kind". `columns` of items side by side. */
export function LegendGroup({ title, columns = 1, children }: { readonly title: string; readonly columns?: number; readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className={classes['group']} role="group" aria-labelledby={id}>
      <div id={id} className={classes['title']}>
        {title}
      </div>
      <div className={classes['items']} style={{ '--columns': columns }}>
        {children}
      </div>
    </div>
  );
}

export interface LegendItemProps {
  readonly mark: ReactNode;
  readonly label: string;
  /** What the label stands for in full, where that is more than it says. */
  readonly all?: string;
  /** How many it stands for, where that is told. */
  readonly count?: number;
  /** What it stands for is open. */
  readonly current?: boolean;
  readonly onPress?: () => void;
}

/** A mark and its word; where it can be pressed it opens what it stands for. */
export function LegendItem({ mark, label, all = label, count, current = false, onPress }: LegendItemProps): ReactNode {
  const format = useFormat();
  const inside = (
    <>
      {mark}
      <span className={classes['label']} dir="auto" title={all}>
        {label}
      </span>
      {count !== undefined && <span>({format.number(count)})</span>}
    </>
  );
  if (!onPress) return <span className={classes['item']}>{inside}</span>;
  return (
    <button type="button" className={classes['item']} aria-pressed={current} onClick={onPress}>
      {inside}
    </button>
  );
}

/** The five steps of positions, with the words at both ends. */
export function PositionLegend(): ReactNode {
  const { t } = useTranslation(['common', 'domain']);
  return (
    <div className={classes['positions']}>
      <div className={classes['chips']}>
        {positions.map((step) => (
          <span key={step} title={t(`domain:position.${positionKeys[step]}`)}>
            <PositionChip value={step} />
          </span>
        ))}
      </div>
      <div className={classes['ends']}>
        <span>{t('legend.against')}</span>
        <span>{t('legend.for')}</span>
      </div>
    </div>
  );
}
