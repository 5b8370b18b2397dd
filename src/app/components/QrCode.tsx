import { createMemo } from 'solid-js';
import { encode } from 'uqr';
import styles from './QrCode.module.css';

/** Quiet cells around the code, as scanners want them. */
const BORDER = 4;

/** A link as a QR code: one path, a square a dark cell, black on white in either scheme so that every camera reads it. */
export function QrCode(props: { text: string; label: string }) {
  const drawn = createMemo(() => {
    const { data, size } = encode(props.text, { ecc: 'M', border: BORDER });
    let path = '';
    data.forEach((cells, y) => {
      cells.forEach((dark, x) => {
        if (dark) path += `M${x} ${y}h1v1h-1z`;
      });
    });
    return { path, size };
  });
  return (
    <svg
      class={styles.code}
      viewBox={`0 0 ${drawn().size} ${drawn().size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <path d={drawn().path} />
    </svg>
  );
}
