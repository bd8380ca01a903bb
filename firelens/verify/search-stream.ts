import { GetRecordsCommand, GetShardIteratorCommand, ListShardsCommand } from "@aws-sdk/client-kinesis";
import { isMissing } from "./aws-error.js";
import type { StreamDestination } from "./destination.js";
import { holds } from "./search-bucket.js";
import { CLOCK_DIFFERENCE, type Search, type SearchProps } from "./search-props.js";
import { StepError } from "./wait.js";

const STREAM_PATIENCE = 60_000;

/** Looks in the records of all shards of a Kinesis data stream, from the request on. */
export function searchStream(
  { stream, region }: StreamDestination,
  { clients, marker, since }: SearchProps,
): Search {
  const kinesis = clients.kinesis(region);
  let iterators: readonly (string | undefined)[] | undefined;
  async function begin(): Promise<readonly (string | undefined)[]> {
    const { Shards = [] } = await kinesis
      .send(new ListShardsCommand({ StreamName: stream }))
      .catch((error) => {
        throw isMissing(error) ? new StepError(`the stream ${stream} does not exist`) : error;
      });
    return Promise.all(
      Shards.map(async ({ ShardId }) => {
        const { ShardIterator } = await kinesis.send(
          new GetShardIteratorCommand({
            StreamName: stream,
            ShardId,
            ShardIteratorType: "AT_TIMESTAMP",
            Timestamp: new Date(since - CLOCK_DIFFERENCE),
          }),
        );
        return ShardIterator;
      }),
    );
  }
  return {
    patience: STREAM_PATIENCE,
    async look() {
      iterators ??= await begin();
      const next: (string | undefined)[] = [];
      for (const ShardIterator of iterators) {
        const answer =
          ShardIterator === undefined
            ? undefined
            : await kinesis.send(new GetRecordsCommand({ ShardIterator }));
        if (answer?.Records?.some(({ Data }) => Data !== undefined && holds(Data, marker))) {
          return { done: { place: `the stream ${stream}`, isSeen: true } };
        }
        next.push(answer?.NextShardIterator);
      }
      iterators = next;
      return { progress: `no line with the marker in the stream ${stream}` };
    },
  };
}
