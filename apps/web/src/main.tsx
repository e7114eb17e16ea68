import { startI18n, UiProvider } from '@baraza/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

await startI18n();
createRoot(root).render(
  <StrictMode>
    <UiProvider>
      <main />
    </UiProvider>
  </StrictMode>,
);
