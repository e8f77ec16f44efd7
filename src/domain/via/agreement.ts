/** How a model's raw Task 2 file agrees with the choices that were known without it. */
export interface Agreement {
  readonly model: string;
  /** Cases whose choice both give, and those of them in which it is the same under the polarity that was taken. */
  readonly compared: number;
  readonly equal: number;
  /** Whether the file's polarity is the wrong way round. */
  readonly inverted: boolean;
  /** Whether the known choices are those of the published run; else of another run of the same prompts. */
  readonly sameRun: boolean;
  /** Rows of the file that could not be read. */
  readonly refusedRows: number;
}

/** In a sentence, with the counts. */
export function agreementText({ compared, equal, inverted, sameRun, refusedRows }: Agreement): string {
  const number = (count: number) => count.toLocaleString('en-US');
  const share = ((100 * equal) / compared).toFixed(1);
  const from = sameRun ? 'known choices' : 'choices of another run';
  const polarity = inverted ? 'with its polarity inverted' : 'polarity as stored';
  const refused = refusedRows > 0 ? `; ${number(refusedRows)} rows could not be read` : '';
  return `${number(equal)} of ${number(compared)} ${from} are the same (${share} %), ${polarity}${refused}`;
}
