import type { Confidence } from '@baraza/domain';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.js';
import { signed } from '../tokens/meaning.js';
import { ConfidenceBars } from './Confidence.js';
import type { Moment } from './geometry.js';
import classes from './judgement.module.css';
import { JudgedValue, RowButton } from './RowButton.js';
import { JudgeTrack, Sparkline } from './Track.js';

/** One person's current judgement, with what it rests on. */
export interface Judge {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly colour?: string;
  readonly source?: string;
  /** When it was made. */
  readonly at?: Date | number | string;
  readonly confidence: Confidence | null;
  /** Why; the evidence. */
  readonly note?: string;
  /** What can be done about it, at the end of the line: taking it back. */
  readonly action?: ReactNode;
}

export interface JudgementRowProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** Ordinal values carry a sign; others one decimal where they are not whole. */
  readonly ordinal?: boolean;
  /** Median, mean, agreed or mine, as the map shows it; null when nobody has judged. */
  readonly aggregate: number | null;
  readonly judges: readonly Judge[];
  readonly history: readonly Moment[];
  readonly confidence: Confidence | null;
  /** The value is one that somebody gave, not one taken from several. */
  readonly exact?: boolean;
  /** Opens the judges at first. */
  readonly startOpen?: boolean;
  /** Whether it is open, where the caller holds that. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** Stands below the judges while the row is open; with it the row opens also where nobody has judged. */
  readonly details?: ReactNode;
  /** What stands below the row while somebody edits it: the form for *my* judgement. */
  readonly children?: ReactNode;
}

/** Dimension, value, judges, history, confidence. */
const COLUMNS = 'minmax(68px, 1fr) 30px 62px 58px 66px';

function useValue(ordinal: boolean): (value: number) => string {
  const format = useFormat();
  if (ordinal) return signed;
  return (value) => format.number(value, { minimumFractionDigits: Number.isInteger(value) ? 0 : 1, maximumFractionDigits: 1 });
}

/**
 * A judgement is never a bare number: its value, the judges and their spread, its history and the confidence on one row. Pressed,
 * it lists who judged and on what.
 */
export function JudgementRow({ label, min, max, ordinal = false, aggregate, judges, history, confidence, exact = false, startOpen = false, open: held, onOpenChange, details, children }: JudgementRowProps): ReactNode {
  const { t } = useTranslation(['common', 'domain']);
  const [own, setOwn] = useState(startOpen);
  const open = held ?? own;
  const toggle = (): void => {
    setOwn(!open);
    onOpenChange?.(!open);
  };
  const id = useId();
  const format = useFormat();
  const value = useValue(ordinal);
  // A value taken from several is no whole number that somebody gave, and says so by its decimal.
  const shown = aggregate === null ? '–' : judges.length > 1 && !ordinal && !exact ? format.number(aggregate, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) : value(aggregate);
  const spoken = describe();

  function describe(): string {
    const parts = [t('judgement.value', { dimension: label, value: aggregate === null ? t('judgement.notJudged') : shown }), t('judgement.judges', { count: judges.length })];
    const values = judges.map((judge) => judge.value);
    if (values.length > 1) parts.push(t('judgement.range', { low: value(Math.min(...values)), high: value(Math.max(...values)) }));
    if (confidence !== null) parts.push(t('judgement.confidenceIs', { level: t(`domain:confidence.${confidence}`) }));
    return parts.join(', ');
  }

  const cells = (
    <span className={classes['cells']} aria-hidden>
      <span className={classes['label']}>{label}</span>
      <JudgedValue none={aggregate === null} dir="ltr">
        {shown}
      </JudgedValue>
      <JudgeTrack min={min} max={max} judges={judges} aggregate={aggregate} />
      <Sparkline history={history} min={min} max={max} />
      <ConfidenceBars confidence={confidence} />
    </span>
  );
  return (
    <div className={classes['judgement']}>
      <RowButton columns={COLUMNS} aria-expanded={open} aria-controls={id} onClick={toggle} disabled={judges.length === 0 && details === undefined}>
        <span className="bz-hidden-text">{spoken}</span>
        {cells}
      </RowButton>
      <div id={id} hidden={!open}>
        {open && judges.length > 0 && <Judges judges={judges} value={value} />}
        {open && details}
      </div>
      {children}
    </div>
  );
}

function Judges({ judges, value }: { readonly judges: readonly Judge[]; readonly value: (value: number) => string }): ReactNode {
  const { t } = useTranslation(['common', 'domain']);
  const format = useFormat();
  return (
    <ul className={classes['judges']}>
      {judges.map((judge) => (
        <li key={judge.id} className={classes['judge']}>
          <span className={classes['who']} style={{ '--dot': judge.colour }}>
            {judge.name}
          </span>
          <span className={classes['mine']} dir="ltr">
            {value(judge.value)}
          </span>
          <span className={classes['rests']} dir="auto">
            {[judge.source ?? t('judgement.noSource'), judge.at === undefined ? undefined : format.day(judge.at)].filter(Boolean).join(' · ')}
          </span>
          <span className={classes['sure']}>
            {judge.confidence === null ? '–' : t(`domain:confidence.${judge.confidence}`)}
            {judge.action}
          </span>
          {judge.note !== undefined && (
            <span className={classes['note']} dir="auto">
              {judge.note}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The words above the columns of judgements. How many judged differs from row to row, and each row says its own number. */
export function JudgementHead({ aggregate, since }: { readonly aggregate: string; readonly since: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={classes['heading']} style={{ gridTemplateColumns: COLUMNS }}>
      <span />
      <span className={classes['headValue']}>{aggregate}</span>
      <span>{t('judgement.judgesHead')}</span>
      <span dir="auto">{since}</span>
      <span>{t('judgement.confidence')}</span>
    </div>
  );
}
