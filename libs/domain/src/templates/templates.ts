/** The templates a new project may start from. */
import { generalTemplate } from './general.js';
import { ssrTemplate } from './ssr.js';

export type { Template, TemplateTerm } from './template.js';
export { generalTemplate, ssrTemplate };
export const TEMPLATES = { ssr: ssrTemplate, general: generalTemplate } as const;
export type TemplateCode = keyof typeof TEMPLATES;
