/// <reference path="./css.d.ts" />
export * from './tokens/index.js';
export { UiProvider } from './theme/UiProvider.js';
export { cssVariables, theme } from './theme/theme.js';
export { changeLanguage, startI18n } from './i18n/i18n.js';
export { formatOf, type Format } from './i18n/format.js';
export { firstSpoken, languageOf, languages, type Language, type LanguageCode } from './i18n/languages.js';
export { namespaces, type Namespace } from './i18n/types.js';
export { useFormat, useLanguage } from './i18n/useFormat.js';
