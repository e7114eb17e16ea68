import type account from './locales/en/account.json';
import type answers from './locales/en/answers.json';
import type clipboard from './locales/en/clipboard.json';
import type common from './locales/en/common.json';
import type consultations from './locales/en/consultations.json';
import type domain from './locales/en/domain.json';
import type duplicates from './locales/en/duplicates.json';
import type errors from './locales/en/errors.json';
import type hall from './locales/en/hall.json';
import type importing from './locales/en/import.json';
import type log from './locales/en/log.json';
import type map from './locales/en/map.json';
import type measures from './locales/en/measures.json';
import type people from './locales/en/people.json';
import type picture from './locales/en/picture.json';
import type places from './locales/en/places.json';
import type project from './locales/en/project.json';
import type sources from './locales/en/sources.json';
import type table from './locales/en/table.json';
import type talk from './locales/en/talk.json';
import type times from './locales/en/times.json';

/** The files of sentences; a screen loads those that it names. */
export const namespaces = ['common', 'domain', 'map', 'project', 'errors', 'import', 'account', 'consultations', 'log', 'hall', 'people', 'answers', 'sources', 'table', 'talk', 'times', 'duplicates', 'clipboard', 'picture', 'places', 'measures'] as const;

export type Namespace = (typeof namespaces)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: {
      common: typeof common;
      domain: typeof domain;
      map: typeof map;
      project: typeof project;
      errors: typeof errors;
      import: typeof importing;
      account: typeof account;
      consultations: typeof consultations;
      log: typeof log;
      hall: typeof hall;
      people: typeof people;
      answers: typeof answers;
      sources: typeof sources;
      table: typeof table;
      talk: typeof talk;
      times: typeof times;
      duplicates: typeof duplicates;
      clipboard: typeof clipboard;
      measures: typeof measures;
      picture: typeof picture;
      places: typeof places;
    };
  }
}
