/// <reference path="../src/css.d.ts" />
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CommandPalette, startI18n, UiProvider } from '../src/index.js';
import { Gallery } from './Gallery.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

await startI18n();
createRoot(root).render(
  <StrictMode>
    <UiProvider>
      <Gallery />
      <CommandPalette items={['Norhaven', 'Norland dialogue', 'Undo'].map((label) => ({ id: label, label, group: label.slice(0, 3), onChoose: () => undefined }))} />
    </UiProvider>
  </StrictMode>,
);
