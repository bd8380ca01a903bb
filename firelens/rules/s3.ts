import { FIRST_VERSION, type FluentBitVersion, LAST_VERSION } from "../facts/fluent-bit-version.js";
import { isTrue, literalOf, literalOptions, mayHave, optionPath, sizeInBytes } from "../model/outputs.js";
import type { FirelensContainer } from "../model/task-model.js";
import type { Rule } from "../rule.js";

const DEFAULT_FILE_BYTES = 100_000_000;
const MIN_FILE_BYTES = 1_000_000;
const MAX_FILE_BYTES = 50_000_000_000;
const MAX_PUT_BYTES = 1_000_000_000;
const MIN_CHUNK_BYTES = 5_242_880;
const MAX_CHUNK_BYTES = 50_000_000;
const MAX_COMPRESSED_CHUNK_BYTES = 5_000_000_000;

/** The s3 output: region, sizes and formats. */
export const S3_RULES: readonly Rule[] = [
  {
    id: "s3-region",
    severity: "warning",
    title: "an s3 output without region",
    why: "Fluent Bit takes us-east-1 without a word, and a bucket elsewhere gets no logs",
    source: "fluent-bit plugins/out_s3/s3.c, default of region",
    *check({ outputs }) {
      for (const output of outputs.filter(isS3)) {
        if (!mayHave(output, "region")) {
          yield { at: optionPath(output, "region"), what: "without region, s3 writes to us-east-1" };
        }
      }
    },
  },
  {
    id: "s3-size",
    severity: "error",
    title: "a total_file_size or upload_chunk_size of s3 out of its range",
    why: "Fluent Bit stops when it starts",
    source:
      "fluent-bit plugins/out_s3/s3.c cb_s3_init, s3.h; measured: 1 GB with use_put_object, whatever the error says",
    *check({ outputs, fluentBit }) {
      for (const output of outputs.filter(isS3)) {
        const fault = sizeFault(output, fluentBit);
        if (fault !== undefined) {
          const { option, expected } = fault;
          const value = literalOf(output, option);
          yield { at: optionPath(output, option), what: `not a value for ${option}`, value, expected };
        }
      }
    },
  },
  {
    id: "s3-arrow",
    severity: "warning",
    title: "an s3 output in the format arrow or parquet",
    why: "Fluent Bit stops when it starts, unless the image has one that was built with Arrow",
    source: "fluent-bit plugins/out_s3/s3.c; src/aws/flb_aws_compress.c (FLB_HAVE_ARROW); measured",
    *check({ outputs }) {
      for (const { plugin, name, value, at } of literalOptions(outputs)) {
        const isFormat = name === "compression" || name === "format";
        if (plugin.name === "s3" && isFormat && /^(?:arrow|parquet)$/.test(value)) {
          yield { at, what: "only a Fluent Bit that was built with Arrow writes this format", value };
        }
      }
    },
  },
  {
    id: "s3-arrow-put",
    severity: "error",
    title: "compression arrow or parquet of s3 without use_put_object, before 5.1",
    why: "Fluent Bit stops when it starts",
    source: "fluent-bit 4.2.4 plugins/out_s3/s3.c (use_put_object must be enabled)",
    *check({ outputs, fluentBit }) {
      for (const { output, plugin, name, value, at } of literalOptions(outputs)) {
        const isArrow = plugin.name === "s3" && name === "compression" && /^(?:arrow|parquet)$/.test(value);
        const isOld = fluentBit !== undefined && fluentBit !== LAST_VERSION;
        const isPut = mayHave(output, "use_put_object") && literalOf(output, "use_put_object") === undefined;
        if (isArrow && isOld && !isPut && !isTrue(literalOf(output, "use_put_object"))) {
          yield { at, what: `${value} needs use_put_object On`, value };
        }
      }
    },
  },
];

function isS3({ plugin }: FirelensContainer): boolean {
  return plugin?.name === "s3";
}

function sizeFault(
  output: FirelensContainer,
  version: FluentBitVersion | undefined,
): { readonly option: string; readonly expected: string } | undefined {
  const file = bytesOf(output, "total_file_size", DEFAULT_FILE_BYTES, version);
  const chunk = bytesOf(output, "upload_chunk_size", MIN_CHUNK_BYTES, version);
  if (file !== undefined && (file < MIN_FILE_BYTES || file > MAX_FILE_BYTES)) {
    return { option: "total_file_size", expected: "1M to 50G" };
  }
  if (file === undefined || chunk === undefined || !isUsePutObjectKnown(output)) {
    return undefined;
  }
  const usesPutObject = isTrue(literalOf(output, "use_put_object")) || file < 2 * MIN_CHUNK_BYTES;
  const largest = mayHave(output, "compression") ? MAX_COMPRESSED_CHUNK_BYTES : MAX_CHUNK_BYTES;
  if (!usesPutObject && (chunk < MIN_CHUNK_BYTES || chunk > largest)) {
    return { option: "upload_chunk_size", expected: `5242880 (bytes) to ${largest / 1e6}M` };
  }
  if (chunk !== MIN_CHUNK_BYTES && chunk * 2 > file) {
    return { option: "upload_chunk_size", expected: "at most half of total_file_size" };
  }
  if (usesPutObject && file > MAX_PUT_BYTES) {
    return { option: "total_file_size", expected: "at most 1G with use_put_object" };
  }
  return undefined;
}

/** Bytes of the size; undefined if it is not known now, or no size, which is a finding of its own. */
function bytesOf(
  output: FirelensContainer,
  option: string,
  standard: number,
  version: FluentBitVersion | undefined,
): number | undefined {
  if (!mayHave(output, option)) {
    return standard;
  }
  const value = literalOf(output, option);
  if (value === undefined) {
    return undefined;
  }
  // 1.9 reads the digits before the point alone.
  return /^false$/i.test(value)
    ? 0
    : sizeInBytes(version === FIRST_VERSION ? value.replace(/\.\d+/, "") : value);
}

function isUsePutObjectKnown(output: FirelensContainer): boolean {
  return !mayHave(output, "use_put_object") || literalOf(output, "use_put_object") !== undefined;
}
