import type { Records } from '@baraza/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './kind-mark.module.css';

type Kind = Records['intervention']['kind'];

/** A shape for each kind of intervention: told apart without colour. Drawn in a square of 12. */
const shapes: Readonly<Record<Kind, ReactNode>> = {
  statement: <circle cx="6" cy="6" r="4.25" fill="none" />,
  need: <circle cx="6" cy="6" r="5" data-full />,
  threat: <path d="M6 1 11.5 11H.5Z" data-full />,
  proposal: <rect x="1" y="1" width="10" height="10" rx="1" data-full />,
  objection: <path d="M2 2 10 10M10 2 2 10" fill="none" strokeWidth="2.25" />,
  question: <path d="M6 1.2 10.8 6 6 10.8 1.2 6Z" fill="none" />,
  agreement: <path d="M1.5 6.5 4.75 9.75 10.5 2.75" fill="none" strokeWidth="2.25" />,
  commitment: <path d="M6 .5 11.5 6 6 11.5 .5 6Z" data-full />,
};

/** The kind of an intervention as a shape and, unless a word stands beside it already, its word. */
export function KindMark({ kind, word = true }: { readonly kind: Kind; readonly word?: boolean }): ReactNode {
  const { t } = useTranslation('domain');
  return (
    <span className={classes['kind']} data-kind={kind}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
        {shapes[kind]}
      </svg>
      {word && <span>{t(`choice.kind.${kind}`)}</span>}
    </span>
  );
}
