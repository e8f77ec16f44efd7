/** `npx tsx bench/scale/make.ts <folder> <models>`: a public folder with that many models, for `VIA_PUBLIC`. */
import { nodeIo } from '../../pipeline/io';
import { makeSyntheticSite } from './synthetic-site';

const [target, count] = process.argv.slice(2);
if (!target || !Number.isInteger(Number(count)))
  throw new Error('Give a folder that may be replaced, and how many models there are to be');
await makeSyntheticSite('public', target, Number(count), { ...nodeIo, log: () => {} });
