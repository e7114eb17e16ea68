import { ruleOf } from '@baraza/domain';
import { IconShield } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../context.js';
import classes from './side.module.css';

/** What is kept of a speaker: now, and in the item that comes next where that is another rule. */
export function RuleNote(): ReactNode {
  const { t } = useTranslation('log');
  const { session, items, running } = useRoom();
  const rule = ruleOf(session, running);
  const at = running ? items.indexOf(running) : -1;
  const next = items.slice(at + 1).find((item) => item.endedAt === null && ruleOf(session, item) !== rule);
  return (
    <section className={classes['rule']} aria-label={t('rule.title')}>
      <h2>
        <IconShield size={16} stroke={1.75} aria-hidden />
        {t('rule.title')}
      </h2>
      <p>
        {running ? t(`rule.item.${rule}`, { item: running.title }) : t(`rule.session.${rule}`)} {next && t(`rule.next.${ruleOf(session, next)}`, { item: next.title })}
      </p>
    </section>
  );
}
