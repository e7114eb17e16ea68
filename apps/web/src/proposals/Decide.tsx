import { KeyHint } from '@baraza/ui';
import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../project/hooks.js';
import classes from './proposals.module.css';

export interface Decision {
  readonly decision: 'accepted' | 'declined';
  readonly standing: 'own' | 'agreed' | null;
  readonly reason: string | null;
}

/** Accepts a proposal, as one’s own judgement or as the agreed one, or declines it and says why. `judgement`: it is one, not an interest. `busy`: a decision is on its way; what was typed stays until it is through. */
export function Decide({ judgement, busy = false, onDecide }: { readonly judgement: boolean; readonly busy?: boolean; readonly onDecide: (decision: Decision) => void }): ReactNode {
  const { t } = useTranslation(['log', 'common']);
  const { can } = useViewer();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const decline = useRef<HTMLButtonElement>(null);
  const accept = (standing: Decision['standing']): void => {
    if (!busy) onDecide({ decision: 'accepted', standing, reason: null });
  };
  const leave = (): void => {
    setDeclining(false);
    requestAnimationFrame(() => decline.current?.focus());
  };
  const why = reason.trim();
  const keep = (): void => {
    if (why !== '' && !busy) onDecide({ decision: 'declined', standing: null, reason: why });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // What is typed here is meant for nothing around it.
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter') keep();
    else return;
    event.preventDefault();
  };
  if (declining) {
    return (
      <form className={classes['declining']} onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
        <TextInput label={t('proposal.reason')} value={reason} onChange={({ target }) => setReason(target.value)} maxLength={2000} dir="auto" autoFocus />
        <span className={classes['acts']}>
          <Button size="xs" variant="default" onClick={keep} disabled={why === ''} rightSection={<KeyHint keys="Enter" />}>
            {t('proposal.decline')}
          </Button>
          <Button size="xs" variant="default" onClick={leave} rightSection={<KeyHint keys="Escape" />}>
            {t('common:action.cancel')}
          </Button>
        </span>
      </form>
    );
  }
  return (
    <span className={classes['acts']}>
      <Button size="xs" variant="default" onClick={() => accept(judgement ? 'own' : null)}>
        {t(judgement && can('agreeJudgements') ? 'proposal.acceptMine' : 'proposal.accept')}
      </Button>
      {judgement && can('agreeJudgements') && (
        <Button size="xs" variant="default" onClick={() => accept('agreed')}>
          {t('proposal.acceptAgreed')}
        </Button>
      )}
      <Button ref={decline} size="xs" variant="default" onClick={() => setDeclining(true)}>
        {t('proposal.decline')}
      </Button>
    </span>
  );
}
