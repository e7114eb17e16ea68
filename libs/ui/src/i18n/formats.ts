import type { i18n } from 'i18next';
import { formatOf } from './format.js';

/** Lets sentences say `{{count, number}}`: figures are written as the language writes them. */
export function addFormats(instance: i18n): void {
  instance.services.formatter?.add('number', (value: number, code) => formatOf(code).number(value));
}
