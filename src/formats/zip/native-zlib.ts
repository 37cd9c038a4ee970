/** What is used of Node's zlib. */
export interface NativeZlib {
  inflateRawSync(bytes: Uint8Array, options: { maxOutputLength: number; chunkSize: number }): Uint8Array;
  deflateRawSync(bytes: Uint8Array): Uint8Array;
  /** Missing before Node 20.15. */
  readonly crc32?: (bytes: Uint8Array, before: number) => number;
}

/** Node's zlib, several times as fast as any script, asked for at run time so that a browser's bundle doesn't name it; null elsewhere. */
export function nativeZlib(): NativeZlib | null {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return (process?.getBuiltinModule?.('node:zlib') as NativeZlib | undefined) ?? null;
}
