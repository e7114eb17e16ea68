import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The title of the page: from the inside out, so that tabs side by side can be told apart. */
export function useTitle(...parts: readonly (string | undefined)[]): void {
  const { t } = useTranslation();
  const title = [...parts.filter((part) => part !== undefined && part !== ''), t('product.name')].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
