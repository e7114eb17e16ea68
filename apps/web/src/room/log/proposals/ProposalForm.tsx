import { DIMENSIONS, type Dimension, type Records, SCALES } from '@baraza/domain';
import { KeyHint, NumberScale, type Position, PositionScale, SegmentedChoice } from '@baraza/ui';
import { Button, Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timelessId } from '../../../app/new-id.js';
import { useMutate, useRecords } from '../../../project/hooks.js';
import classes from './proposals.module.css';

/** A judgement of a stakeholder, or an interest that it holds, because of what was said. Enter proposes, Escape leaves. */
export function ProposalForm({ said, mentioned, onDone }: { readonly said: Records['intervention']; readonly mentioned: string | null; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation(['log', 'domain', 'common']);
  const mutate = useMutate();
  const stakeholders = useRecords('stakeholder');
  const [what, setWhat] = useState<'judgement' | 'interest'>('judgement');
  const [who, setWho] = useState<string | null>(said.affiliation ?? (stakeholders.some(({ id }) => id === mentioned) ? mentioned : null));
  const [dimension, setDimension] = useState<Dimension>('position');
  const [value, setValue] = useState<number | null>(null);
  const [interest, setInterest] = useState('');
  const [stance, setStance] = useState<'1' | '-1'>('1');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const complete = who !== null && (what === 'judgement' ? value !== null : interest.trim() !== '');
  const propose = (): void => {
    if (who === null || !complete) return;
    const meant = what === 'judgement' ? { dimension, value } : { interestName: interest.trim(), stance: Number(stance) };
    if (mutate('createProposal', { id: timelessId(), session: said.session, intervention: said.id, stakeholder: who, ...meant }) !== null) onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) propose();
    else return;
    event.preventDefault();
  };
  const { min, max } = SCALES[dimension];
  return (
    <form ref={form} className={classes['form']} aria-label={t('proposal.title')} onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
      <p className={classes['note']}>{t('proposal.note')}</p>
      <SegmentedChoice label={t('proposal.what')} value={what} onChange={setWhat} options={[{ value: 'judgement', label: t('proposal.aJudgement') }, { value: 'interest', label: t('proposal.anInterest') }]} />
      <Select label={t('proposal.whom')} searchable data={stakeholders.map(({ id, name }) => ({ value: id, label: name }))} value={who} onChange={setWho} limit={30} />
      {what === 'judgement' ? (
        <>
          <Select
            label={t('proposal.dimension')}
            data={DIMENSIONS.map((each) => ({ value: each, label: t(`domain:dimension.${each}`) }))}
            value={dimension}
            allowDeselect={false}
            onChange={(next) => {
              setDimension(next as Dimension);
              setValue(null);
            }}
          />
          {dimension === 'position' ? <PositionScale label={t('proposal.value')} value={value as Position | null} onChange={setValue} /> : <NumberScale label={t('proposal.value')} value={value} onChange={setValue} min={min} max={max} />}
        </>
      ) : (
        <>
          <TextInput label={t('proposal.interest')} value={interest} onChange={({ target }) => setInterest(target.value)} dir="auto" maxLength={300} />
          <SegmentedChoice label={t('proposal.stance')} value={stance} onChange={setStance} options={[{ value: '1', label: t('proposal.isFor') }, { value: '-1', label: t('proposal.isAgainst') }]} />
        </>
      )}
      <div className={classes['acts']}>
        <Button size="xs" onClick={propose} disabled={!complete} rightSection={<KeyHint keys="Enter" onAccent />}>
          {t('proposal.propose')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone} rightSection={<KeyHint keys="Escape" />}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </form>
  );
}
