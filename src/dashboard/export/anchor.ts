/** Returns the fragment of an attempt in an exported file; its mark links to the request. */
export const anchorOf = (deliveryId: string, attempt: number): string => `${deliveryId}-${String(attempt)}`
