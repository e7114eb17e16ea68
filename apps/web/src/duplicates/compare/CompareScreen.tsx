import { type AnyRecord, pairKey, type Records, stricter } from '@baraza/domain';
import type { Outcome } from '@baraza/store';
import { Action, Banner, EmptyState, KeyHint, keyOf, LoadingState, SegmentedChoice, useShortcuts } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { useStored } from '../../map/data/useStored.js';
import { useProject } from '../../project/context.js';
import { useConnection, useRecord, useRecords } from '../../project/hooks.js';
import { useFieldWords } from '../../project/words.js';
import { listPath, pairPath, type PairState } from '../addresses.js';
import { Frame } from '../Frame.js';
import { keptFirst } from '../order.js';
import { useDecide } from '../useDecide.js';
import { useDuplicates } from '../useDuplicates.js';
import { useReasonWords } from '../useReasonWords.js';
import { turnChoices, useChoices } from './choices.js';
import classes from './compare.module.css';
import { Fields } from './Fields.js';
import { Following } from './Following.js';
import { followsOf } from './follows.js';
import { compare, takenFrom } from './rows.js';

/** Two stakeholders side by side: what each says, what the one will say that is kept, and the decision. */
export function CompareScreen(): ReactNode {
  const { t } = useTranslation('duplicates');
  const { keep = '', gone = '' } = useParams();
  const [kept, other] = [useRecord('stakeholder', keep), useRecord('stakeholder', gone)];
  const { status } = useConnection();
  return <Frame here={t('compare.title')}>{kept && other && keep !== gone ? <Compared key={`${keep} ${gone}`} kept={kept} other={other} /> : status === 'connecting' ? <LoadingState /> : <Gone />}</Frame>;
}

/** Somebody has merged or deleted one of the two meanwhile, or the address is wrong. */
function Gone(): ReactNode {
  const { t } = useTranslation('duplicates');
  const { id } = useProject();
  const navigate = useNavigate();
  return (
    <EmptyState
      title={t('gone.title')}
      actions={
        <Button variant="default" onClick={() => void navigate(listPath(id))}>
          {t('gone.back')}
        </Button>
      }
    >
      {t('gone.text')}
    </EmptyState>
  );
}

interface Two {
  readonly kept: Records['stakeholder'];
  readonly other: Records['stakeholder'];
}
type Side = 'kept' | 'other' | 'after';

