import { startI18n } from '@baraza/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { startServiceWorker } from './app/update.js';
import { createRouter } from './routes.js';
import { startSession } from './session/session.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

await Promise.all([startI18n(['common', 'account', 'errors']), startSession()]);
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={createRouter()} />
  </StrictMode>,
);
void startServiceWorker();
