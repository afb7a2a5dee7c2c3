/**
 * Resolves to false where the browser refuses, or has no clipboard because the context is not secure. The text is then
 * selected where it is shown, ready to be copied by hand.
 */
export async function copyToClipboard(text: string, shownIn: Element | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shownIn) window.getSelection()?.selectAllChildren(shownIn);
    return false;
  }
}
