import { CAN_HAVE_DUTIES, DUTIES, type Duty, type Records } from '@baraza/domain';
import { Action, InlineSelect } from '@baraza/ui';
import { IconAlertTriangle, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Picker } from '../../map/panel/fields/Picker.js';
import { useRecords } from '../../project/hooks.js';
import { useFieldWords } from '../../project/words.js';
import classes from './plan.module.css';

export type GivenDuty = Pick<Records['assignment'], 'id' | 'duty' | 'account' | 'name' | 'woman'>;

export interface DutiesEditorProps {
  readonly duties: readonly GivenDuty[];
  readonly womenOnly: boolean;
  readonly readOnly?: boolean;
  readonly onAdd: (duty: Omit<GivenDuty, 'id'>) => void;
  readonly onWoman: (id: string, woman: boolean | null) => void;
  readonly onRemove: (id: string) => void;
}

/** Who facilitates and who takes notes: members of the project who can have a duty, or somebody without an account. */
export function DutiesEditor({ duties, womenOnly, readOnly = false, onAdd, onWoman, onRemove }: DutiesEditorProps): ReactNode {
  const { t } = useTranslation(['consultations', 'map', 'domain']);
  const { choice } = useFieldWords();
  const members = useRecords('member');
  const nameOf = ({ account, name }: GivenDuty): string => members.find((member) => member.account === account)?.displayName ?? name ?? t('duties.gone');
  const taken = new Set(duties.map(({ account }) => account));
  const free = members.filter(({ account, role }) => CAN_HAVE_DUTIES.includes(role) && !taken.has(account)).map(({ account, displayName, role }) => ({ id: account, name: displayName, detail: t(`domain:role.${role}`) }));
  const noWoman = womenOnly && !duties.some(({ duty, woman }) => duty === 'facilitator' && woman === true);
  const yesNo = [
    { value: 'yes', label: t('duties.woman') },
    { value: 'no', label: t('duties.notWoman') },
  ] as const;
  return (
    <div className={classes['duties']}>
      {DUTIES.map((duty) => (
        <div key={duty} className={classes['duty']}>
          <h3>{t(`duties.${duty}`)}</h3>
          <ul>
            {duties
              .filter((given) => given.duty === duty)
              .map((given) => (
                <li key={given.id}>
                  <bdi>{nameOf(given)}</bdi>
                  {given.account === null && <span className={classes['muted']}>{t('duties.noAccount')}</span>}
                  {womenOnly && duty === 'facilitator' && (
                    <InlineSelect label={t('duties.askWoman', { name: nameOf(given) })} placeholder={t('duties.womanOrNot')} value={given.woman === null ? null : given.woman ? 'yes' : 'no'} options={yesNo} readOnly={readOnly} onKeep={(value) => onWoman(given.id, value === null ? null : value === 'yes')} />
                  )}
                  {!readOnly && (
                    <Action aria-label={t('duties.remove', { name: nameOf(given), duty: choice('duty', duty) })} onClick={() => onRemove(given.id)}>
                      <IconX size={14} stroke={1.75} aria-hidden />
                    </Action>
                  )}
                </li>
              ))}
          </ul>
          {!readOnly && <AddPerson duty={duty} free={free} onAdd={onAdd} />}
        </div>
      ))}
      {noWoman && (
        <p className={classes['lack']}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {t('duties.womenByWomen')}
        </p>
      )}
    </div>
  );
}

function AddPerson({ duty, free, onAdd }: { readonly duty: Duty; readonly free: readonly { readonly id: string; readonly name: string; readonly detail: string }[]; readonly onAdd: DutiesEditorProps['onAdd'] }): ReactNode {
  const { t } = useTranslation('consultations');
  return (
    <Picker label={t(`duties.add.${duty}`)} items={free} value={null} onPick={(account) => account && onAdd({ duty, account, name: null, woman: null })} onCreate={(name) => onAdd({ duty, account: null, name, woman: null })}>
      <IconPlus size={14} stroke={1.75} aria-hidden />
      {t(`duties.add.${duty}`)}
    </Picker>
  );
}
