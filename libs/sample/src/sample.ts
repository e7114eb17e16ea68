/** What a sample project is: records with short keys instead of ids, and every sentence in each language of the product. */
import type { Inputs, OperationName, Records, TemplateCode } from '@baraza/domain';
import type { When } from './when.js';

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

/** As `Said`, for inputs of operations: moments and days may be counted from when the sample is put in, and lists of items hold the same again. */
type SaidInput<T> = string extends T ? Said<T> | When : T extends readonly string[] ? Said<T> : T extends readonly (infer Item)[] ? readonly { [F in keyof Item]?: SaidInput<Item[F]> }[] : Said<T>;
export type SampleInput<N extends OperationName> = { [F in keyof Inputs[N]]?: SaidInput<Inputs[N][F]> };

/** Who does something in a sample: the person who opens it, or an invented colleague who is no member, so that two can have noted the same. */
export type SampleActor = 'founder' | 'colleague';

/** An operation of a sample. Where an operation takes an id it holds a key, unique among the records of its entity; of a dimension the key of its process and its code, with a blank between. */
export interface SampleStep {
  name: OperationName;
  input: object;
  by: SampleActor;
}
export const step = <N extends OperationName>(name: N, input: SampleInput<N>, by: SampleActor = 'founder'): SampleStep => ({ name, input, by });

/** Turns on the floor, and the minutes they took. */
export type Spoken = readonly [turns: number, minutes: number];

/** What was counted on the floor of a session while an item ran. Not a record and not an operation, for a counter beside a text in one log would say who spoke (decision 9). Keys as in operations. */
export interface SampleCounted {
  session: string;
  item: string;
  /** In all. */
  spoken: Spoken;
  /** Each dimension by itself. */
  groups: readonly { dimension: string; group: string; spoken: Spoken }[];
  /** By who takes part, where speakers may be known. */
  seats?: readonly { participation: string; spoken: Spoken }[];
}

export interface SampleProject {
  /** Short name for the shell and for ids. */
  key: string;
  template: TemplateCode;
  project: { name: Words; description: Words; timeZone: string; fictional: boolean };
  records: { readonly [E in SampledEntity]: readonly SampleRow<E>[] };
  /** Consultations: operations in the order in which they are submitted, after the records. */
  consultations: readonly SampleStep[];
  /** What their floors counted, added once when the project is begun. */
  counted: readonly SampleCounted[];
}
