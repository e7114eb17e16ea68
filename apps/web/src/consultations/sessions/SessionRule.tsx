import { type Attribution, isStricter, type Records } from '@baraza/domain';
import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../project/hooks.js';
import { useFieldWords } from '../../project/words.js';
import { useMay } from '../data/hooks.js';
import { Block } from '../parts/Block.js';
import { AttributionChoice } from './AttributionChoice.js';

/** The rule of a session. A stricter one takes away what was kept, for good: once something may have been said, that is asked first. */
export function SessionRule({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation(['consultations', 'common']);
  const { choice } = useFieldWords();
  const runs = useMay().in('runSessions', session.id);
  const mutate = useMutate();
  const [asked, setAsked] = useState<Attribution | null>(null);
  const set = (attribution: Attribution): void => {
    mutate('setAttribution', { session: session.id, item: null, attribution });
    setAsked(null);
  };
  const choose = (rule: Attribution): void => (session.openedAt !== null && isStricter(rule, session.attribution) ? setAsked(rule) : set(rule));
  return (
    <Block title={t('rule.heading')}>
      <AttributionChoice value={session.attribution} usual={null} titled readOnly={!runs} onChange={choose} />
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title={asked && t('rule.tighten', { rule: choice('attribution', asked) })} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
        <p>{t('rule.tightenWhat')}</p>
        <Group gap={8}>
          <Button variant="outline" color="var(--bz-danger)" onClick={() => asked && set(asked)}>
            {t('rule.tightenDo')}
          </Button>
          <Button variant="subtle" onClick={() => setAsked(null)}>
            {t('common:action.cancel')}
          </Button>
        </Group>
      </Modal>
    </Block>
  );
}
