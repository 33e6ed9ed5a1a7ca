/** Returns the fragment of an attempt in an exported file: its mark leads to what was sent. */
export const anchorOf = (deliveryId: string, attempt: number): string => `${deliveryId}-${String(attempt)}`
