import { type Attribution, CHANNELS, INTERVENTION_KINDS, type Records } from '@baraza/domain';
import { useTermWord } from '@baraza/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../../project/hooks.js';
import { useStored } from '../../../map/data/useStored.js';
import { useRoom } from '../../context.js';
import { useLanguageName } from '../../../project/useLanguageName.js';
import { useWhoWords } from '../../parts/useWhoWords.js';
import type { Choice } from './completion.js';
import type { End, Kind } from './draft.js';

/** What a field or a sign chooses from. */
export type Source = End | 'who' | 'item' | 'kind' | 'language' | 'translationLanguage' | 'channel';
export interface Known extends Choice {
  /** What belongs to it, for the place beside the list. */
  readonly definition?: string;
  readonly note?: string;
  readonly kind?: Kind;
}

export interface Choices {
  readonly of: (source: Source, rule: Attribution) => readonly Known[];
  /** Id of the codebook's version of now; null: it has none yet. */
  readonly version: string | null;
}

type Code = Records['code'];

/** "police / presence", from the broadest on. */
export function codePath(code: Code, byId: ReadonlyMap<string, Code>): string {
  const names = [code.name];
  const seen = new Set([code.id]);
  for (let above = byId.get(code.parent ?? ''); above && !seen.has(above.id); above = byId.get(above.parent ?? '')) {
    names.unshift(above.name);
    seen.add(above.id);
  }
  return names.join(' / ');
}

const firstSentence = (text: string | null): string | undefined => text?.split(/(?<=[.!?؟])\s|\n/u)[0]?.replace(/\.$/u, '');

/** Those of the session, then those of its process. */
export function useLanguagesHere(): readonly string[] {
  const { session, process } = useRoom();
  return useMemo(() => [...new Set([...session.languages, ...process.languages])], [session.languages, process.languages]);
}

/** Everything that can be completed or chosen while noting, from what this device holds. */
export function useChoices(): Choices {
  const { t } = useTranslation(['log', 'domain']);
  const { process, items } = useRoom();
  const termWord = useTermWord();
  const languageName = useLanguageName();
  const { here, participant, stakeholder: nameOf } = useWhoWords();
  const codes = useRecords('code');
  const versions = useRecords('codebookVersion');
  const stakeholders = useRecords('stakeholder');
  const interests = useRecords('interest');
  const threats = useRecords('threat');
  const terms = useRecords('term');
  const uses = useStored(
    ['coding'],
    (store) => {
      const counts = new Map<string, number>();
      for (const { code, stakeholder, interest, threat } of store.allLive('coding')) {
        const end = code ?? stakeholder ?? interest ?? threat ?? '';
        counts.set(end, (counts.get(end) ?? 0) + 1);
      }
      return counts;
    },
    [],
  );

  const version = useMemo(() => versions.filter((each) => each.process === process.id).reduce<Records['codebookVersion'] | null>((last, each) => (last && last.number > each.number ? last : each), null), [versions, process.id]);
  const languages = useLanguagesHere();

  return useMemo(() => {
    const used = <T extends { readonly id: string }>(record: T): { id: string; uses: number } => ({ id: record.id, uses: uses.get(record.id) ?? 0 });
    const note = version ? t('complete.version', { number: version.number }) : t('complete.noVersion');
    const byId = new Map(codes.map((code) => [code.id, code]));
    const term = new Map(terms.map((each) => [each.id, each]));
    const about: Record<End, () => Known[]> = {
      code: () => codes.filter((code) => code.process === process.id && code.retired !== true).map((code) => ({ ...used(code), label: codePath(code, byId), name: code.name, detail: firstSentence(code.definition), definition: code.definition ?? undefined, note })),
      stakeholder: () => stakeholders.map((each) => ({ ...used(each), label: each.name, aliases: each.aliases, detail: term.has(each.sector ?? '') ? termWord(term.get(each.sector ?? '')!) : undefined, definition: t('complete.aboutStakeholder') })),
      interest: () => interests.map((each) => ({ ...used(each), label: each.name, detail: firstSentence(each.description), definition: each.description ?? t('complete.aboutInterest') })),
      threat: () => threats.map((each) => ({ ...used(each), label: each.name, detail: firstSentence(each.description), definition: each.description ?? t('complete.aboutThreat') })),
    };
    const speakers = (): Known[] => here.filter(({ mode }) => mode !== 'headCount').map((each) => ({ id: `speaker:${each.id}`, label: participant(each), detail: each.pseudonym !== null && each.stakeholder !== null ? nameOf(each.stakeholder) : t('who.here') }));
    const groups = (): Known[] => {
      const present = new Set(here.map(({ stakeholder }) => stakeholder));
      return stakeholders.map(({ id, name, aliases }) => ({ id: `affiliation:${id}`, label: name, aliases, detail: present.has(id) ? t('who.here') : undefined }));
    };
    const tongues = (): Known[] => languages.map((tag) => ({ id: tag, label: languageName(tag), detail: tag }));
    return {
      version: version?.id ?? null,
      of: (source, rule) => {
        switch (source) {
          case 'who':
            return rule === 'attributed' ? [...speakers(), ...groups()] : rule === 'affiliationOnly' ? groups().toSorted((a, b) => Number(b.detail !== undefined) - Number(a.detail !== undefined)) : [];
          case 'item':
            return items.map(({ id, title, startedAt, endedAt }) => ({ id, label: title, detail: startedAt === null ? undefined : endedAt === null ? t('agenda.current') : t('agenda.done') }));
          case 'kind':
            return INTERVENTION_KINDS.map((kind) => ({ id: kind, kind, label: t(`domain:choice.kind.${kind}`), detail: t(`kind.${kind}`) }));
          case 'channel':
            return CHANNELS.map((channel) => ({ id: channel, label: t(`domain:choice.channel.${channel}`) }));
          case 'language':
          case 'translationLanguage':
            return tongues();
          default:
            return about[source]();
        }
      },
    };
  }, [t, codes, stakeholders, interests, threats, terms, uses, here, items, languages, version, process.id, languageName]);
}
