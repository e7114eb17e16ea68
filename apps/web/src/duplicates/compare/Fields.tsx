import type { AnyRecord } from '@baraza/domain';
import { FoldedText } from '@baraza/ui';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './compare.module.css';
import type { Choices, Comparison, CompareRow } from './rows.js';
import { type CellWords, useCellWords } from './useCellWords.js';

/** Texts longer than this may need to be folded. */
const LONG = 160;

export interface FieldsProps {
  readonly comparison: Comparison;
  readonly kept: AnyRecord;
  readonly other: AnyRecord;
  /** What the kept one will say. */
  readonly after: AnyRecord;
  readonly choices: Choices;
  readonly onChoose: (key: string, choice: Choices[string]) => void;
}

/** What the two say, property by property: first where somebody has to choose, then what one of them alone says, and folded what both say. */
export function Fields(props: FieldsProps): ReactNode {
  const { t } = useTranslation('duplicates');
  const { comparison, ...rest } = props;
  const words = useCellWords();
  const of = (kind: CompareRow['kind']): readonly CompareRow[] => comparison.rows.filter((row) => row.kind === kind);
  const [differs, onlyOne, same] = [of('differs'), of('onlyOne'), of('same')];
  const plain = (row: CompareRow): ReactNode => <PlainRow key={row.key} row={row} words={words} {...rest} />;
  return (
    <>
      <ChoiceRows {...props} rows={differs} words={words} />
      {onlyOne.length > 0 && (
        <section aria-label={t('compare.onlyOne')}>
          <h2 className={classes['part']}>{t('compare.onlyOne')}</h2>
          {onlyOne.map(plain)}
        </section>
      )}
      {same.length > 0 && (
        <details className={classes['same']}>
          <summary>{t('compare.same', { count: same.length })}</summary>
          {same.map(plain)}
        </details>
      )}
      {comparison.hidden > 0 && <p className={classes['note']}>{t('compare.hidden', { count: comparison.hidden })}</p>}
    </>
  );
}

type RowProps = Omit<FieldsProps, 'comparison'> & { readonly row: CompareRow; readonly words: CellWords };

/** Keys: up and down go from row to row, left and right, or 1 and 2, choose. Enter merges, as in any form. */
function ChoiceRows({ rows, ...rest }: Omit<FieldsProps, 'comparison'> & { readonly rows: readonly CompareRow[]; readonly words: CellWords }): ReactNode {
  const { t } = useTranslation('duplicates');
  const list = useRef<HTMLElement>(null);
  // Whoever comes to decide begins with the first choice.
  useEffect(() => list.current?.querySelector<HTMLInputElement>('input:checked')?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const here = rows.findIndex(({ key }) => key === (event.target as HTMLInputElement).name);
    if (here < 0) return;
    const toLeft = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'other' : 'kept';
    const choice = { 1: 'kept', 2: 'other', ArrowLeft: toLeft, ArrowRight: toLeft === 'kept' ? 'other' : 'kept' }[event.key] as Choices[string] | undefined;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (choice === undefined && step === undefined) return;
    event.preventDefault();
    const row = rows[Math.min(rows.length - 1, Math.max(0, here + (step ?? 0)))]!;
    if (choice) rest.onChoose(row.key, choice);
    const chosen = choice ?? rest.choices[row.key] ?? 'kept';
    list.current?.querySelector<HTMLInputElement>(`input[name="${row.key}"][value="${chosen}"]`)?.focus();
  };
  if (rows.length === 0) return <p className={classes['note']}>{t('compare.noneDiffers')}</p>;
  return (
    <section ref={list} aria-label={t('compare.differs')} onKeyDown={onKeyDown}>
      <h2 className={classes['part']}>{t('compare.differs')}</h2>
      {rows.map((row) => (
        <ChoiceRow key={row.key} row={row} {...rest} />
      ))}
    </section>
  );
}

function ChoiceRow({ row, words, kept, other, after, choices, onChoose }: RowProps): ReactNode {
  const { t } = useTranslation('duplicates');
  const id = useId();
  const chosen = choices[row.key] ?? 'kept';
  const option = (choice: Choices[string], record: AnyRecord): ReactNode => (
    <label className={classes['option']} data-side={choice} data-chosen={chosen === choice || undefined}>
      <input type="radio" name={row.key} value={choice} checked={chosen === choice} onChange={() => onChoose(row.key, choice)} />
      <span className={classes['value']}>
        <Value text={words.value(row, record)} />
        {row.list && <span className={classes['note']}>{t(choice === 'kept' ? 'compare.joined' : 'compare.onlyThese')}</span>}
      </span>
    </label>
  );
  return (
    <div className={classes['row']} role="radiogroup" aria-labelledby={id}>
      <span className={classes['label']} id={id}>
        {words.label(row)}
      </span>
      {option('kept', kept)}
      {option('other', other)}
      <After text={words.value(row, after)} />
    </div>
  );
}

function PlainRow({ row, words, kept, other, after }: Omit<RowProps, 'choices' | 'onChoose'>): ReactNode {
  return (
    <div className={classes['row']}>
      <span className={classes['label']}>{words.label(row)}</span>
      <div data-side="kept">
        <Value text={words.value(row, kept)} />
      </div>
      <div data-side="other">
        <Value text={words.value(row, other)} />
      </div>
      <After text={words.value(row, after)} />
    </div>
  );
}

function After({ text }: { readonly text: string }): ReactNode {
  return (
    <div className={classes['after']} data-side="after">
      <Value text={text} />
    </div>
  );
}

function Value({ text }: { readonly text: string }): ReactNode {
  if (text === '') return <span className={classes['none']}>–</span>;
  const shown = (
    <span dir="auto" className={classes['text']}>
      {text}
    </span>
  );
  return text.length > LONG ? <FoldedText height={120}>{shown}</FoldedText> : shown;
}
