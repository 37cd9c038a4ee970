/** The size of a PNG, from its first chunk. Null when the bytes are no PNG. */
export function pngSize(bytes: Buffer): { width: number; height: number } | null {
  const isPng = bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  if (!isPng || bytes.length < 24) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
