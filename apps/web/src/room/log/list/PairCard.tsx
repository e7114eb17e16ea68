import { type Records, type SamePair, sharedRanges, type TextRange } from '@baraza/domain';
import { Action, KeyHint } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowIdOf } from '../../entry-address.js';
import { useMemberWords } from '../../parts/useMemberWords.js';
import { useRoomTime } from '../../useRoomTime.js';
import { SIGN_OF } from '../compose/AboutChips.js';
import type { About } from '../compose/draft.js';
import { Folding } from './Folding.js';
import classes from './list.module.css';

type Said = Records['intervention'];

export interface PairCardProps {
  readonly first: Said;
  readonly second: Said;
  readonly pair: SamePair;
  /** What is known to be the same of who spoke, in words. */
  readonly who: string | null;
  /** Times are kept to five minutes: how far apart the two are is not said. */
  readonly coarse: boolean;
  readonly aboutOf: (said: Said) => readonly About[];
  readonly active: boolean;
  /** Its keys are M and K: the one that is stood on, else the last. */
  readonly current: boolean;
  /** Another button of the screen is the solid one. */
  readonly plain: boolean;
  readonly onActive: (id: string) => void;
  /** Merges; with a text of its own where that was edited. */
  readonly onMerge: (text: string | null) => void;
  readonly onKeep: () => void;
  readonly editing: boolean;
  readonly onEditing: (editing: boolean) => void;
}

/** Two that were probably noted twice, side by side in the flow, with the words that they share. */
export function PairCard({ first, second, pair, who, coarse, aboutOf, active, current, plain, onActive, onMerge, onKeep, editing, onEditing }: PairCardProps): ReactNode {
  const { t } = useTranslation(['log', 'common']);
  const ranges = sharedRanges(first[pair.compared.first] ?? first.text, second[pair.compared.second] ?? second.text);
  const seconds = Math.round(pair.gapMs / 1000);
  const apart = coarse ? t('pair.closeInTime') : t('pair.apart', { count: seconds });
  return (
    <section id={rowIdOf(first.id)} className={classes['pair']} data-current={current || undefined} aria-label={t('pair.title')} tabIndex={active ? 0 : -1} onFocus={({ target, currentTarget }) => target === currentTarget && !active && onActive(first.id)}>
      <header className={classes['pairHead']}>
        <IconArrowMerge size={16} stroke={1.75} aria-hidden />
        <p>
          <strong>{t('pair.title')}</strong> <span>{who === null ? t('pair.why', { apart }) : t('pair.whyWho', { who, apart })}</span>
        </p>
        {!editing && (
          <div className={classes['pairActs']}>
            <Action small onClick={() => onEditing(true)}>
              {t('pair.edit')} {current && <KeyHint keys="E" />}
            </Action>
            <Button size="xs" variant={current && !plain ? 'filled' : 'default'} onClick={() => onMerge(null)} rightSection={current ? <KeyHint keys="M" onAccent={!plain} /> : undefined}>
              {t('pair.merge')}
            </Button>
            <Button size="xs" variant="default" onClick={onKeep} rightSection={current ? <KeyHint keys="K" /> : undefined}>
              {t('pair.keep')}
            </Button>
          </div>
        )}
      </header>
      <div className={classes['pairBoth']}>
        <Side said={first} compared={pair.compared.first} ranges={ranges.first} coarse={coarse} about={aboutOf(first)} />
        <Side said={second} compared={pair.compared.second} ranges={ranges.second} coarse={coarse} about={aboutOf(second)} />
      </div>
      {editing && <KeptText text={first.text} onMerge={onMerge} onCancel={() => onEditing(false)} />}
    </section>
  );
}

function Side({ said, compared, ranges, coarse, about }: { readonly said: Said; readonly compared: 'text' | 'translation'; readonly ranges: readonly TextRange[]; readonly coarse: boolean; readonly about: readonly About[] }): ReactNode {
  const { t } = useTranslation('log');
  const { exact, time } = useRoomTime();
  const { name } = useMemberWords()(said.rapporteur);
  const language = compared === 'text' ? said.language : said.translationLanguage;
  return (
    <div>
      <p className={classes['who']}>{t('pair.noted', { name, time: coarse ? t('row.about', { time: time(said.at) }) : exact(said.at) })}</p>
      <Folding texts={[said.text, compared === 'translation' ? said.translation : null]}>
        {compared === 'translation' && <p dir="auto" lang={said.language ?? undefined}>{said.text}</p>}
        <p dir="auto" lang={language ?? undefined} data-translation={compared === 'translation' || undefined}>
          <Marked text={said[compared] ?? said.text} ranges={ranges} />
        </p>
      </Folding>
      {about.length > 0 && (
        <p className={classes['marks']}>
          {about.map(({ id, end, label }) => (
            <bdi key={id} data-end={end}>
              {SIGN_OF[end]}
              {label}
            </bdi>
          ))}
        </p>
      )}
    </div>
  );
}

function Marked({ text, ranges }: { readonly text: string; readonly ranges: readonly TextRange[] }): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** What the two say together, before it is merged. */
function KeptText({ text, onMerge, onCancel }: { readonly text: string; readonly onMerge: (text: string) => void; readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation(['log', 'common']);
  const [kept, setKept] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  const merge = (): void => {
    if (kept.trim() !== '') onMerge(kept.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && !event.shiftKey) merge();
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes['pairEdit']}>
      <textarea ref={field} rows={2} dir="auto" aria-label={t('pair.keptText')} value={kept} onChange={({ target }) => setKept(target.value)} onKeyDown={onKeyDown} />
      <div className={classes['pairActs']}>
        <Button size="xs" onClick={merge} disabled={kept.trim() === ''} rightSection={<KeyHint keys="Enter" onAccent />}>
          {t('pair.merge')}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel} rightSection={<KeyHint keys="Escape" />}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </div>
  );
}
