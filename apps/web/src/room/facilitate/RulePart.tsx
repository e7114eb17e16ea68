import { type Attribution, isStricter, ruleOf } from '@baraza/domain';
import { Action } from '@baraza/ui';
import { IconShield } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../context.js';
import { paceOf } from '../round-time.js';
import { useNow } from '../useNow.js';
import { useRoomTime } from '../useRoomTime.js';
import { useRuleAloud } from '../useSpoken.js';
import classes from './side.module.css';
import { RuleDialog } from './RuleDialog.js';

/** The rule that holds now, what to say of it, when it changes, and the way to change it. */
export function RulePart({ rule, leads }: { readonly rule: Attribution; readonly leads: boolean }): ReactNode {
  const { t } = useTranslation(['hall', 'domain']);
  const { time } = useRoomTime();
  const { session, items } = useRoom();
  const now = useNow(10_000);
  const aloud = useRuleAloud(rule);
  const [changing, setChanging] = useState(false);
  const pace = paceOf(session, items, now);
  const ahead = items.map((item, index) => ({ item, pace: pace.items[index]!, rule: ruleOf(session, item) })).find((each) => each.pace.state === 'ahead' && each.rule !== rule);
  return (
    <section className={classes['panelPart']} aria-labelledby="rule">
      <h2 id="rule">
        <IconShield size={16} stroke={1.75} aria-hidden />
        {t(`domain:choice.attribution.${rule}`)}
      </h2>
      {aloud && (
        <p className={classes['panelNote']}>
          {t('rule.sayAloud')} <q lang={aloud.tag} dir="auto">{aloud.sentence}</q>
        </p>
      )}
      {ahead && (
        <p className={classes['panelNote']}>
          {t(isStricter(ahead.rule, rule) ? 'rule.tightens' : 'rule.loosens', { item: ahead.item.title, rule: t(`domain:choice.attribution.${ahead.rule}`), time: time(ahead.pace.start) })}
        </p>
      )}
      {leads && (
        <Action accent small onClick={() => setChanging(true)}>
          {t('rule.change')}
        </Action>
      )}
      {changing && <RuleDialog onClose={() => setChanging(false)} />}
    </section>
  );
}
