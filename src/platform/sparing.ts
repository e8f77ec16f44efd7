/** What browsers tell about the reader's line and device; not in all of them, and not in TypeScript's types. */
interface Told {
  readonly connection?: { readonly saveData?: boolean; readonly type?: string };
  /** In GiB, rounded, 8 at most. */
  readonly deviceMemory?: number;
}

const SMALL_GIB = 2;

/** Whether megabytes are dear: data saving is on, the line is cellular, or there is little memory. */
export function sparing(told: Told = navigator as Told): boolean {
  const { connection, deviceMemory = Number.POSITIVE_INFINITY } = told;
  return connection?.saveData === true || connection?.type === 'cellular' || deviceMemory <= SMALL_GIB;
}
