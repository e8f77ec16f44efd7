/** Zips that are not what they claim. */
import { zipSync } from 'fflate';

const LISTED = 0x02014b50;
const END = 0x06054b50;

/** Fields of each listed file, by their place in its entry, and how many bytes they take. */
const FIELDS = {
  flags: [8, 2],
  method: [10, 2],
  crc: [16, 4],
  packed: [20, 4],
  size: [24, 4],
  at: [42, 4],
} as const;

export type Claims = Partial<Record<keyof typeof FIELDS, number>> & {
  /** How many files the zip says that it lists. */
  readonly count?: number;
};

/** A zip of these files whose list makes other claims about each of them. */
export function lyingZip(
  files: Readonly<Record<string, Uint8Array>>,
  claims: Claims,
): Uint8Array<ArrayBuffer> {
  const zip = new Uint8Array(zipSync(files, { level: 1 }));
  const view = new DataView(zip.buffer);
  for (let at = 0; at < zip.length - 4; at++) {
    const mark = view.getUint32(at, true);
    if (mark === END && claims.count !== undefined) view.setUint16(at + 10, claims.count, true);
    if (mark !== LISTED) continue;
    for (const [field, [place, bytes]] of Object.entries(FIELDS)) {
      const claim = claims[field as keyof typeof FIELDS];
      if (claim === undefined) continue;
      if (bytes === 2) view.setUint16(at + place, claim, true);
      else view.setUint32(at + place, claim, true);
    }
  }
  return zip;
}

/** A zip that lists one file over and over, 65,000 times. */
export function crowdedZip(name: string): Uint8Array<ArrayBuffer> {
  const zip = new Uint8Array(zipSync({ [name]: new Uint8Array(1) }));
  const view = new DataView(zip.buffer);
  const end = zip.length - 22;
  const list = zip.subarray(view.getUint32(end + 16, true), end);
  const count = 65_000;
  const all = new Uint8Array(zip.length + list.length * (count - 1));
  all.set(zip.subarray(0, end));
  for (let index = 1; index < count; index++) all.set(list, end + list.length * (index - 1));
  const last = all.length - 22;
  all.set(zip.subarray(end), last);
  const tail = new DataView(all.buffer);
  tail.setUint16(last + 8, count, true);
  tail.setUint16(last + 10, count, true);
  tail.setUint32(last + 12, list.length * count, true);
  return all;
}
