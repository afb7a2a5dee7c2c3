/** Asks a mail catcher. @throws with its address when it refuses or cannot be reached */
export async function askInbox<Answer>(url: URL, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, { headers }).catch((error: unknown) => {
    throw new Error(`The inbox at ${url.origin} cannot be reached: ${causeOf(error)}`);
  });
  if (!response.ok) throw new Error(`The inbox at ${url.origin} answered ${response.status} to ${url.pathname}.`);
  return (await response.json()) as Answer;
}

const causeOf = (error: unknown): unknown => (error instanceof Error && error.cause) || error;
