import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExampleFile, exampleFiles } from './example-files.js';
import classes from './import.module.css';
import { csvOf, saveText } from './save-file.js';

/** The example as files, as if somebody had chosen them. */
function Try({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactNode {
  const { t } = useTranslation('import');
  return (
    <Action accent onClick={() => onFiles(exampleFiles.map(({ name, rows }) => new File([csvOf(rows)], name, { type: 'text/csv' })))}>
      {t('example.try')}
    </Action>
  );
}

/** What the two files look like, each to be saved. */
function Tables(): ReactNode {
  return (
    <div className={classes['examples']}>
      {exampleFiles.map((file) => (
        <Sheet key={file.name} file={file} />
      ))}
    </div>
  );
}

function Sheet({ file: { name, rows } }: { readonly file: ExampleFile }): ReactNode {
  const { t } = useTranslation('import');
  const [header = [], ...body] = rows;
  return (
    <figure className={classes['example']}>
      {/* The headers are what the file says, whatever the language of the page. */}
      <div className={classes['scroll']} dir="ltr">
        <table>
          <thead>
            <tr>
              {header.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, index) => (
                  <td key={header[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption>
        <Action accent small onClick={() => saveText(name, csvOf(rows))}>
          {t('example.save', { file: name })}
        </Action>
      </figcaption>
    </figure>
  );
}

export const Example = { Try, Tables } as const;
