import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sheet-handle.module.css';

const lowest = 0.2;
const highest = 0.8;
const clamp = (share: number): number => Math.min(highest, Math.max(lowest, share));

/** The handle of a phone's sheet: dragged, or moved with the arrow keys. `share` is the part of the screen that the sheet has. */
export function SheetHandle({ share, onChange }: { readonly share: number; readonly onChange: (share: number) => void }): ReactNode {
  const { t } = useTranslation();
  const start = useRef<{ y: number; share: number }>(undefined);

  const onPointerDown = (event: PointerEvent): void => {
    start.current = { y: event.clientY, share };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current) onChange(clamp(start.current.share + (start.current.y - event.clientY) / window.innerHeight));
  };
  const onPointerEnd = (): void => {
    start.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? 0.1 : event.key === 'ArrowDown' ? -0.1 : 0;
    if (step === 0) return;
    event.preventDefault();
    onChange(clamp(share + step));
  };

  return (
    <div
      className={classes['handle']}
      role="separator"
      aria-orientation="horizontal"
      aria-label={t('shell.panelSize')}
      aria-valuemin={lowest * 100}
      aria-valuemax={highest * 100}
      aria-valuenow={Math.round(share * 100)}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onKeyDown={onKeyDown}
    />
  );
}
