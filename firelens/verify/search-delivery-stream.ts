import { DescribeDeliveryStreamCommand } from "@aws-sdk/client-firehose";
import { isMissing } from "./aws-error.js";
import { type StreamDestination, staticPrefix } from "./destination.js";
import { searchBucket } from "./search-bucket.js";
import type { Search, SearchProps } from "./search-props.js";
import { searchRouterLog } from "./search-router-log.js";
import { StepError } from "./wait.js";

/** The longest that Firehose gathers lines, in milliseconds. */
const MAX_BUFFERING = 900_000;
const DEFAULT_BUFFERING = 300_000;

/** Looks in the bucket that a delivery stream of Firehose fills. Of one that fills something else the router's log tells. */
export function searchDeliveryStream({ stream, region }: StreamDestination, props: SearchProps): Search {
  let search: Search | undefined;
  async function begin(): Promise<Search> {
    const { DeliveryStreamDescription: description } = await props.clients
      .firehose(region)
      .send(new DescribeDeliveryStreamCommand({ DeliveryStreamName: stream }))
      .catch((error: unknown) => {
        throw isMissing(error) ? new StepError(`the delivery stream ${stream} does not exist`) : error;
      });
    const [destination] = description?.Destinations ?? [];
    const s3 = destination?.ExtendedS3DestinationDescription ?? destination?.S3DestinationDescription;
    const bucket = s3?.BucketARN?.split(":::")[1];
    if (bucket === undefined) {
      return searchRouterLog(`the delivery stream ${stream}`, props);
    }
    const { IntervalInSeconds: seconds } = s3?.BufferingHints ?? {};
    return searchBucket(
      {
        kind: "s3",
        bucket,
        prefix: staticPrefix(s3?.Prefix ?? ""),
        gathering: seconds === undefined ? DEFAULT_BUFFERING : seconds * 1_000,
      },
      props,
    );
  }
  return {
    patience: MAX_BUFFERING,
    async look() {
      search ??= await begin();
      return search.look();
    },
  };
}
