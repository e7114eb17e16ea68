import type { Records } from '@baraza/domain';
import { Action } from '@baraza/ui';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../../data/useErrorSentence.js';
import { useAsked } from '../../../data/useAsked.js';
import { recordHistory } from '../../../map/data/history.js';
import { useProject } from '../../../project/context.js';
import { useRecord } from '../../../project/hooks.js';
import { useMemberWords } from '../../parts/useMemberWords.js';
import { useRuleOfSaid } from './useSaid.js';
import { useRoomTime } from '../../useRoomTime.js';
import { useFieldWords } from '../../../project/words.js';
import classes from './list.module.css';

type Said = Records['intervention'];
const SHOWN_FIELDS = ['text', 'translation', 'kind'] as const;
const MOST = 20;

/** Where it comes from, what stood there before, and what was merged into it: all stay to be read. */
export function History({ said, sources }: { readonly said: Said; readonly sources: readonly Said[] }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  // It opens below what was read, and grows when the answer comes.
  const show = useCallback((): void => void box.current?.scrollIntoView({ block: 'nearest' }), []);
  useEffect(show, [show]);
  return (
    <div ref={box} className={classes['history']}>
      {said.channel !== 'session' && <Provenance said={said} />}
      {sources.map((source) => (
        <Source key={source.id} source={source} />
      ))}
      {said.edited === true && <Edits said={said} onShown={show} />}
    </div>
  );
}

/** Through which channel it came, from which file or paper, and who brought it. */
function Provenance({ said: { channel, source: id, rapporteur } }: { readonly said: Said }): ReactNode {
  const { t } = useTranslation(['log', 'domain']);
  const source = useRecord('source', id ?? '');
  const name = useMemberWords()(rapporteur).name;
  const words = t(`domain:choice.channel.${channel}`);
  return <p className={classes['who']}>{source ? t('row.from', { channel: words, source: source.title, name }) : t('row.through', { channel: words, name })}</p>;
}

function Source({ source }: { readonly source: Said }): ReactNode {
  const { t } = useTranslation('log');
  const { time } = useRoomTime();
  const member = useMemberWords();
  const coarse = useRuleOfSaid()(source) === 'notAttributed';
  return (
    <div>
      <p className={classes['who']}>{t('row.sourceOf', { name: member(source.rapporteur).name, time: coarse ? t('row.about', { time: time(source.at) }) : time(source.at) })}</p>
      <p dir="auto">{source.text}</p>
      {source.translation !== null && <p dir="auto" data-translation>{source.translation}</p>}
    </div>
  );
}

/** Asked of the server when it is wanted: no device keeps what stood there before. */
function Edits({ said, onShown }: { readonly said: Said; readonly onShown: () => void }): ReactNode {
  const { t } = useTranslation('log');
  const { id: project } = useProject();
  const { time } = useRoomTime();
  const member = useMemberWords();
  const words = useFieldWords();
  const sentence = useErrorSentence();
  const coarse = useRuleOfSaid()(said) === 'notAttributed';
  const [asked, again] = useAsked(() => recordHistory(project, 'intervention', said.id, MOST, null), [project, said]);
  useEffect(onShown, [onShown, asked.state]);
  if (asked.state === 'asking') return <p role="status">{t('row.asking')}</p>;
  if (asked.state === 'failed') {
    return (
      <p role="alert">
        {sentence(asked.error)}{' '}
        <Action small accent onClick={again}>
          {t('row.askAgain')}
        </Action>
      </p>
    );
  }
  const edits = asked.value.entries.flatMap(({ seq, at, actor, changes }) => {
    const seen = changes.filter(({ field, before }) => before !== null && (SHOWN_FIELDS as readonly string[]).includes(field));
    return seen.length === 0 ? [] : [{ seq, at, account: actor.account, seen }];
  });
  if (edits.length === 0) return <p>{t('row.otherEdits')}</p>;
  const shownAs = (field: string, value: unknown): string => (field === 'kind' ? words.choice('kind', String(value)) : String(value));
  return edits.map(({ seq, at, account, seen }) => (
    <div key={seq}>
      <p className={classes['who']}>{t('row.editedBy', { name: member(account).name, time: coarse ? t('row.about', { time: time(at) }) : time(at) })}</p>
      {seen.map(({ field, before }) => (
        <p key={field} dir="auto">
          <s>{shownAs(field, before)}</s>
        </p>
      ))}
    </div>
  ));
}
