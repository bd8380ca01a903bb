/** FireLens would make no fluent-bit.conf: the task would not start, or runs Fluentd. */
export class NoFluentBitConfError extends Error {}
