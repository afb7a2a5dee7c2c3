/** For how long the file can be read; Safari reads it a moment after the click. */
const READABLE_MILLISECONDS = 10_000;

/** Hands a text to the browser as a file to keep. It is sent nowhere. */
export function downloadText(fileName: string, text: string, type: 'plain' | 'csv' = 'plain'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `text/${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READABLE_MILLISECONDS);
}
