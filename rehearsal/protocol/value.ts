import { decode, ExtensionCodec, encode } from "@msgpack/msgpack";

/** The value that Terraform shows as "(known after apply)". */
export const UNKNOWN = Object.freeze(new (class Unknown {})());

/**
 * A Terraform value in the protocol's form: sets and lists are arrays, objects and maps are records. A value of a
 * dynamic type is a pair of its type, in bytes, and its value.
 */
export type Value = null | string | number | boolean | typeof UNKNOWN | readonly Value[] | ObjectValue;
export interface ObjectValue {
  readonly [name: string]: Value;
}

/** One of the two fields is filled; only `msgpack` can say "unknown". */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

const PLAIN_UNKNOWN = 0;
const REFINED_UNKNOWN = 12;

const EXTENSION_CODEC = new ExtensionCodec();
EXTENSION_CODEC.register({
  type: PLAIN_UNKNOWN,
  encode: (value) => (value === UNKNOWN ? new Uint8Array(1) : null),
  decode: () => UNKNOWN,
});
EXTENSION_CODEC.register({ type: REFINED_UNKNOWN, encode: () => null, decode: () => UNKNOWN });

export function encodeValue(value: Value): DynamicValue {
  return { msgpack: encode(value, { extensionCodec: EXTENSION_CODEC }) };
}

function decodeValue(value: DynamicValue | null): Value {
  if (value?.msgpack?.length) {
    return decode(value.msgpack, { extensionCodec: EXTENSION_CODEC }) as Value;
  }
  return value?.json?.length ? (JSON.parse(Buffer.from(value.json).toString()) as Value) : null;
}

/** Decodes what the protocol says is an object: undefined for null. */
export function decodeObject(value: DynamicValue | null): ObjectValue | undefined {
  const decoded = decodeValue(value);
  return isObject(decoded) ? decoded : undefined;
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === "object" &&
    value !== null &&
    value !== UNKNOWN &&
    !isList(value) &&
    !ArrayBuffer.isView(value)
  );
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The string at a key: undefined when it is unset, unknown or no string. */
export function stringAt(object: ObjectValue, name: string): string | undefined {
  const value = object[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The objects of a repeated block: none when it is unset or unknown. */
export function objectsAt(object: ObjectValue, name: string): ObjectValue[] {
  const value = object[name];
  return isList(value) ? value.filter(isObject) : [];
}
