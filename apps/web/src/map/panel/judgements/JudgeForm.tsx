import { CONFIDENCES, createId, ENTITIES, type EntityDefinition, SCALES } from '@baraza/domain';
import { KeyHint, NumberScale, type Position, PositionScale, SegmentedChoice } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../../project/hooks.js';
import type { DimensionRow } from '../../data/judgement-rows.js';
import { useMapUi } from '../../state/map-ui.js';
import { FieldEditor } from '../fields/FieldEditor.js';
import type { JudgementDraft } from './useJudgementDrafts.js';
import classes from './judgements.module.css';

const { fields } = ENTITIES.judgement as unknown as EntityDefinition;

/** My judgement, given in place: a value, then what it rests on. Enter keeps, Esc puts back; what is neither is there again when one comes back to it. */
export function JudgeForm({ row, stakeholder, draft, onDraft: setDraft, onClose, onKept }: { readonly row: DimensionRow; readonly stakeholder: string; readonly draft: JudgementDraft | null; readonly onDraft: (draft: JudgementDraft | null) => void; readonly onClose: () => void; readonly onKept: () => void }): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain', 'times']);
  const { rights, date } = useMapUi();
  const mutate = useMutate();
  const form = useRef<HTMLFormElement>(null);
  const { dimension, mine, agreed } = row;
  const { min, max } = SCALES[dimension];
  const label = t('judge.mine', { dimension: t(`domain:dimension.${dimension}`) });
  const before = draft?.standing === 'agreed' ? agreed : mine;

  useEffect(() => {
    // What was begun earlier opens by itself and must not take the keyboard from where it is.
    if (draft) return;
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])];
    (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus({ preventScroll: true });
  }, []);

  // A digit chooses without moving; what is chosen has the keyboard, so that arrows go on from there.
  useEffect(() => {
    // Under a long list of judges the form must not open out of sight.
    form.current?.scrollIntoView({ block: 'nearest' });
    const { activeElement } = document;
    if (draft && activeElement instanceof HTMLInputElement && activeElement.type === 'radio' && !activeElement.checked && form.current?.firstElementChild?.contains(activeElement)) {
      form.current.firstElementChild.querySelector<HTMLInputElement>('input:checked')?.focus({ preventScroll: true });
    }
  }, [draft]);

  const choose = (value: number): void => setDraft(draft ? { ...draft, value } : { value, standing: 'own', source: mine?.source ?? null, confidence: mine?.confidence ?? 'medium', note: null, validAt: date });
  const keep = (): void => {
    if (!draft) return onClose();
    if (!mutate('addJudgement', { id: createId(), stakeholder, dimension, ...draft })) return;
    setDraft(null);
    onKept();
  };
  const putBack = (): void => (draft ? setDraft(null) : onClose());
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const { target } = event;
    if (event.key === 'Escape') putBack();
    else if (event.key === 'Enter' && !(target instanceof HTMLButtonElement) && !(target instanceof HTMLTextAreaElement)) keep();
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  };
  const value = draft?.value ?? mine?.value ?? null;
  return (
    <form ref={form} className={classes['form']} data-draft={draft ? true : undefined} onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown} aria-label={label}>
      <div className={classes['line']} data-wide>
        <span className={classes['name']}>{t('judge.value')}</span>
        {dimension === 'position' ? <PositionScale label={label} value={value as Position | null} onChange={choose} /> : <NumberScale label={label} value={value} onChange={choose} min={min} max={max} />}
      </div>
      {draft && (
        <>
          {rights.agree && (
            <div className={classes['line']}>
              <span className={classes['name']}>{t('judge.standing')}</span>
              <SegmentedChoice label={t('judge.standing')} value={draft.standing} onChange={(standing) => setDraft({ ...draft, standing })} options={[{ value: 'own', label: t('judge.own') }, { value: 'agreed', label: t('judge.agreed') }]} />
            </div>
          )}
          <div className={classes['line']}>
            <span className={classes['name']}>{t('common:judgement.source')}</span>
            <FieldEditor name="source" label={t('common:judgement.source')} field={fields['source']!} value={draft.source} onKeep={(source) => setDraft({ ...draft, source: source as string | null })} />
          </div>
          <div className={classes['line']}>
            <span className={classes['name']}>{t('judge.confidence')}</span>
            <SegmentedChoice label={t('judge.confidence')} value={draft.confidence} onChange={(confidence) => setDraft({ ...draft, confidence })} options={CONFIDENCES.map((each) => ({ value: each, label: t(`domain:confidence.${each}`) }))} />
          </div>
          <div className={classes['line']}>
            <span className={classes['name']}>{t('judge.note')}</span>
            <input className={classes['noteField']} value={draft.note ?? ''} dir="auto" maxLength={2000} aria-label={t('judge.note')} placeholder={t('judge.notePlaceholder')} onChange={(event) => setDraft({ ...draft, note: event.target.value === '' ? null : event.target.value })} />
          </div>
          {(date !== null || draft.validAt !== null) && (
            <div className={classes['line']}>
              <span className={classes['name']}>{t('times:judge.from')}</span>
              <span>
                <FieldEditor name="validAt" label={t('times:judge.from')} field={fields['validAt']!} value={draft.validAt} onKeep={(validAt) => setDraft({ ...draft, validAt: validAt as string | null })} />
                <span className={classes['said']}>{t(draft.validAt === null ? 'times:judge.today' : 'times:judge.proposed')}</span>
              </span>
            </div>
          )}
          <div className={classes['buttons']}>
            <Button size="xs" onClick={keep} rightSection={<KeyHint keys="Enter" onAccent />}>
              {t('common:action.keep')}
            </Button>
            <Button size="xs" variant="default" onClick={putBack} rightSection={<KeyHint keys="Escape" />}>
              {t('common:action.putBack')}
            </Button>
            <span className={classes['said']}>{before ? t('judge.replaces', { value: before.value }) : t('common:judgement.notYetKept')}</span>
          </div>
        </>
      )}
    </form>
  );
}
