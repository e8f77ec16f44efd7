/** Whether this browser may hold something that an earlier visit kept; looked up without making a database. */
export async function mayHaveKept(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases?.();
    return databases === undefined || databases.some(({ name }) => name === 'value-action-lens');
  } catch {
    return false;
  }
}
