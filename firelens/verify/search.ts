import type { Destination } from "./destination.js";
import { searchBucket } from "./search-bucket.js";
import { searchDeliveryStream } from "./search-delivery-stream.js";
import { searchLogGroup } from "./search-log-group.js";
import type { Search, SearchProps } from "./search-props.js";
import { searchRouterLog } from "./search-router-log.js";
import { searchStream } from "./search-stream.js";

/** How the line is looked for in its destination. */
export function searchFor(destination: Destination, props: SearchProps): Search {
  switch (destination.kind) {
    case "cloudwatch-logs":
      return searchLogGroup(destination, props);
    case "s3":
      return searchBucket(destination, props);
    case "kinesis":
      return searchStream(destination, props);
    case "firehose":
      return searchDeliveryStream(destination, props);
    case "other":
      return searchRouterLog(destination.plugin, props);
  }
}
