import { DirectionProvider, localStorageColorSchemeManager, MantineProvider, useDirection } from '@mantine/core';
import '@mantine/core/styles.css';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import { Suspense, useEffect, type ComponentType, type ReactNode } from 'react';
import { languageOf } from '../i18n/languages.js';
import { useLanguage } from '../i18n/useFormat.js';
import { SCHEME_KEY } from '../tokens/surfaces.js';
import { LinkProvider, type LinkProps } from '../parts/link.js';
import './fonts.css';
import './global.css';
import { cssVariables, theme } from './theme.js';

const schemeManager = localStorageColorSchemeManager({ key: SCHEME_KEY });

/** Mantine mirrors its own parts by this context; `dir` on the page is set where the language changes. */
function FollowLanguage({ children }: { readonly children: ReactNode }): ReactNode {
  const { dir, setDirection } = useDirection();
  const wanted = languageOf(useLanguage()).dir;
  useEffect(() => {
    if (dir !== wanted) setDirection(wanted);
  }, [dir, wanted, setDirection]);
  return children;
}

export interface UiProviderProps {
  readonly children: ReactNode;
  /** Shows while a screen's sentences load. */
  readonly fallback?: ReactNode;
  /** The router's link, so that links change screens without loading the page anew. */
  readonly link?: ComponentType<LinkProps>;
}

const WithLink = ({ link, children }: { readonly link: ComponentType<LinkProps> | undefined; readonly children: ReactNode }): ReactNode =>
  link ? <LinkProvider value={link}>{children}</LinkProvider> : children;

/**
 * Theme, direction, colour scheme (auto, light or dark, remembered) and toasts for everything below it. `startI18n` must
 * have resolved.
 */
export function UiProvider({ children, fallback = null, link }: UiProviderProps): ReactNode {
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={schemeManager} defaultColorScheme="auto">
        <Notifications position="bottom-center" containerWidth={400} limit={3} />
        <FollowLanguage>
          <WithLink link={link}>
            <Suspense fallback={fallback}>{children}</Suspense>
          </WithLink>
        </FollowLanguage>
      </MantineProvider>
    </DirectionProvider>
  );
}
