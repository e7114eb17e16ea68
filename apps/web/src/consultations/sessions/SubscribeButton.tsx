import type { Records } from '@baraza/domain';
import { Button, Modal } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconRss } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './subscribe.module.css';

const Subscribe = lazy(async () => ({ default: (await import('./Subscribe.js')).Subscribe }));

/** Opens the addresses by which programs subscribe to the sessions of the process. */
export function SubscribeButton({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation(['consultations', 'common']);
  const [opened, { open, close }] = useDisclosure(false);
  const isPhone = useMediaQuery('(max-width: 47.99em)');
  return (
    <>
      <Button variant="subtle" color="gray" leftSection={<IconRss size={16} stroke={1.75} aria-hidden />} onClick={open}>
        {t('subscribe.do')}
      </Button>
      <Modal opened={opened} onClose={close} fullScreen={isPhone} title={t('subscribe.title')} size="lg" closeButtonProps={{ 'aria-label': t('common:action.close') }} classNames={{ title: classes['title'] }}>
        <Suspense fallback={null}>
          <Subscribe process={process} />
        </Suspense>
      </Modal>
    </>
  );
}
