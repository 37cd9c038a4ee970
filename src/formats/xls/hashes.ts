/** MD5 and SHA-1 of short messages. The browser's own are asynchronous, and MD5 isn't among them. */

type Words = [number, number, number, number, number];

const START: Words = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const MD5_SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));

function rotated(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** The message with its length after it, in blocks of 64 bytes. */
function padded(message: Uint8Array, littleEndian: boolean): DataView {
  const bytes = new Uint8Array(((message.length + 8) >> 6) * 64 + 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - (littleEndian ? 8 : 4), message.length * 8, littleEndian);
  return view;
}

function bytesOf(words: readonly number[], littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(4 * words.length);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of words.entries()) view.setUint32(4 * i, value >>> 0, littleEndian);
  return bytes;
}

export function md5(message: Uint8Array): Uint8Array {
  const view = padded(message, true);
  const [a0, b0, c0, d0] = START;
  let sums = [a0, b0, c0, d0] as const;
  for (let at = 0; at < view.byteLength; at += 64) {
    let [a, b, c, d] = sums;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const [mixed, word] = md5Mix(round, i, b, c, d);
      const sum = (a + mixed + (MD5_SINES[i] as number) + view.getUint32(at + 4 * word, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotated(sum, MD5_SHIFTS[4 * round + (i & 3)] as number)) | 0];
    }
    sums = [(sums[0] + a) | 0, (sums[1] + b) | 0, (sums[2] + c) | 0, (sums[3] + d) | 0];
  }
  return bytesOf(sums, true);
}

/** What a round mixes, and which word of the block it takes. */
function md5Mix(round: number, i: number, b: number, c: number, d: number): readonly [number, number] {
  if (round === 0) return [(b & c) | (~b & d), i];
  if (round === 1) return [(d & b) | (~d & c), (5 * i + 1) & 15];
  if (round === 2) return [b ^ c ^ d, (3 * i + 5) & 15];
  return [c ^ (b | ~d), (7 * i) & 15];
}

export function sha1(message: Uint8Array): Uint8Array {
  const view = padded(message, false);
  let sums: Readonly<Words> = START;
  const words = new Int32Array(80);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 80; i++) {
      words[i] =
        i < 16
          ? view.getInt32(at + 4 * i)
          : rotated(
              (words[i - 3] as number) ^
                (words[i - 8] as number) ^
                (words[i - 14] as number) ^
                (words[i - 16] as number),
              1,
            );
    }
    let [a, b, c, d, e] = sums;
    for (let i = 0; i < 80; i++) {
      const next = (rotated(a, 5) + sha1Mix(i, b, c, d) + e + (words[i] as number)) | 0;
      [e, d, c, b, a] = [d, c, rotated(b, 30), a, next];
    }
    sums = [(sums[0] + a) | 0, (sums[1] + b) | 0, (sums[2] + c) | 0, (sums[3] + d) | 0, (sums[4] + e) | 0];
  }
  return bytesOf(sums, false);
}

function sha1Mix(i: number, b: number, c: number, d: number): number {
  if (i < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (i < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (i < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}
