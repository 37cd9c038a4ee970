/** Gives the bytes of a part piece by piece, none of them empty; null when there is no more. */
export type ByteSource = () => Uint8Array | null;

/** With fewer bytes than this ahead the window is moved on, so that hardly a tag has to be read twice. */
export const LOW_WATER = 16384;

/** Whether the bytes from `from` to `to` spell this ASCII word. */
export function bytesAre(bytes: Uint8Array, from: number, to: number, word: string): boolean {
  if (to - from !== word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[from + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** The stretch of a part that is in memory: all of it, or, when it comes from a source, the bytes around `after`. */
export class ByteWindow {
  bytes: Uint8Array;
  /** The bytes before this position are filled. */
  limit: number;
  /** What lies before this position has been dealt with. */
  after = 0;
  /** Where more bytes come from; null when everything is here. */
  protected source: ByteSource | null;

  constructor(bytes: Uint8Array, limit: number, source: ByteSource | null) {
    this.bytes = bytes;
    this.limit = limit;
    this.source = source;
  }

  /** Makes sure that so many bytes lie ahead, unless the part ends before. Positions stay valid. */
  fill(ahead: number): void {
    while (this.limit - this.after < ahead && this.more());
  }

  /** Forgets what has been dealt with and fills the window again. All positions change. */
  protected moveOn(): void {
    this.bytes.copyWithin(0, this.after, this.limit);
    this.limit -= this.after;
    this.after = 0;
    this.fill(LOW_WATER);
  }

  /**
   * Appends to the window; positions stay valid. At least doubles what lies ahead, so that reading one long tag again and
   * again until it is complete stays linear. False when the part has ended.
   */
  protected more(): boolean {
    const before = this.limit;
    const wanted = before + Math.max(1, before - this.after);
    while (this.limit < wanted) {
      const piece = this.source === null ? null : this.source();
      if (piece === null) {
        this.source = null;
        break;
      }
      if (this.limit + piece.length > this.bytes.length) {
        const grown = new Uint8Array((this.limit + piece.length) * 2);
        grown.set(this.bytes.subarray(0, this.limit));
        this.bytes = grown;
      }
      this.bytes.set(piece, this.limit);
      this.limit += piece.length;
    }
    return this.limit > before;
  }
}
