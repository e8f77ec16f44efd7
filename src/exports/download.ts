/** Hands a file to the reader. */
export function download(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Kept until the browser has certainly begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
