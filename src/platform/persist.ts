/** Asks the browser not to drop what it keeps when it is short of space. A refusal does no harm. */
export async function askToPersist(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // It may drop it.
  }
}
