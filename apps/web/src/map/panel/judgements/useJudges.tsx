import { judgeKey, type Records } from '@baraza/domain';
import { Action, type Judge, meaning, usePersonColour } from '@baraza/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../../project/context.js';
import { useMutate, useRecords } from '../../../project/hooks.js';
import { entryAddress } from '../../../room/entry-address.js';
import { useAccount } from '../../../session/session.js';
import { isHidden } from '../../data/field-groups.js';
import type { EntriesOfJudgements } from '../../data/judgement-sources.js';
import { useMapUi } from '../../state/map-ui.js';

type Judgement = Records['judgement'];

/** Names of judges by account. */
export function useJudgeName(): (judgement: Judgement) => string {
  const { t } = useTranslation('map');
  const members = useRecords('member');
  return ({ judge, judgeName, standing }) => {
    if (standing === 'agreed') return t('judge.team');
    if (judge === null) return judgeName ?? t('judge.unnamed');
    return members.find(({ account }) => account === judge)?.displayName ?? t('judge.gone');
  };
}

/** Current judgements as the row shows them; own ones can be taken back, and what rests on something in a log leads there. */
export function useJudges(current: readonly Judgement[], entries?: EntriesOfJudgements): Judge[] {
  const { t } = useTranslation(['map', 'common']);
  const { rights } = useMapUi();
  const { id: account } = useAccount();
  const colourOf = usePersonColour();
  const scheme = useComputedColorScheme('light');
  const sources = useRecords('source');
  const nameOf = useJudgeName();
  const mutate = useMutate();
  const { id: project } = useProject();
  return current.map((judgement): Judge => {
    const mine = judgement.standing === 'own' && judgement.judge === account;
    const source = sources.find(({ id }) => id === judgement.source);
    const entry = entries?.get(judgement.id);
    const mayTakeBack = mine ? rights.judge : judgement.standing === 'agreed' && rights.agree;
    return {
      id: judgement.id,
      name: nameOf(judgement),
      value: judgement.value,
      colour: mine ? 'var(--bz-accent)' : judgement.standing === 'agreed' ? 'var(--bz-text)' : judgement.judge === null ? invented(judgeKey(judgement), scheme) : colourOf(judgement.judge)[scheme],
      source: isHidden(judgement, 'source') ? t('common:judgement.hiddenSource') : source?.title,
      at: judgement.validAt === null ? judgement.judgedAt : Date.parse(judgement.validAt),
      confidence: judgement.confidence,
      note: judgement.note ?? undefined,
      action: (
        <>
          {entry && (
            <Action accent small href={entryAddress(project, entry.session, entry.said)}>
              {t('judge.inLog')}
            </Action>
          )}
          {mayTakeBack && (
            <Action accent small onClick={() => mutate('withdrawJudgement', { id: judgement.id })}>
              {t('judge.takeBack')}
            </Action>
          )}
        </>
      ),
    };
  });
}

const SPARE = [meaning.pink, meaning.sky, meaning.orange, meaning.green] as const;
/** A colour for a judge without an account, from the name alone. */
function invented(name: string, scheme: 'light' | 'dark'): string {
  const sum = [...name].reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0);
  return SPARE[sum % SPARE.length]![scheme];
}
