import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';
import { fontFamily, fontSizes, fontWeights, frame, radius, space } from '../tokens/space.js';
import { meaning } from '../tokens/meaning.js';
import { surfaces, type Scheme, type SchemeColour } from '../tokens/surfaces.js';
import { giveFocusBack } from '../shell/kept-focus.js';

/** Ten shades around the accent: the fourth is the accent of the dark scheme, the sixth that of the light one. */
const accent: MantineColorsTuple = [
  '#EEF2F9', '#D9E4F5', '#BCD0EF', '#9BBAEE', '#7FA6E8', '#4F7FC9', '#2F5DA8', '#264C8A', '#1D3B6C', '#152C51',
];

/** Mantine's greys, replaced by the neutrals of the product, so that no part of it brings tints of its own. */
const gray: MantineColorsTuple = ['#F8F7F4', '#F4F3EF', '#ECEAE4', '#E4E2DC', '#D3D0C8', '#B8B5AE', '#85888D', '#6A6E75', '#3A3F45', '#1F2328'];
const dark: MantineColorsTuple = ['#E8E6E1', '#C9CACB', '#9AA0A6', '#767C84', '#4A5057', '#2E3237', '#25292D', '#1E2124', '#16181B', '#0F1113'];

/** Type on the accent follows the scheme: the dark scheme's accent is light, so its type is dark. */
const variantColors: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const onAccent = input.variant === 'filled' && (input.color === undefined || input.color === 'accent');
  return onAccent ? { ...resolved, background: 'var(--bz-accent)', hover: 'var(--bz-accent-strong)', color: 'var(--bz-on-accent)' } : resolved;
};

const px = (size: number): string => `${size / 16}rem`;
const { note, tool, reading, title } = fontSizes;

/** The Mantine theme of the product: four sizes of type, an 8 px grid, one radius, one shadow, one accent. */
export const theme = createTheme({
  fontFamily,
  fontSizes: { xs: px(note), sm: px(tool), md: px(reading), lg: px(reading), xl: px(title) },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.3' },
  headings: {
    fontFamily,
    fontWeight: String(fontWeights.bold),
    sizes: {
      h1: { fontSize: px(title), lineHeight: '1.3' },
      h2: { fontSize: px(reading), lineHeight: '1.4' },
      h3: { fontSize: px(tool), lineHeight: '1.45' },
      h4: { fontSize: px(tool), lineHeight: '1.45' },
      h5: { fontSize: px(note), lineHeight: '1.35' },
      h6: { fontSize: px(note), lineHeight: '1.35' },
    },
  },
  spacing: { xs: px(space.half), sm: px(space.one), md: px(space.two), lg: px(space.three), xl: px(space.four) },
  radius: { xs: px(radius), sm: px(radius), md: px(radius), lg: px(radius), xl: px(radius) },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: 'var(--bz-shadow)', lg: 'var(--bz-shadow)', xl: 'var(--bz-shadow)' },
  breakpoints: { xs: '24em', sm: `${frame.phoneBelow / 16}em`, md: `${frame.narrowBelow / 16}em`, lg: '90em', xl: '120em' },
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  variantColorResolver: variantColors,
  black: surfaces.text.light,
  white: surfaces.surface.light,
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' }, vars: () => ({ root: { '--button-height': 'var(--bz-control-height)', '--button-padding-x': '12px' } }) },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' }, vars: () => ({ root: { '--ai-size': 'var(--bz-control-height)' } }) },
    Input: { vars: () => ({ wrapper: { '--input-height': 'var(--bz-control-height)', '--input-bd': 'var(--bz-control)' } }) },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2 } },
    NumberInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Checkbox: { defaultProps: { size: 'xs', radius: 4, iconColor: 'var(--bz-on-accent)' } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-start', transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { shadow: 'md' } },
    Modal: { defaultProps: { onExitTransitionEnd: giveFocusBack, shadow: 'md', centered: true, overlayProps: { backgroundOpacity: 0.3 } }, styles: { title: { lineHeight: 1.4 } } },
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: true } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});

function kebab(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

function tableAs(prefix: string, table: Readonly<Record<string, SchemeColour>>, scheme: Scheme): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([name, colour]) => [`--bz-${prefix}${kebab(name)}`, colour[scheme]]));
}

function schemeVariables(scheme: Scheme): Record<string, string> {
  const colour = (name: keyof typeof surfaces): string => surfaces[name][scheme];
  return {
    ...tableAs('', surfaces, scheme),
    ...tableAs('meaning-', meaning, scheme),
    '--bz-shadow':
      scheme === 'light' ? '0 4px 16px rgb(31 35 40 / 12%), 0 0 0 1px rgb(31 35 40 / 6%)' : '0 4px 16px rgb(0 0 0 / 45%), 0 0 0 1px rgb(232 230 225 / 10%)',
    '--mantine-color-body': colour('surface'),
    '--mantine-color-text': colour('text'),
    '--mantine-color-bright': colour('text'),
    '--mantine-color-dimmed': colour('muted'),
    '--mantine-color-placeholder': colour('muted'),
    '--mantine-color-anchor': colour('accent'),
    '--mantine-color-error': colour('danger'),
    '--mantine-color-default': colour('surface'),
    '--mantine-color-default-hover': colour('raised'),
    '--mantine-color-default-color': colour('text'),
    '--mantine-color-default-border': colour('line'),
    '--mantine-color-disabled': colour('raised'),
    '--mantine-color-disabled-color': colour('muted'),
    '--mantine-color-disabled-border': colour('line'),
    '--mantine-primary-color-contrast': colour('onAccent'),
    '--mantine-color-accent-filled': colour('accent'),
    '--mantine-color-accent-filled-hover': colour('accentStrong'),
    '--mantine-color-accent-light': colour('accentSoft'),
    '--mantine-color-accent-light-color': colour('accent'),
    '--mantine-color-gray-light-hover': colour('raised'),
    '--mantine-color-gray-text': colour('muted'),
    '--mantine-color-gray-outline': colour('control'),
  };
}

/** Writes the tokens as CSS variables, and Mantine's own colours out of the same tables. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--bz-radius': `${radius}px`,
    '--bz-top-bar': `${frame.topBar}px`,
    '--bz-sidebar': `${frame.sidebar}px`,
    '--bz-panel': `${frame.panel}px`,
    '--bz-toolbar': `${frame.toolbar}px`,
    '--bz-bottom-tabs': `${frame.bottomTabs}px`,
    '--bz-note': px(note),
    '--bz-tool': px(tool),
    '--bz-reading': px(reading),
    '--bz-title': px(title),
  },
  light: schemeVariables('light'),
  dark: schemeVariables('dark'),
});
