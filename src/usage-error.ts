/** A mistake of whoever typed a command; shown without a stack, with how commands are called. */
export class UsageError extends Error {}
