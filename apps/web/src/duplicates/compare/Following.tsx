import type { Records } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsked } from '../../data/useAsked.js';
import { mapsOf } from '../../map/data/history.js';
import { interestsHeld, type Tie, tiesOf } from '../../map/data/ties.js';
import { useStored } from '../../map/data/useStored.js';
import { useVerb } from '../../map/panel/useVerb.js';
import { readReminders } from '../../notices/api.js';
import { useProject } from '../../project/context.js';
import { useConnection, useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import classes from './compare.module.css';
import type { Follows } from './follows.js';

/** What hangs on each of the two, and what of it the kept one will have. */
export function Following({ keep, gone, follows }: { readonly keep: string; readonly gone: string; readonly follows: Follows }): ReactNode {
  const { t } = useTranslation('duplicates');
  const { compare } = useFormat();
  const verb = useVerb();
  const ties = useStored(['relationship', 'stakeholder'], (store) => [keep, gone].map((id) => tiesOf(store, id, compare)), [keep, gone, compare]);
  const held = useStored(['holding', 'interest', 'stakeholder'], (store) => [keep, gone].map((id) => interestsHeld(store, id, compare)), [keep, gone, compare]);
  const maps = useMapsOfBoth(keep, gone);
  const tie = ({ record, other, way }: Tie): string => `${verb(record, way)} ${other.name}`;
  const { ties: tied, interests, judgements, comments } = follows;
  const reminders = useOwnReminders(gone);
  const after = (parts: readonly (string | false)[]): readonly string[] => parts.filter((part) => part !== false);
  return (
    <section aria-label={t('follows.title')}>
      <h2 className={classes['part']}>{t('follows.title')}</h2>
      <Row
        label={t('follows.ties')}
        kept={ties[0]!.map(tie)}
        other={ties[1]!.map(tie)}
        after={after([t('follows.come', { count: tied.come.length }), tied.twice.length > 0 && t('follows.twice', { count: tied.twice.length }), tied.loops.length > 0 && t('follows.loops', { count: tied.loops.length })])}
      />
      <Row
        label={t('follows.interests')}
        kept={held[0]!.map(({ interest }) => interest.name)}
        other={held[1]!.map(({ interest }) => interest.name)}
        after={after([t('follows.come', { count: interests.come.length }), interests.twice.length > 0 && t('follows.twice', { count: interests.twice.length })])}
      />
      <Row label={t('follows.maps')} kept={maps?.[0] ?? null} other={maps?.[1] ?? null} after={maps ? [...new Set(maps.flat())] : [t('follows.mapsUnknown')]} />
      <p className={classes['note']}>
        {judgements.come > 0 && `${t('follows.judgementsCome', { count: judgements.come })} `}
        {judgements.stay > 0 && `${t('follows.judgementsStay', { count: judgements.stay })} `}
        {comments > 0 && `${t('follows.comments', { count: comments })} `}
        {reminders > 0 && `${t('follows.reminders', { count: reminders })} `}
        {t('follows.rest')}
      </p>
    </section>
  );
}

/** How many reminders of one's own stand on the one that goes; others' are theirs alone. */
function useOwnReminders(gone: string): number {
  const { id: project } = useProject();
  const [asked] = useAsked(() => readReminders(project, gone), [project, gone]);
  return asked.state === 'answered' ? asked.value.length : 0;
}

/** Names of the maps that each of the two is on; null: not known, for only the server knows all. */
function useMapsOfBoth(keep: string, gone: string): readonly (readonly string[])[] | null {
  const inOrder = useInOrder();
  const { id: project } = useProject();
  const maps = inOrder(useRecords('map'));
  const { status } = useConnection();
  const [asked, again] = useAsked(() => Promise.all([keep, gone].map((id) => mapsOf(project, 'stakeholder', id))), [project, keep, gone]);
  useEffect(again, [status === 'live', again]);
  if (asked.state !== 'answered') return null;
  const names = (on: ReadonlySet<string>): string[] => maps.filter(({ id }: Records['map']) => on.has(id)).map(({ name }) => name);
  return asked.value.map(names);
}

interface RowProps {
  readonly label: string;
  /** Null: not known. */
  readonly kept: readonly string[] | null;
  readonly other: readonly string[] | null;
  readonly after: readonly string[];
}

function Row({ label, kept, other, after }: RowProps): ReactNode {
  return (
    <div className={classes['row']}>
      <span className={classes['label']}>{label}</span>
      <Names side="kept" names={kept} />
      <Names side="other" names={other} />
      <Names side="after" names={after} />
    </div>
  );
}

function Names({ side, names }: { readonly side: string; readonly names: readonly string[] | null }): ReactNode {
  if (names === null || names.length === 0) {
    return (
      <div className={classes['none']} data-side={side}>
        –
      </div>
    );
  }
  return (
    <ul className={classes['names']} data-side={side}>
      {names.map((name, index) => (
        <li key={`${index} ${name}`} dir="auto">
          {name}
        </li>
      ))}
    </ul>
  );
}
