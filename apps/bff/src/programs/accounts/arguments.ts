/** The one argument of a command, an email; null where it is anything else. */
export function emailAlone([email, ...more]: readonly string[]): string | null {
  return email === undefined || email.startsWith('-') || more.length > 0 ? null : email;
}

/** `EMAIL --reason "…"`, in either order; null where it is anything else. */
export function emailAndReason(args: readonly string[]): { email: string; reason: string } | null {
  const at = args.indexOf('--reason');
  const reason = args[at + 1];
  if (at < 0 || reason === undefined) return null;
  const email = emailAlone(args.toSpliced(at, 2));
  return email === null ? null : { email, reason };
}
