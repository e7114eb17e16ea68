import type { EntityName } from '@baraza/domain';
import { useTranslation } from 'react-i18next';

/** How fields and the values of choices are read. A test holds that every one has a word. */
export function useFieldWords(): { readonly label: (entity: EntityName, field: string) => string; readonly choice: (field: string, value: string) => string } {
  const { t, i18n } = useTranslation('domain');
  return {
    label: (entity, field) => t(`field.${entity}.${field}` as never),
    choice: (field, value) => {
      // Words that serve several fields stand once.
      const keys = [`choice.${field}.${value}`, `confidence.${value}`, `processRole.${value}`, `classification.${value}`, `dimension.${value}`, `role.${value}`];
      const key = keys.find((candidate) => i18n.exists(`domain:${candidate}`));
      return key === undefined ? value : t(key as never);
    },
  };
}
