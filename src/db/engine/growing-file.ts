const CHUNK = 2 ** 20;
const NOTHING = new Uint8Array();

interface Place {
  readonly at?: number;
}

/**
 * Bytes in memory that are read and written as a file of the browser's is. They lie in chunks, so that nothing is copied
 * where it grows.
 *
 * @see https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle
 */
export class GrowingFile {
  private readonly chunks: Uint8Array<ArrayBuffer>[] = [];
  private size = 0;

  /**
   * @param most bytes that it may have
   * @param tooLarge what is said where it would have more
   */
  constructor(
    private readonly most: number,
    private readonly tooLarge: string,
  ) {}

  getSize(): number {
    return this.size;
  }

  /** @returns how many bytes were read: fewer than asked for at the end of the file */
  read(into: Uint8Array, { at = 0 }: Place = {}): number {
    const length = Math.max(0, Math.min(into.length, this.size - at));
    this.eachPart(at, length, (part, done) => into.set(part, done));
    return length;
  }

  /** @throws RangeError where it would be too large; then nothing is written */
  write(from: Uint8Array, { at = 0 }: Place = {}): number {
    if (at + from.length > this.size) this.truncate(at + from.length);
    this.eachPart(at, from.length, (part, done) => part.set(from.subarray(done, done + part.length)));
    return from.length;
  }

  /** Makes it shorter or longer: what is added is zero. @throws RangeError where it would be too large */
  truncate(size: number): void {
    if (size > this.most) throw new RangeError(this.tooLarge);
    const count = Math.ceil(size / CHUNK);
    this.chunks.length = Math.min(count, this.chunks.length);
    while (this.chunks.length < count) this.chunks.push(new Uint8Array(CHUNK));
    if (size < this.size && size % CHUNK > 0) this.chunks.at(-1)?.fill(0, size % CHUNK);
    this.size = size;
  }

  flush(): void {}

  close(): void {}

  /** A copy of all bytes. */
  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.size);
    this.read(all);
    return all;
  }

  /** Visits the chunks that hold some bytes, and tells how many came before. */
  private eachPart(at: number, length: number, visit: (part: Uint8Array, done: number) => void): void {
    for (let done = 0; done < length; ) {
      const start = (at + done) % CHUNK;
      const end = Math.min(CHUNK, start + length - done);
      visit(this.chunks[Math.floor((at + done) / CHUNK)]?.subarray(start, end) ?? NOTHING, done);
      done += end - start;
    }
  }
}
