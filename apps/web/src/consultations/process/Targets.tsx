import { ENTITIES, MARGINAL_SHARE, type Records } from '@baraza/domain';
import { Action, InlineText, useFormat, useLanguage } from '@baraza/ui';
import { IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldEditor } from '../../map/panel/fields/FieldEditor.js';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useFieldWords } from '../../project/words.js';
import { useCountingWords, useMay, useOfProcess } from '../data/hooks.js';
import { figureOf, type Inclusion, type TargetFigures } from '../data/inclusion.js';
import { MeterLine } from '../../room/meters/MeterRow.js';
import { atBeginning } from '../../room/meters/useGroupWords.js';
import { Block } from '../parts/Block.js';
import { NewTarget } from './NewTarget.js';
import classes from './targets.module.css';

/** Which shares are aimed for. They overlap, each is counted by itself. */
export function Targets({ process, inclusion }: { readonly process: Records['process']; readonly inclusion: Inclusion | null }): ReactNode {
  const { t } = useTranslation(['consultations', 'hall']);
  const targets = useOfProcess('target', process.id);
  const dimensions = useOfProcess('dimension', process.id);
  const { plan } = useMay();
  const [adding, setAdding] = useState(false);
  return (
    <Block
      title={t('targets.title')}
      icon={<IconUsers size={16} stroke={1.75} aria-hidden />}
      note={t('targets.note')}
      end={
        plan &&
        !adding && (
          <Action accent onClick={() => setAdding(true)}>
            <IconPlus size={14} stroke={1.75} aria-hidden />
            {t('targets.add')}
          </Action>
        )
      }
    >
      {targets.length === 0 && !adding && <p className={classes['muted']}>{t('targets.empty')}</p>}
      <ul className={classes['list']} aria-label={t('targets.title')}>
        {targets.map((target) => (
          <TargetRow key={target.id} target={target} dimension={dimensions.find(({ id }) => id === target.dimension)} figures={inclusion?.targets.find((each) => each.target?.id === target.id)} minimum={process.minimumCell} />
        ))}
      </ul>
      {inclusion && inclusion.rule !== 'attributed' && targets.length > 0 && <p className={classes['muted']}>{t('hall:meters.counters', { minimum: process.minimumCell })}</p>}
      {adding && <NewTarget process={process} dimensions={dimensions} targets={targets} onClose={() => setAdding(false)} />}
    </Block>
  );
}

interface TargetRowProps {
  readonly target: Records['target'];
  readonly dimension: Records['dimension'] | undefined;
  /** What the sessions came to so far; undefined: nobody has told. */
  readonly figures: TargetFigures | undefined;
  readonly minimum: number;
}

function TargetRow({ target, dimension, figures, minimum }: TargetRowProps): ReactNode {
  const { t } = useTranslation(['consultations', 'hall']);
  const format = useFormat();
  const words = useCountingWords();
  const { label } = useFieldWords();
  const { plan } = useMay();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const { id, share } = target;
  const name = atBeginning(words.target(target, dimension), useLanguage());
  const hiddenWhy = t('targets.hiddenWhy', { minimum });
  const marginal = share < MARGINAL_SHARE && dimension?.code === 'sex' && target.groups.includes('female');
  return (
    <li className={classes['target']}>
      <div className={classes['name']}>
        <InlineText label={t('targets.nameOf', { name })} value={name} readOnly={!plan} onKeep={(next) => mutate('updateTarget', { id, label: next || null })} />
        <span className={classes['by']}>{dimension && words.dimension(dimension)}</span>
      </div>
      <span className={classes['scale']} data-counted={figures !== undefined || undefined} aria-hidden>
        {figures === undefined && <span className={classes['aim']} style={{ insetInlineStart: `${share}%` }} />}
      </span>
      <span className={classes['share']}>
        {plan ? <FieldEditor name="share" label={label('target', 'share')} field={ENTITIES.target.fields.share} value={share} onKeep={(value) => typeof value === 'number' && mutate('updateTarget', { id, share: value })} /> : format.number(share)}
        <span aria-hidden>%</span>
      </span>
      {plan && (
        <Action aria-label={t('targets.delete', { name })} onClick={() => mutate('deleteTarget', { id }) && offerUndo(t('targets.deleted', { name }), { id: 'gone' })}>
          <IconTrash size={16} stroke={1.75} aria-hidden />
        </Action>
      )}
      {figures && (
        <ul className={classes['figures']} aria-label={t('targets.soFar', { name })}>
          <MeterLine label={t('hall:meters.measure.seats')} figure={figureOf(figures.seats)} minimum={minimum} hiddenWhy={hiddenWhy} />
          <MeterLine label={t('hall:meters.measure.speakingSeconds')} figure={figureOf(figures.speakingTime)} minimum={minimum} hiddenWhy={hiddenWhy} />
          <MeterLine label={t('hall:meters.measure.turns')} figure={figureOf(figures.interventions)} minimum={minimum} hiddenWhy={hiddenWhy} />
        </ul>
      )}
      {marginal && <p className={classes['hint']}>{t('targets.marginal', { share: format.percent(MARGINAL_SHARE / 100) })}</p>}
    </li>
  );
}
