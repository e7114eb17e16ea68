import { DIMENSIONS } from '@baraza/domain';
import { signed, useFormat } from '@baraza/ui';
import { useTranslation } from 'react-i18next';

interface Proposed {
  readonly who: string;
  readonly dimension: string | null;
  readonly value: number | null;
  /** What is held, where it is no judgement. */
  readonly interest: string | null;
  readonly stance: number | null;
}

/** What is proposed, as a sentence. */
export function useProposalWords(): (proposed: Proposed) => string {
  const { t } = useTranslation(['log', 'domain']);
  const format = useFormat();
  return ({ who, dimension, value, interest, stance }) => {
    const on = DIMENSIONS.find((each) => each === dimension);
    if (on === undefined) return t(stance === -1 ? 'proposal.against' : 'proposal.for', { who, interest });
    return t('proposal.judgement', { who, dimension: t(`domain:dimension.${on}`), value: value === null ? '' : on === 'position' ? signed(value) : format.number(value) });
  };
}
