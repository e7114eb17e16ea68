import type { i18n, InterpolationOptions } from 'i18next';
import { formatOf } from './format.js';

/** Lets sentences say `{{count, number}}`: figures are written as the language writes them. */
export function addFormats(instance: i18n): void {
  instance.services.formatter?.add('number', (value: number, code) => formatOf(code).number(value));
}

/** How sentences take words in: as text (nothing here is markup), and none of them torn apart or turned round by the direction of the page. */
export const interpolationOf = (instance: i18n): InterpolationOptions => ({ escapeValue: true, escape: (words) => formatOf(instance.resolvedLanguage ?? instance.language).apart(words) });
