import 'react';

declare module 'react' {
  /** Custom properties may be set in `style`. */
  interface CSSProperties {
    [custom: `--${string}`]: string | number | undefined;
  }
}
