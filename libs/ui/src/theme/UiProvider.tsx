import { DirectionProvider, localStorageColorSchemeManager, MantineProvider, useDirection } from '@mantine/core';
import '@mantine/core/styles.css';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import { Suspense, useEffect, type ReactNode } from 'react';
import { languageOf } from '../i18n/languages.js';
import { useLanguage } from '../i18n/useFormat.js';
import './fonts.css';
import './global.css';
import { cssVariables, theme } from './theme.js';

const schemeManager = localStorageColorSchemeManager({ key: 'baraza-colour-scheme' });

/** Mantine mirrors its own parts by this context; `dir` on the page is set where the language changes. */
function FollowLanguage({ children }: { readonly children: ReactNode }): ReactNode {
  const { dir, setDirection } = useDirection();
  const wanted = languageOf(useLanguage()).dir;
  useEffect(() => {
    if (dir !== wanted) setDirection(wanted);
  }, [dir, wanted, setDirection]);
  return children;
}

/**
 * Theme, direction, colour scheme (auto, light or dark, remembered) and toasts for everything below it. `startI18n` must
 * have resolved. `fallback` shows while a screen's sentences load.
 */
export function UiProvider({ children, fallback = null }: { readonly children: ReactNode; readonly fallback?: ReactNode }): ReactNode {
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={schemeManager} defaultColorScheme="auto">
        <Notifications position="bottom-center" containerWidth={400} limit={3} />
        <FollowLanguage>
          <Suspense fallback={fallback}>{children}</Suspense>
        </FollowLanguage>
      </MantineProvider>
    </DirectionProvider>
  );
}
