import type { EntityName } from '@baraza/domain';
import { useTranslation } from 'react-i18next';

export interface FieldWords {
  readonly entity: (entity: EntityName) => string;
  /** Several of them. */
  readonly entities: (entity: EntityName) => string;
  readonly label: (entity: EntityName, field: string) => string;
  readonly choice: (field: string, value: string) => string;
}

/** How entities, fields and the values of choices are read, on every screen. A test holds that every one has a word. */
export function useFieldWords(): FieldWords {
  const { t, i18n } = useTranslation('domain');
  return {
    entity: (entity) => t(`entity.${entity}`),
    entities: (entity) => t(`entities.${entity}`),
    label: (entity, field) => (field === 'classification' ? t('classification.label') : t(`field.${entity}.${field}` as never)),
    choice: (field, value) => {
      // Words that serve several fields stand once.
      const keys = [`choice.${field}.${value}`, `confidence.${value}`, `processRole.${value}`, `classification.${value}`, `dimension.${value}`, `role.${value}`];
      const key = keys.find((candidate) => i18n.exists(`domain:${candidate}`));
      return key === undefined ? value : t(key as never);
    },
  };
}
