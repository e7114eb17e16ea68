import { create } from 'qrcode';
import { type ReactNode, useMemo } from 'react';
import classes from './people.module.css';

/** Light modules around the code, without which cameras do not find it. */
const QUIET = 4;

/** An address as a QR code, drawn here: nobody else learns of it. Black on white in every scheme, for cameras. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const { path, size } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    const rows = Array.from({ length: modules.size }, (_, y) => Array.from({ length: modules.size }, (__, x) => (modules.get(y, x) ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')).join(''));
    return { path: rows.join(''), size: modules.size + 2 * QUIET };
  }, [text]);
  return (
    <svg className={classes['qr']} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
