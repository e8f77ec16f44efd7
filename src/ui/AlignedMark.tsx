/** Whether stated and chosen match, as a word with a sign. */
export function AlignedMark({ misaligned }: { misaligned: boolean | null }) {
  if (misaligned === null) return <>unknown</>;
  return misaligned ? <span class="misaligned-mark">≠ misaligned</span> : <>aligned</>;
}
