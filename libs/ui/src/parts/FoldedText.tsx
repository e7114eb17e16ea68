import { Spoiler } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './inline.module.css';

/** Nine lines; what is longer is folded, or one text would push everything else out of sight. */
const FOLDED_HEIGHT = 200;

/** A text that is folded, where it is long, until somebody wants all of it. */
export function FoldedText({ children, height = FOLDED_HEIGHT }: { readonly children: ReactNode; readonly height?: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <Spoiler maxHeight={height} transitionDuration={0} showLabel={t('inline.whole')} hideLabel={t('inline.folded')} classNames={{ root: classes['folding'], content: classes['folded'], control: classes['fold'] }}>
      {children}
    </Spoiler>
  );
}
