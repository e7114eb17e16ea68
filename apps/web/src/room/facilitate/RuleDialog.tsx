import { type Attribution, ATTRIBUTIONS, isStricter, ruleOf } from '@baraza/domain';
import { Action } from '@baraza/ui';
import { Button, Modal, NativeSelect, Radio } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../project/hooks.js';
import { useRoom } from '../context.js';
import classes from './side.module.css';

/** Changes the rule of the session or of one item. A stricter one takes away for good: that is said, and asked, before it happens. */
export function RuleDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['hall', 'domain', 'common']);
  const { session, items, running } = useRoom();
  const mutate = useMutate();
  const [where, setWhere] = useState(running && running.attribution !== null ? running.id : '');
  const item = items.find(({ id }) => id === where) ?? null;
  const before = ruleOf(session, item);
  const [rule, setRule] = useState<Attribution | ''>(before);
  // An item without a rule of its own has that of the session.
  const after = rule === '' ? session.attribution : rule;
  const stricter = isStricter(after, before);
  const same = item === null ? rule === session.attribution : (rule === '' ? null : rule) === item.attribution;
  const choose = (next: string): void => {
    setWhere(next);
    setRule(ruleOf(session, items.find(({ id }) => id === next) ?? null));
  };
  const change = (): void => {
    if (mutate('setAttribution', { session: session.id, item: item?.id ?? null, attribution: rule === '' ? null : rule })) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('rule.changeTitle')} size={560} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <div className={classes['dialog']}>
        <NativeSelect label={t('rule.where')} value={where} onChange={(event) => choose(event.currentTarget.value)} data={[{ value: '', label: t('rule.session') }, ...items.map(({ id, title }) => ({ value: id, label: title }))]} />
        <Radio.Group label={t('rule.which')} value={rule} onChange={(next) => setRule(next as Attribution | '')}>
          <div className={classes['rules']}>
            {item !== null && <Radio value="" label={t('rule.asSession', { rule: t(`domain:choice.attribution.${session.attribution}`) })} />}
            {ATTRIBUTIONS.map((each) => (
              <Radio key={each} value={each} label={t(`domain:choice.attribution.${each}`)} description={t(`rule.what.${each}`)} />
            ))}
          </div>
        </Radio.Group>
        {!same && (
          <div className={classes['warning']} role="alert" data-plain={!stricter || undefined}>
            {stricter && <IconAlertTriangle size={16} stroke={1.75} aria-hidden />}
            <p>
              <strong>{t(stricter ? 'rule.takesAway' : after === before ? 'rule.stays' : 'rule.bringsNothing')}</strong> {stricter && t(`rule.away.${after === 'affiliationOnly' ? 'affiliationOnly' : item === null ? 'notAttributed' : 'notAttributedItem'}`)}
            </p>
          </div>
        )}
        <div className={classes['dialogEnd']}>
          <Action onClick={onClose}>{t('common:action.cancel')}</Action>
          <Button disabled={same} onClick={change}>
            {t(stricter ? 'rule.doStricter' : 'rule.do')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
