/** What a sample project is: records with short keys instead of ids, and every sentence in each language of the product. */
import type { Records, TemplateCode } from '@baraza/domain';

export const SAMPLE_LANGUAGES = ['en', 'ar'] as const;
export type SampleLanguage = (typeof SAMPLE_LANGUAGES)[number];

/** One text in each language. */
export type Words = Readonly<Record<SampleLanguage, string>>;
export const w = (en: string, ar: string): Words => ({ en, ar });

/** What a sample brings as rows, in their order: what others refer to comes first. Terms come from the template. */
export const SAMPLED = ['property', 'place', 'source', 'stakeholder', 'interest', 'holding', 'relationship', 'map', 'membership'] as const;
export type SampledEntity = (typeof SAMPLED)[number] | 'judgement';

/** Where a record holds free text a sample may hold it in each language; references hold keys, references to terms hold codes. */
type Said<T> = string extends T ? T | Words : T extends readonly string[] ? readonly (string | Words)[] : T extends Readonly<Record<string, infer V>> ? Readonly<Record<string, V | Words>> : T;

/** A record of a sample. `key` is unique among the records of its entity. */
export type SampleRow<E extends SampledEntity> = { key: string } & { [F in keyof Omit<Records[E], 'id' | 'deleted'>]?: Said<Records[E][F]> };

export interface SampleProject {
  /** Short name for the shell and for ids. */
  key: string;
  template: TemplateCode;
  project: { name: Words; description: Words; timeZone: string; fictional: boolean };
  records: { readonly [E in SampledEntity]: readonly SampleRow<E>[] };
}
