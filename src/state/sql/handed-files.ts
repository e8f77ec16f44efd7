/** Files that another page hands to the SQL page, until it opens. */
export interface HandedFiles {
  give(files: readonly File[]): void;
  /** Each file once. */
  take(): readonly File[];
}

export function createHandedFiles(): HandedFiles {
  let waiting: readonly File[] = [];
  return {
    give(files) {
      waiting = files;
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
