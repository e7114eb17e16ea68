import { useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord } from '../project/hooks.js';
import classes from './proposals.module.css';

interface HeldAlreadyProps {
  /** What the stakeholder holds of the interest. */
  readonly holding: string;
  readonly stance: number | null;
  readonly intensity: number | null;
}

/** That the stakeholder holds already what is proposed, with its value, and what accepting makes of it. */
export function HeldAlready({ holding, stance, intensity }: HeldAlreadyProps): ReactNode {
  const { t } = useTranslation('log');
  const format = useFormat();
  const held = useRecord('holding', holding);
  if (!held) return null;
  const words = (side: number, strength: number | null): string => {
    const word = t(side > 0 ? 'proposal.isFor' : 'proposal.isAgainst');
    return strength === null ? word : t('proposal.sideStrength', { side: word, strength: format.number(strength) });
  };
  const now = words(held.stance, held.intensity);
  const then = words(stance ?? held.stance, intensity ?? held.intensity);
  return <p className={classes['note']}>{t(now === then ? 'proposal.heldSame' : 'proposal.heldOther', { now, then })}</p>;
}
