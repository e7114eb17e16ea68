import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { positions, positionScale, signed, type Position } from '../tokens/meaning.js';
import { positionKeys } from '../judgement/words.js';
import { SegmentedChoice } from './SegmentedChoice.js';

/** −2 to +2, each step in its colour, with its number and its word. */
export function PositionScale({ label, value, onChange, disabled }: { readonly label: string; readonly value: Position | null; readonly onChange: (value: Position) => void; readonly disabled?: boolean }): ReactNode {
  const { t } = useTranslation('domain');
  const options = positions.map((step) => ({
    value: String(step),
    label: signed(step),
    spoken: `${signed(step)}, ${t(`position.${positionKeys[step]}`)}`,
    ...positionScale[step],
  }));
  return <SegmentedChoice label={label} value={value === null ? null : String(value)} options={options} onChange={(chosen) => onChange(Number(chosen) as Position)} disabled={disabled} />;
}

/** 0 to 10 (or another short range of whole numbers); digits and arrows choose. */
export function NumberScale({ label, value, onChange, min = 0, max = 10, disabled }: { readonly label: string; readonly value: number | null; readonly onChange: (value: number) => void; readonly min?: number; readonly max?: number; readonly disabled?: boolean }): ReactNode {
  const options = Array.from({ length: max - min + 1 }, (_, index) => ({ value: String(min + index), label: String(min + index) }));
  return (
    <div
      onKeyDown={(event) => {
        const typed = Number(event.key);
        if (disabled || !/^\d$/u.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || typed < min || typed > max) return;
        event.stopPropagation();
        onChange(typed);
      }}
    >
      <SegmentedChoice label={label} value={value === null ? null : String(value)} options={options} onChange={(chosen) => onChange(Number(chosen))} disabled={disabled} />
    </div>
  );
}
