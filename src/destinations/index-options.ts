import type { LogDestinationProps } from "./log-destination.js";

export interface IndexProps extends LogDestinationProps {
  /**
   * The index that records are written to.
   * @default "fluent-bit", the plugin's own
   */
  readonly index?: string;
  /**
   * Begin the names of daily indexes with this instead of writing to one index.
   * @default - one index
   */
  readonly dailyIndexPrefix?: string;
}

/** The options of daily or single indexes. */
export function indexOptions({ index, dailyIndexPrefix }: IndexProps) {
  return {
    Index: index,
    Logstash_Format: dailyIndexPrefix === undefined ? undefined : "On",
    Logstash_Prefix: dailyIndexPrefix,
    // OpenSearch 2 and Elasticsearch 8 have no mapping types any more and refuse records with one.
    Suppress_Type_Name: "On",
  };
}
