import type { ReactNode } from 'react';
import { Page } from '../../app/Page.js';
import { ProcessScreen } from '../ProcessScreen.js';
import { ConsentTexts } from './ConsentTexts.js';
import { Dimensions } from './Dimensions.js';

/** By what people are counted, and what they are asked to agree to. */
export function PeopleScreen(): ReactNode {
  return (
    <ProcessScreen tab="people">
      {(process) => (
        <Page wide>
          <Dimensions process={process} />
          <ConsentTexts process={process} />
        </Page>
      )}
    </ProcessScreen>
  );
}
