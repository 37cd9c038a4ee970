import { md5, sha1 } from './hashes.ts';
import { BOF, u16, u32 } from './records.ts';

/**
 * Workbooks whose structure is protected, which Excel opens without asking: it writes them encrypted ([MS-OFFCRYPTO] 2.3.6 and
 * 2.3.7) under a password that is the same for all. Who set a password for opening chose another one, and is asked for it.
 */
const EVERYBODYS_PASSWORD = 'VelvetSweatshop';

export const FILEPASS = 0x002f;
const BOUNDSHEET = 0x0085;
/** Records whose content is never encrypted: BOF, FILEPASS, INTERFACEHDR, those of shared workbooks, file locks. */
const PLAIN: ReadonlySet<number> = new Set([BOF, FILEPASS, 0x00e1, 0x0138, 0x0194, 0x0195, 0x0196]);
/** A record number that nobody reads. */
const UNKNOWN = 0xfffe;
/** The key changes every so many bytes of the stream. */
const BLOCK = 1024;

/** The key of a block of the stream. */
type Key = (block: number) => Uint8Array;

/** The stream of a workbook as it would be without protection of its structure; as it is, when it is encrypted otherwise or not at all. */
export function withoutLock(stream: Uint8Array): Uint8Array {
  const at = findFilePass(stream);
  if (at === null) return stream;
  const key = keyOf(stream.subarray(at + 4, at + 4 + u16(stream, at + 2)));
  if (key === null) return stream;
  const plain = decrypted(stream, key);
  plain[at] = UNKNOWN & 0xff;
  plain[at + 1] = UNKNOWN >> 8;
  return plain;
}

/** The record that tells of encryption is the first one, or stands after a note on write protection. */
function findFilePass(stream: Uint8Array): number | null {
  let at = 0;
  for (let i = 0; i < 3 && at + 4 <= stream.length; i++) {
    if (u16(stream, at) === FILEPASS) return at;
    at += 4 + u16(stream, at + 2);
  }
  return null;
}

/** Null when the password isn't everybody's, or the encryption isn't RC4. */
function keyOf(content: Uint8Array): Key | null {
  if (content.length < 54 || u16(content, 0) !== 1) return null;
  if (u16(content, 2) === 1) return checked(rc4Key(content.subarray(6, 22)), content.subarray(22, 54), md5);
  // With a header of its own, that names the algorithms: those of CryptoAPI.
  const verifier = 14 + u32(content, 10);
  if (u16(content, 4) !== 2 || verifier < 14 + 32 || verifier + 60 > content.length) return null;
  const bits = u32(content, 14 + 16) || 40;
  if (u32(content, verifier) !== 16 || bits > 128 || bits % 8 !== 0) return null;
  const salt = content.subarray(verifier + 4, verifier + 20);
  const proof = joined(content.subarray(verifier + 20, verifier + 36), content.subarray(verifier + 40, verifier + 60));
  return checked(cryptoApiKey(salt, bits), proof, sha1);
}

function password(): Uint8Array {
  const bytes = new Uint8Array(2 * EVERYBODYS_PASSWORD.length);
  for (let i = 0; i < EVERYBODYS_PASSWORD.length; i++) bytes[2 * i] = EVERYBODYS_PASSWORD.charCodeAt(i);
  return bytes;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function numbered(block: number): Uint8Array {
  return Uint8Array.of(block & 0xff, (block >> 8) & 0xff, (block >> 16) & 0xff, block >>> 24);
}

function rc4Key(salt: Uint8Array): Key {
  const once = joined(md5(password()).subarray(0, 5), salt);
  const base = md5(joined(...Array.from({ length: 16 }, () => once))).subarray(0, 5);
  return (block) => md5(joined(base, numbered(block)));
}

function cryptoApiKey(salt: Uint8Array, bits: number): Key {
  const base = sha1(joined(salt, password()));
  return (block) => {
    const key = sha1(joined(base, numbered(block))).subarray(0, bits / 8);
    // Keys of 40 bits are filled up with zeros.
    return bits === 40 ? joined(key, new Uint8Array(11)) : key;
  };
}

/** The key, if it is the right one: a random text and its hash, both encrypted, must fit. */
function checked(key: Key, encrypted: Uint8Array, hash: (message: Uint8Array) => Uint8Array): Key | null {
  const plain = encrypted.slice();
  const cipher = new Rc4(key(0));
  for (let i = 0; i < plain.length; i++) plain[i] = (plain[i] as number) ^ cipher.next();
  const expected = hash(plain.subarray(0, 16));
  return plain.subarray(16).every((byte, i) => byte === expected[i]) ? key : null;
}

/** The heads of records aren't encrypted, but count; nor are the places of the sheets. */
function decrypted(stream: Uint8Array, key: Key): Uint8Array {
  const plain = stream.slice();
  let at = 0;
  let block = -1;
  let cipher: Rc4 | null = null;
  const goTo = (place: number): Rc4 => {
    if (cipher === null || place >> 10 !== block) {
      block = place >> 10;
      cipher = new Rc4(key(block));
      at = block * BLOCK;
    }
    for (; at < place; at++) cipher.next();
    at++;
    return cipher;
  };
  for (let record = 0; record + 4 <= stream.length; ) {
    const id = u16(stream, record);
    const end = Math.min(stream.length, record + 4 + u16(stream, record + 2));
    if (!PLAIN.has(id)) {
      const from = record + (id === BOUNDSHEET ? 8 : 4);
      for (let place = from; place < end; place++) plain[place] = (stream[place] as number) ^ goTo(place).next();
    }
    record = end;
  }
  return plain;
}

class Rc4 {
  readonly #state = Uint8Array.from({ length: 256 }, (_, i) => i);
  #i = 0;
  #j = 0;

  constructor(key: Uint8Array) {
    let j = 0;
    for (let i = 0; i < 256; i++) {
      j = (j + (this.#state[i] as number) + (key[i % key.length] as number)) & 0xff;
      this.#swap(i, j);
    }
  }

  next(): number {
    const state = this.#state;
    this.#i = (this.#i + 1) & 0xff;
    this.#j = (this.#j + (state[this.#i] as number)) & 0xff;
    this.#swap(this.#i, this.#j);
    return state[((state[this.#i] as number) + (state[this.#j] as number)) & 0xff] as number;
  }

  #swap(a: number, b: number): void {
    const state = this.#state;
    const kept = state[a] as number;
    state[a] = state[b] as number;
    state[b] = kept;
  }
}
