import { parseArgs, type ParseArgsConfig } from 'node:util';

import { UsageError } from './command.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Words and options of a command line. @throws UsageError for an unknown option, or another number of words than `words` names. */
export function readArguments<const O extends Options, const W extends readonly string[]>(args: readonly string[], words: W, options: O) {
  const { values, positionals } = parse(args, options);
  if (positionals.length !== words.length) throw new UsageError(positionals.length < words.length ? `${words[positionals.length]} is missing.` : `“${positionals[words.length]}” is one word too many.`);
  return { values, words: positionals as { [K in keyof W]: string } };
}

/** Options of a command line, and from one to `most` words of one meaning. @throws UsageError. */
export function readSeveralWords<const O extends Options>(args: readonly string[], word: string, most: number, options: O) {
  const { values, positionals } = parse(args, options);
  if (positionals.length === 0) throw new UsageError(`${word} is missing.`);
  if (positionals.length > most) throw new UsageError(`“${positionals[most]}” is one word too many.`);
  return { values, words: positionals };
}

function parse<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] + '.');
  }
}
