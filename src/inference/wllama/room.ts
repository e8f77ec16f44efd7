/** How large a model can be here, before a byte of it is fetched. */
import { formatBytes } from '../../domain/text/format-bytes';
import { InferenceError } from '../errors';

/** WebAssembly with addresses of 32 bits cannot hold a larger file. */
export const MOST_BYTES = 4 * 2 ** 30;

interface Device {
  /** As browsers round it, never above 8; null where they do not say. */
  readonly memoryGB: number | null;
  readonly phone: boolean;
}

/** A phone ends a page that takes more than about a quarter of its memory, without a word. */
const SHARE = { phone: 0.25, computer: 0.5 } as const;
/** Of a phone that does not say: those of today have that much. */
const USUAL_PHONE_GB = 4;
/** Browsers say no more than this, however much there is. */
const MOST_SAID_GB = 8;

/** Bytes of the largest model file that this device is given. */
export function mostModelBytes({ memoryGB, phone }: Device): number {
  const memory = memoryGB ?? (phone ? USUAL_PHONE_GB : MOST_SAID_GB);
  if (!phone && memory >= MOST_SAID_GB) return MOST_BYTES;
  return Math.min(MOST_BYTES, memory * 1e9 * (phone ? SHARE.phone : SHARE.computer));
}

interface NavigatorFacts {
  readonly userAgent: string;
  readonly maxTouchPoints?: number;
  readonly deviceMemory?: number;
  readonly userAgentData?: { readonly mobile: boolean };
}

export function deviceOf({
  userAgent,
  maxTouchPoints = 0,
  deviceMemory,
  userAgentData,
}: NavigatorFacts): Device {
  // An iPad says that it is a Mac; Macs have no touch screens.
  const tablet = /Macintosh/.test(userAgent) && maxTouchPoints > 1;
  const phone = userAgentData?.mobile ?? (/Android|iPhone|iPad|Mobile/.test(userAgent) || tablet);
  return { memoryGB: deviceMemory ?? null, phone };
}

export const thisDevice = (): Device => deviceOf(navigator as NavigatorFacts);

/** @throws InferenceError of the kind `out of memory` */
export function assertMemory(bytes: number, most: number): void {
  if (bytes <= most) return;
  throw new InferenceError(
    'out of memory',
    most < MOST_BYTES
      ? `This model is ${formatBytes(bytes)}, and this device has memory for about ${formatBytes(most)}: the browser would close the page. Choose a smaller one.`
      : `This model is ${formatBytes(bytes)}, more than ${formatBytes(most)}, the most that llama.cpp can load in a browser. Choose a smaller one, or run it on a server of your own.`,
  );
}