function Compared({ kept, other }: Two): ReactNode {
  const { t } = useTranslation('duplicates');
  const { id: project, session } = useProject();
  const navigate = useNavigate();
  const { state } = useLocation() as { readonly state: PairState | null };
  const sentence = useErrorSentence();
  const fieldWords = useFieldWords();
  const { reason, likeliness } = useReasonWords();
  const { candidates } = useDuplicates();
  const { merge, tellApart } = useDecide();
  const properties = useRecords('property').filter(({ of }) => of === 'stakeholder');
  const [side, setSide] = useState<Side>('kept');
  const [choices, choose] = useChoices(kept.id, other.id);

  const comparison = compare(kept, other, properties);
  const taken = takenFrom(comparison, choices);
  const tried = useTriedOut(kept.id, other.id, taken);
  const here = pairPath(project, kept.id, other.id);
  const found = candidates?.find(({ ids }) => pairKey(...ids) === pairKey(kept.id, other.id));

  const goOn = (): void => {
    const index = found ? candidates!.indexOf(found) : -1;
    const next = candidates?.[index + 1] ?? candidates?.find((candidate) => candidate !== found);
    void navigate(state?.back ?? (index >= 0 && next ? pairPath(project, ...keptFirst(session.store, next.ids)) : listPath(project)));
  };
  const back = (): void => void navigate(here, { state });
  const mergeNow = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!('refused' in tried) && merge([kept, other], taken, back)) goOn();
  };
  const apart = (): void => {
    if (tellApart([kept, other], back)) goOn();
  };
  const turn = (): void => {
    turnChoices(kept.id, other.id);
    void navigate(pairPath(project, other.id, kept.id), { state, replace: true });
  };
  useShortcuts({ duplicateApart: apart, duplicateTurn: turn });
  const after = 'refused' in tried ? (kept as unknown as AnyRecord) : tried.after;
  const classAfter = stricter(kept.classification, other.classification);
  return (
    <form className={classes['page']} data-side={side} onSubmit={mergeNow}>
      <header className={classes['intro']}>
        <h2>{t('compare.question')}</h2>
        <p>
          {found ? (
            <>
              <strong>{likeliness(found)}</strong> {found.reasons.map(reason).join(' ')}
            </>
          ) : (
            t('compare.chosen')
          )}
        </p>
      </header>
      {'refused' in tried && <Banner tone="warning">{sentence(tried.refused)}</Banner>}
      <div className={classes['switch']}>
        <SegmentedChoice label={t('compare.show')} value={side} onChange={setSide} options={(['kept', 'other', 'after'] as const).map((value) => ({ value, label: t(`compare.${value}`) }))} />
      </div>
      <div className={classes['heads']}>
        <span />
        <Head side="kept" title={t('compare.kept')} name={kept.name} />
        <Head side="other" title={t('compare.other')} name={other.name}>
          <Action accent small onClick={turn}>
            <IconArrowsExchange size={16} stroke={1.75} aria-hidden />
            {t('compare.turn')}
            <KeyHint keys={keyOf('duplicateTurn')} />
          </Action>
        </Head>
        <Head side="after" title={t('compare.after')} name={String(after['name'])} />
      </div>
      <Fields comparison={comparison} kept={kept as unknown as AnyRecord} other={other as unknown as AnyRecord} after={after} choices={choices} onChoose={choose} />
      {!('refused' in tried) && <Following keep={kept.id} gone={other.id} follows={tried.follows} />}
      {kept.classification !== other.classification && <p className={classes['note']}>{t('compare.class', { class: fieldWords.choice('classification', classAfter) })}</p>}
      <footer className={classes['decide']}>
        {/* Where nothing has to be chosen, Enter merges at once. */}
        <Button type="submit" disabled={'refused' in tried} autoFocus={!comparison.rows.some(({ kind }) => kind === 'differs')} rightSection={<KeyHint keys={keyOf('duplicateMerge')} onAccent />}>
          {t('compare.merge')}
        </Button>
        <Button variant="default" onClick={apart} rightSection={<KeyHint keys={keyOf('duplicateApart')} />} aria-keyshortcuts={keyOf('duplicateApart')}>
          {t('list.apart')}
        </Button>
        <Action onClick={goOn}>{t('compare.later')}</Action>
      </footer>
    </form>
  );
}

/** What the merge would do, by the operation itself; or why it cannot be done. */
function useTriedOut(keep: string, gone: string, fields: readonly string[]): { readonly after: AnyRecord; readonly follows: ReturnType<typeof followsOf> } | { readonly refused: unknown } {
  const { session } = useProject();
  const chosen = fields.join(' ');
  const outcome = useStored(
    ['stakeholder', 'relationship', 'holding', 'judgement', 'membership', 'interest', 'property', 'distinction'],
    (): Outcome | { readonly refused: unknown } => {
      try {
        return session.preview('mergeStakeholders', { keep, gone, fields: [...fields] });
      } catch (refused) {
        return { refused };
      }
    },
    [session, keep, gone, chosen],
  );
  return useMemo(() => {
    if ('refused' in outcome) return outcome;
    const changed = outcome.changes.find(({ entity, id }) => entity === 'stakeholder' && id === keep);
    return { after: changed?.after ?? session.store.get('stakeholder', keep)!, follows: followsOf(session.store, keep, gone, outcome) };
  }, [outcome, session, keep, gone]);
}

function Head({ side, title, name, children }: { readonly side: Side; readonly title: string; readonly name: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div className={classes['head']} data-side={side}>
      <span className={classes['note']}>{title}</span>
      <bdi className={classes['name']}>{name}</bdi>
      {children}
    </div>
  );
}
