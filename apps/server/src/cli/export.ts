import { writeFile } from 'node:fs/promises';

import { EXPORT_FORMATS, type ExportFormat, exportLosses, makeDownload, type ProjectState, readState } from '@baraza/transfer';

import { StartError } from '../start-error.js';
import { readArguments } from './arguments.js';
import { type CliCommand, UsageError } from './command.js';
import { actingAccount, findProjectNamed } from './projects.js';

/** What is in the file is for whoever runs the command. */
const MODE = 0o600;
const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

export const exportCommand: CliCommand = {
  name: 'export',
  usage: `--project NAME|ID --out FILE [--format ${FORMATS.join('|')}] [--map NAME] [--process NAME] [--json] [--as EMAIL]`,
  summary: 'Writes a project into a file, and says what the format cannot hold. Without --format, the ending of FILE decides.',
  async run(args, tools) {
    const text = { type: 'string' } as const;
    const { values } = readArguments(args, [], { project: text, out: text, format: text, map: text, process: text, as: text, json: { type: 'boolean' } });
    if (values.out === undefined) throw new UsageError('--out is missing: the file to write.');
    const format = readFormat(values.format, values.out);
    const place = await findProjectNamed(tools.dataSource, values.project);
    const account = await actingAccount(tools, values.as, place);
    const state = await readState(tools.dataSource, place, account, 'export', { sessions: true });
    const part = { map: named(state, 'map', values.map), process: named(state, 'process', values.process) };
    const { bytes } = await makeDownload(state, format, part, new Date());
    await write(values.out, bytes);
    const losses = exportLosses(state, format, part);
    if (values.json) tools.print(JSON.stringify({ project: place.project, format, file: values.out, bytes: bytes.byteLength, losses }));
    else tools.print([`Wrote “${place.name}” to ${values.out} (${bytes.byteLength} bytes).`, ...losses.map(({ message, count }) => `  not in it: ${message} (${count})`)].join('\n'));
  },
};

function readFormat(value: string | undefined, out: string): ExportFormat {
  const format = value ?? FORMATS.find((each) => out.toLowerCase().endsWith(`.${EXPORT_FORMATS[each]}`));
  const known = FORMATS.map((each) => `.${EXPORT_FORMATS[each]} (${each})`).join(', ');
  if (format === undefined) throw new UsageError(`--format is missing, and the ending of ${out} names no format. Use one of these endings, or --format with the word in brackets: ${known}.`);
  if (!FORMATS.includes(format as ExportFormat)) throw new UsageError(`--format is “${format}”, but must be one of ${FORMATS.join(', ')}.`);
  return format as ExportFormat;
}

function named({ store }: ProjectState, entity: 'map' | 'process', name: string | undefined): string | null {
  if (name === undefined) return null;
  const found = store.allLive(entity).find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
  if (!found) throw new StartError(`The project has no ${entity} “${name}”.`);
  return found.id;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes, { mode: MODE, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(code === 'EEXIST' ? `${file} is there already. Choose another name, so that nothing is lost.` : `${file} cannot be written (${code ?? String(error)}).`, { cause: error });
  }
}
