import { INFLUENCE_CUT, processRole, type ProcessRole, type Records, type RoleInputs } from '@baraza/domain';
import { Action, InlineSelect, InlineText, signed, Tag } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord, useViewer } from '../../project/hooks.js';
import { useAccount } from '../../session/session.js';
import { valueOf } from '../data/members.js';
import { today } from '../data/today.js';
import { useMapActions } from '../data/useMapActions.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import classes from './panel.module.css';

const ROLES: readonly ProcessRole[] = ['championOfChange', 'supporter', 'undecided', 'sceptic', 'blocker', 'potentialSpoiler'];

/** The role in the process, by rule or overruled, and why. */
export function RoleTag({ stakeholder }: { readonly stakeholder: Records['stakeholder'] }): ReactNode {
  const { t } = useTranslation(['map', 'domain', 'common']);
  const { mapId, rights, date } = useMapUi();
  const { isCleared } = useViewer();
  const actions = useMapActions();
  const [open, setOpen] = useState(false);
  const { id: account } = useAccount();
  const mode = useRecord('map', mapId)?.aggregate ?? 'agreed';
  const inputs = useStored(
    ['judgement', 'stakeholder'],
    (store): RoleInputs => {
      const value = (dimension: keyof RoleInputs): number | null => valueOf(store, stakeholder.id, mapId, dimension, { mode, account, at: date ?? today() });
      return { position: value('position'), influence: value('influence'), feelsThreatened: value('feelsThreatened'), readyForViolence: value('readyForViolence') };
    },
    [stakeholder.id, mapId, mode, account, date],
  );
  const derived = processRole(inputs);
  const mayOverrule = rights.edit && isCleared('confidential');
  const overruled = stakeholder.roleOverride ?? null;
  const role = overruled ?? derived.role;
  const because = Object.entries(derived.because) as [keyof RoleInputs, number][];
  const valueWord = (dimension: keyof RoleInputs, value: number): string => (dimension === 'position' ? signed(value) : dimension === 'influence' ? String(value) : value === 1 ? t('yes') : t('no'));
  const set = (patch: Record<string, unknown>): void => actions.set('stakeholder', stakeholder.id, patch);
  return (
    <>
      <Tag>
        {role ? t(`domain:processRole.${role}`) : t('role.none')}
        <Action accent small aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('common:action.why')}
        </Action>
      </Tag>
      {open && (
        <div className={classes['why']}>
          <p>{derived.role ? t('role.derived', { role: t(`domain:processRole.${derived.role}`) }) : t('role.missing', { what: derived.missing.map((each) => t(`domain:dimension.${each}`)).join(', ') })}</p>
          {because.length > 0 && (
            <ul>
              {because.map(([dimension, value]) => (
                <li key={dimension}>
                  {t(`domain:dimension.${dimension}`)} <strong dir="ltr">{valueWord(dimension, value)}</strong>
                </li>
              ))}
            </ul>
          )}
          <p className={classes['muted']}>{t('role.rule', { cut: INFLUENCE_CUT })}</p>
          {overruled && <p>{t('role.overruled', { reason: stakeholder.roleOverrideReason ?? t('role.noReason') })}</p>}
          {mayOverrule && (
            <>
              <div className={classes['pair']}>
                <span className={classes['muted']}>{t('role.overrule')}</span>
                <InlineSelect label={t('role.overrule')} value={overruled} clearable options={ROLES.map((value) => ({ value, label: t(`domain:processRole.${value}`) }))} onKeep={(value) => set(value ? { roleOverride: value } : { roleOverride: null, roleOverrideReason: null })} />
              </div>
              {overruled && (
                <div className={classes['pair']}>
                  <span className={classes['muted']}>{t('role.reason')}</span>
                  <InlineText label={t('role.reason')} value={stakeholder.roleOverrideReason ?? ''} multiline onKeep={(reason) => set({ roleOverrideReason: reason === '' ? null : reason })} />
                </div>
              )}
            </>
          )}
        </div>
      )}
    </>
  );
}
