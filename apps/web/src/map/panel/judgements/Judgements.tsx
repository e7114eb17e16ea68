import { type Dimension, DIMENSIONS, SCALES } from '@baraza/domain';
import { Action, JudgementHead, JudgementRow, Section, Tag, useFormat } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../../project/context.js';
import { useRecord, useViewer } from '../../../project/hooks.js';
import { useAccount } from '../../../session/session.js';
import { type DimensionRow, dimensionRow, judgeCount, yearsOf } from '../../data/judgement-rows.js';
import { type EntriesOfJudgements, useJudgementEntries } from '../../data/judgement-sources.js';
import { judgementsOf } from '../../data/members.js';
import { today } from '../../data/today.js';
import { useStored } from '../../data/useStored.js';
import { useMapUi } from '../../state/map-ui.js';
import { Allegations } from './Allegations.js';
import { JudgeForm } from './JudgeForm.js';
import classes from './judgements.module.css';
import { type JudgementDraft, useJudgementDrafts } from './useJudgementDrafts.js';
import { useJudges } from './useJudges.js';

/** Dimensions that are scored; allegations stand apart, because they are answered with yes or no. */
const SCORED = DIMENSIONS.filter((dimension) => SCALES[dimension].max > 1);
const ALLEGED = DIMENSIONS.filter((dimension) => SCALES[dimension].max === 1);

/** What people judge of a stakeholder: value, judges, history and confidence on each dimension; my own is given in place. */
export function Judgements({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const { rights, mapId } = useMapUi();
  const { viewer } = useViewer();
  if (rights.scores) return <Scores stakeholder={stakeholder} mapId={mapId} />;
  return (
    <Section title={t('judgements.title')}>
      <p className={classes['said']}>{t('judgements.noRight', { role: t(`domain:role.${viewer?.role ?? 'public'}`) })}</p>
    </Section>
  );
}

function Scores({ stakeholder, mapId }: { readonly stakeholder: string; readonly mapId: string }): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const format = useFormat();
  const { rights, date } = useMapUi();
  const { id: project } = useProject();
  const { id: account } = useAccount();
  const { isCleared } = useViewer();
  const fictional = useRecord('project', project)?.fictional ?? false;
  const mode = useRecord('map', mapId)?.aggregate ?? 'agreed';
  const [drafts, keepDraft] = useJudgementDrafts(stakeholder);
  // Until somebody opens or closes one, what was begun earlier is open.
  const [chosen, setOpen] = useState<Dimension | null>();
  const open = chosen === undefined ? (SCORED.find((dimension) => drafts?.has(dimension)) ?? null) : chosen;
  const choice = { mode, account, at: date ?? today() };
  const { rows, years, judges } = useStored(
    ['judgement', 'stakeholder'],
    (store) => {
      const judgements = judgementsOf(store, stakeholder, mapId);
      return { rows: DIMENSIONS.map((dimension) => dimensionRow(judgements, dimension, choice)), years: yearsOf(judgements), judges: judgeCount(judgements) };
    },
    [stakeholder, mapId, mode, account, date],
  );
  const entries = useJudgementEntries(stakeholder);
  const scored = rows.filter(({ dimension }) => SCORED.includes(dimension));
  const next = (after: Dimension): void => setOpen(SCORED[SCORED.indexOf(after) + 1] ?? null);
  const since = years === null ? '' : years[0] === years[1] ? String(years[0]) : t('judgements.years', { from: String(years[0]), to: String(years[1]).slice(2) });
  return (
    <Section
      title={t('judgements.title')}
      badge={fictional && judges > 0 && <Tag muted title={t('common:judgement.illustrationWhy')}>{t('common:judgement.illustration')}</Tag>}
      action={
        rights.judge && (
          <Action accent small onClick={() => setOpen(scored.find(({ mine }) => mine === null)?.dimension ?? SCORED[0]!)}>
            {t('common:judgement.addMine')}
          </Action>
        )
      }
    >
      <JudgementHead aggregate={t(`common:judgement.${mode}`)} since={since} />
      {scored.map((row) => (
        <Row key={row.dimension} row={row} entries={entries} stakeholder={stakeholder} draft={drafts?.get(row.dimension) ?? null} onDraft={(draft) => keepDraft(row.dimension, draft)} mode={mode} open={open === row.dimension} onOpen={(opened) => setOpen(opened ? row.dimension : null)} onKept={() => next(row.dimension)} />
      ))}
      {mode !== 'median' && scored.every(({ aggregate }) => aggregate === null) && judges > 0 && <p className={classes['said']}>{t(`judgements.none.${mode}`)}</p>}
      {isCleared('strictlyConfidential') ? (
        <Allegations rows={rows.filter(({ dimension }) => ALLEGED.includes(dimension))} stakeholder={stakeholder} />
      ) : (
        <p className={classes['said']}>{t('judgements.hidden', { dimensions: format.list(ALLEGED.map((dimension) => t(`domain:dimension.${dimension}`))) })}</p>
      )}
    </Section>
  );
}

interface RowProps {
  readonly row: DimensionRow;
  readonly entries: EntriesOfJudgements;
  readonly stakeholder: string;
  readonly draft: JudgementDraft | null;
  readonly onDraft: (draft: JudgementDraft | null) => void;
  readonly mode: 'agreed' | 'mine' | 'median';
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onKept: () => void;
}

function Row({ row, entries, stakeholder, draft, onDraft, mode, open, onOpen, onKept }: RowProps): ReactNode {
  const { t } = useTranslation(['map', 'domain']);
  const { rights } = useMapUi();
  const judges = useJudges(row.current, entries);
  const { min, max, ordinal } = SCALES[row.dimension];
  const label = t(`domain:dimension.${row.dimension}`);
  return (
    <JudgementRow
      label={label}
      min={min}
      max={max}
      ordinal={ordinal}
      exact={mode !== 'median'}
      aggregate={row.aggregate?.value ?? null}
      judges={judges}
      history={row.history}
      confidence={row.aggregate?.confidence ?? null}
      open={open}
      onOpenChange={onOpen}
      details={rights.judge ? <JudgeForm key={row.dimension} row={row} stakeholder={stakeholder} draft={draft} onDraft={onDraft} onClose={() => onOpen(false)} onKept={onKept} /> : undefined}
    />
  );
}
