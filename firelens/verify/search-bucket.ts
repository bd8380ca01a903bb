import { gunzipSync } from "node:zlib";
import { GetObjectCommand, ListObjectsV2Command, type _Object as S3Object } from "@aws-sdk/client-s3";
import { isMissing } from "./aws-error.js";
import type { Clients } from "./clients.js";
import type { BucketDestination } from "./destination.js";
import { CLOCK_DIFFERENCE, type Search, type SearchProps } from "./search-props.js";
import { StepError } from "./wait.js";

/** After the lines are gathered, in milliseconds. */
const UPLOAD_PATIENCE = 120_000;

/** Bounds what is listed of a bucket: 20,000 keys. */
const MAX_PAGES = 20;
const MAX_OBJECT_BYTES = 64 * 1024 * 1024;

/** Looks in the objects that came into a bucket after the request. */
export function searchBucket(
  { bucket, prefix, region, gathering }: BucketDestination,
  { clients, marker, since }: SearchProps,
): Search {
  const seen = new Set<string>();
  const place = `s3://${bucket}/${prefix}`;
  return {
    patience: gathering + UPLOAD_PATIENCE,
    async look() {
      const objects = await newObjects(clients, { bucket, prefix, region, since }).catch((error: unknown) => {
        throw isMissing(error) ? new StepError(`the bucket ${bucket} does not exist`) : error;
      });
      for (const { Key = "" } of objects.filter(({ Key = "" }) => !seen.has(Key))) {
        const { Body } = await clients.s3(region).send(new GetObjectCommand({ Bucket: bucket, Key }));
        seen.add(Key);
        if (Body !== undefined && holds(await Body.transformToByteArray(), marker)) {
          return { done: { place: `s3://${bucket}/${Key}`, isSeen: true } };
        }
      }
      return { progress: `no line with the marker in ${place}, ${seen.size} new objects read` };
    },
  };
}

async function newObjects(
  clients: Clients,
  { bucket, prefix, region, since }: { bucket: string; prefix: string; region?: string; since: number },
): Promise<readonly S3Object[]> {
  const found: S3Object[] = [];
  let ContinuationToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await clients
      .s3(region)
      .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken }));
    found.push(
      ...(answer.Contents ?? []).filter(
        ({ LastModified, Size = 0 }) =>
          (LastModified?.getTime() ?? 0) >= since - CLOCK_DIFFERENCE && Size <= MAX_OBJECT_BYTES,
      ),
    );
    ContinuationToken = answer.NextContinuationToken;
    if (ContinuationToken === undefined) {
      break;
    }
  }
  return found;
}

/** Whether text, or text compressed with gzip, holds the marker. */
export function holds(bytes: Uint8Array, marker: string): boolean {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const text = isGzip ? gunzipSync(bytes, { maxOutputLength: 8 * MAX_OBJECT_BYTES }) : Buffer.from(bytes);
    return text.includes(marker);
  } catch {
    // Not gzip after all, or larger than is read.
    return false;
  }
}
