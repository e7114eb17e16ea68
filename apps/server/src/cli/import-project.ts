import { readFile } from 'node:fs/promises';

import { importProject, readProjectFile } from '@baraza/transfer';

import { StartError } from '../start-error.js';
import { destroyKeysOf } from '../vault.js';
import { readArguments } from './arguments.js';
import { type CliCommand, UsageError } from './command.js';
import { findWorkspaceNamed, personOf } from './projects.js';

/** Whoever runs the server may bring in more at once than anybody over the web. */
const LIMITS = { bytes: 2 ** 30, records: 2_000_000 };

export const importProjectCommand: CliCommand = {
  name: 'import-project',
  usage: 'FILE --as EMAIL [--workspace NAME|ID] [--json]',
  summary: 'Makes a new project of a file that “export --format baraza” wrote. The person becomes its owner.',
  async run(args, tools) {
    const { words, values } = readArguments(args, ['FILE'], { as: { type: 'string' }, workspace: { type: 'string' }, json: { type: 'boolean' } });
    if (values.as === undefined) throw new UsageError('--as is missing: the address of the person who will own the project.');
    const person = await personOf(tools, values.as);
    const workspace = await findWorkspaceNamed(tools, person.id, values.workspace);
    const file = await readProjectFile(await read(words[0]), LIMITS);
    const founder = { workspace: workspace.id, account: person.id, displayName: person.displayName };
    const { project } = await importProject(tools.dataSource, tools.handler, founder, file, { destroyKeys: destroyKeysOf(tools.vault, tools.say), signal: tools.signal });
    const { name } = file.header.project;
    tools.print(values.json ? JSON.stringify({ project, workspace: workspace.id, name, counts: file.header.counts }) : `“${name}” is now a project of “${workspace.name}” (${project}).`);
  },
};

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new StartError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`, { cause: error });
  }
}
