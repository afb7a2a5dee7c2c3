/** A host that is an address: WebAuthn names a site by its domain (§5.1.3, "effective domain"), so there are no passkeys at such. */
export const numericHost = /^[\d.]+$|^\[/;
