import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { TooLargeError } from '../../../src/readers/bounded';
import { inflateBounded } from '../../../src/readers/inflate';
import { unzipEntry, zipEntries } from '../../../src/readers/zip';
import { type Claims, crowdedZip, lyingZip } from '../../support/hostile/zips';

const TEXT = strToU8('one line, and another\n'.repeat(400));
const FILES = { 'a.txt': TEXT };
const LIMIT = 100_000;

async function read(zip: Uint8Array<ArrayBuffer>, name = 'a.txt'): Promise<Uint8Array> {
  const entry = zipEntries(zip).find((listed) => listed.name === name);
  if (!entry) throw new Error(`no ${name}`);
  return unzipEntry(zip, entry, LIMIT);
}

describe('a file in a zip', () => {
  it('is what was put in, packed or not, whatever the zip is named and followed by', async () => {
    for (const level of [0, 9] as const) {
      const zip = new Uint8Array(zipSync({ ...FILES, 'ünï.txt': strToU8('ü') }, { level, comment: 'x' }));
      expect(await read(zip)).toEqual(TEXT);
      expect(await read(zip, 'ünï.txt')).toEqual(strToU8('ü'));
    }
    expect(await read(new Uint8Array(zipSync({ 'a.txt': new Uint8Array() })))).toHaveLength(0);
  });

  it.each<[string, Claims, RegExp]>([
    ['claims to be larger than is read', { size: 4e9 }, /too large: “a\.txt” in it would be 4\.0 GB/],
    ['is larger than it claims', { size: 100 }, /not of the size that it claims/],
    ['is smaller than it claims', { size: 9000 }, /not of the size that it claims/],
    ['has another checksum', { crc: 1 }, /does not match its checksum/],
    ['would lie beyond the end', { at: 1e6 }, /not a readable zip file/],
    ['would end beyond the end', { packed: 1e6 }, /not a readable zip file/],
    ['would begin in the midst of another', { at: 7 }, /not a readable zip file/],
    ['ends early', { packed: 20 }, /cannot be unpacked/],
    ['is encrypted', { flags: 1 }, /is encrypted/],
    ['is packed in another way', { method: 14 }, /unusual way \(method 14\)/],
    ['is listed with others that are not there', { count: 900 }, /not a readable zip file/],
  ])('that %s is refused', async (_, claims, says) => {
    await expect(read(lyingZip(FILES, claims))).rejects.toThrow(says);
  });

  it('that is a bomb is not unpacked, whether it says so or not', async () => {
    const bomb = { 'a.txt': new Uint8Array(50_000_000) };
    await expect(read(lyingZip(bomb, {}))).rejects.toThrow(/would be 50 MB once unpacked/);
    await expect(read(lyingZip(bomb, { size: 1000 }))).rejects.toThrow(/not of the size/);
  });

  it('is not looked for among 65,000', () => {
    expect(() => zipEntries(crowdedZip('a.txt'))).toThrow('contains 65,000 files; at most 1000 are read');
  });

  it('is refused wherever its zip is cut off', async () => {
    const zip = new Uint8Array(zipSync(FILES));
    for (let end = 0; end < zip.length; end++)
      await expect((async () => read(zip.slice(0, end)))(), `the first ${end} bytes`).rejects.toThrow(
        /not a readable zip file/,
      );
  });
});

describe('inflating', () => {
  const packed = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(
      await new Response(
        new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')),
      ).arrayBuffer(),
    );

  it('stops at its limit, not after it', async () => {
    const bytes = await packed(new Uint8Array(1000));
    expect(await inflateBounded(bytes, 'deflate-raw', 1000)).toHaveLength(1000);
    await expect(inflateBounded(bytes, 'deflate-raw', 999)).rejects.toThrow(TooLargeError);
  });

  it('reads no further than it must', async () => {
    const bytes = await packed(new Uint8Array(100_000_000));
    const before = process.memoryUsage().arrayBuffers;
    await expect(inflateBounded(bytes, 'deflate-raw', 1000)).rejects.toThrow(TooLargeError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it('refuses what is damaged or cut off', async () => {
    const bytes = await packed(new Uint8Array(TEXT));
    const refused = async (damaged: Uint8Array<ArrayBuffer>) => {
      const error = await inflateBounded(damaged, 'deflate-raw', 1e6).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(TooLargeError);
    };
    await refused(bytes.slice(0, -3));
    await refused(bytes.fill(7, 4, 12));
  });
});
