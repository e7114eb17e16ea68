import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Action, ClassificationBadge, FactRow, Facts, InlineSelect, InlineText, JudgementHead, JudgementRow, LineMark, lineOfType, meaning, NumberScale, PanelHeader, PositionScale,
  Section, SegmentedChoice, StakeholderMark, Tag, useLanguage, type Position,
} from '../src/index.js';
import { history, judges, sample } from './sample.js';

const colours = ['var(--bz-accent)', meaning.pink.light, 'var(--bz-control)'];

/** The panel about a stakeholder, put together from shared parts. */
export function GalleryPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['common', 'domain']);
  const words = sample[useLanguage()];
  const [name, setName] = useState<string>(words.subject);
  const [level, setLevel] = useState<string | null>('national');
  const [position, setPosition] = useState<Position | null>(1);
  const [score, setScore] = useState<number | null>(7);
  const [confidence, setConfidence] = useState<'low' | 'medium' | 'high'>('medium');
  const by = (values: readonly number[]) => judges(words.people, words.rests, values, colours);
  const score10 = { min: 0, max: 10 };
  return (
    <>
      <PanelHeader
        mark={<StakeholderMark shape="circle" position={2} />}
        title={<InlineText label={t('action.rename')} value={name} onKeep={setName} required strong />}
        subtitle={words.subtitle}
        onClose={onClose}
        tags={
          <>
            <Tag>
              {words.role}
              <Action accent small>{t('action.why')}</Action>
            </Tag>
            <ClassificationBadge classification="restricted" />
          </>
        }
      />
      <Section title={words.facts} action={t('count.sources', { count: 1 })}>
        <Facts>
          <FactRow label={words.formality}>{words.formal}</FactRow>
          <FactRow label={words.place}>
            <InlineText label={words.place} value={words.where} onKeep={() => undefined} />
          </FactRow>
          <FactRow label={words.level}>
            <InlineSelect label={words.level} value={level} onKeep={setLevel} clearable options={(['local', 'national', 'regional'] as const).map((value) => ({ value, label: t(`domain:term.level.${value}`) }))} />
          </FactRow>
          <FactRow label={words.source}>
            <Action accent href="#source">{words.document}</Action>
          </FactRow>
        </Facts>
      </Section>
      <Section title={words.judgements} badge={<Tag muted>{t('judgement.illustration')}</Tag>} action={<Action accent small>{t('judgement.addMine')}</Action>}>
        <JudgementHead aggregate={t('judgement.median')} since={words.since} />
        <JudgementRow label={t('domain:dimension.influence')} {...score10} aggregate={7.3} judges={by([8, 7, 7])} history={history(5, 5, 5.5, 6, 7.3)} confidence="medium" startOpen />
        <JudgementRow label={t('domain:dimension.interest')} {...score10} aggregate={8.3} judges={by([8, 9, 8])} history={history(6, 6.5, 8, 8.3)} confidence="medium" />
        <JudgementRow label={t('domain:dimension.position')} min={-2} max={2} ordinal aggregate={2} judges={by([2, 2, 2])} history={history(0, 1, 2)} confidence="high" />
        <JudgementRow label={t('domain:dimension.legitimacy')} {...score10} aggregate={7} judges={by([9, 7, 5])} history={history(6, 6, 7)} confidence="medium" />
        <JudgementRow label={t('domain:dimension.urgency')} {...score10} aggregate={7.7} judges={by([8, 7, 8])} history={history(7, 7.7)} confidence="low" />
        <JudgementRow label={t('domain:dimension.capacity')} {...score10} aggregate={null} judges={[]} history={[]} confidence={null} />
      </Section>
      <Section title={words.mine} active badge={<Tag muted>{t('judgement.notYetKept')}</Tag>}>
        <div style={{ display: 'grid', gap: 8 }}>
          <NumberScale label={t('domain:dimension.influence')} value={score} onChange={setScore} />
          <PositionScale label={t('domain:dimension.position')} value={position} onChange={setPosition} />
          <SegmentedChoice label={t('judgement.confidence')} value={confidence} onChange={setConfidence} options={(['low', 'medium', 'high'] as const).map((value) => ({ value, label: t(`domain:confidence.${value}`) }))} />
        </div>
      </Section>
      <Section title={words.relationships} action={<Action accent small>{t('action.all')}</Action>}>
        {(['command', 'cooperation', 'oversight', 'influence'] as const).map((type, index) => (
          <div key={type} style={{ display: 'grid', gridTemplateColumns: '32px 80px 1fr auto', gap: 8, alignItems: 'center', minBlockSize: 24 }}>
            <LineMark style={lineOfType(type)} />
            <span style={{ color: 'var(--bz-muted)', fontSize: 'var(--bz-note)' }}>{t(`domain:term.relationshipType.${type}`)}</span>
            <span>{words.others[index]}</span>
            <span>{8 - index}</span>
          </div>
        ))}
      </Section>
    </>
  );
}
