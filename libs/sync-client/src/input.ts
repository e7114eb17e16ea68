import type { Inputs, OperationName, PropertyValues } from '@baraza/domain';

type MayBeLeftOut<T> = undefined extends T ? true : null extends T ? true : T extends string[] | PropertyValues ? true : false;
type Given<T> = { [K in keyof T as MayBeLeftOut<T[K]> extends true ? never : K]: T[K] } & { [K in keyof T as MayBeLeftOut<T[K]> extends true ? K : never]?: T[K] };

/** The input of an operation as a screen gives it: what may be empty may be left out. */
export type GivenInput<N extends OperationName> = Given<Inputs[N]>;
