import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Where somebody chooses a password: the rule stands beside it, typing can be looked at, so it is typed once. */
export function NewPassword({ name, error, label, autoFocus }: { readonly name: string; readonly error: string | undefined; readonly label?: string; readonly autoFocus?: boolean }): ReactNode {
  const { t } = useTranslation('account');
  return (
    <PasswordInput
      name={name}
      error={error}
      label={label ?? t('field.password')}
      description={t('field.passwordRule')}
      autoComplete="new-password"
      autoFocus={autoFocus}
      dir="ltr"
      visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword'), tabIndex: 0 }}
    />
  );
}
