import { type NativeZlib, nativeZlib } from './native-zlib.ts';

/** Eight tables, so that eight bytes are taken in at a time. */
const TABLES: readonly Int32Array[] = Array.from({ length: 8 }, () => new Int32Array(256));

for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8 * TABLES.length; bit++) {
    crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ 0xedb88320;
    if (bit % 8 === 7) (TABLES[(bit - 7) / 8] as Int32Array)[byte] = crc;
  }
}

/** The CRC-32 that a zip archive keeps of every entry. `before`: that of the bytes in front of these; `native`: null for none. */
export function crc32(bytes: Uint8Array, before = 0, native: NativeZlib | null = nativeZlib()): number {
  return native?.crc32?.(bytes, before) ?? scriptCrc32(bytes, before);
}

type Table = { readonly [byte: number]: number };

function scriptCrc32(bytes: Uint8Array, before: number): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as unknown as readonly [
    Table,
    Table,
    Table,
    Table,
    Table,
    Table,
    Table,
    Table,
  ];
  const b = bytes as Table;
  let crc = ~before;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    crc ^=
      (b[at] as number) | ((b[at + 1] as number) << 8) | ((b[at + 2] as number) << 16) | ((b[at + 3] as number) << 24);
    crc =
      (t7[crc & 255] as number) ^
      (t6[(crc >>> 8) & 255] as number) ^
      (t5[(crc >>> 16) & 255] as number) ^
      (t4[crc >>> 24] as number) ^
      (t3[b[at + 4] as number] as number) ^
      (t2[b[at + 5] as number] as number) ^
      (t1[b[at + 6] as number] as number) ^
      (t0[b[at + 7] as number] as number);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ (t0[(crc ^ (b[at] as number)) & 255] as number);
  return ~crc >>> 0;
}
