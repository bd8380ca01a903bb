import { ELASTICSEARCH_RULES } from "../../../firelens/rules/elasticsearch.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, router5, task } from "../../support/task-definitions.js";

const output = (options: Readonly<Record<string, string>>, log = router()) => task([app(options), log]);
const cloudId = (id: string) => `web:${Buffer.from(id).toString("base64")}`;

testRules(ELASTICSEARCH_RULES, {
  "aws-auth": [
    {
      triggers: output({ Name: "opensearch", AWS_Auth: "true", AWS_Region: "eu-west-1" }),
      finding:
        'app.logConfiguration.options.AWS_Auth: requests are not signed: "true"; expected one of On, Off',
      passes: output({ Name: "opensearch", AWS_Auth: "on", AWS_Region: "eu-west-1" }),
    },
  ],
  "suppress-type-name": [
    {
      triggers: output({ Name: "opensearch" }),
      finding:
        "app.logConfiguration.options.Suppress_Type_Name: OpenSearch 2 and later refuse the logs without Suppress_Type_Name; expected On",
      passes: output({ Name: "opensearch", Suppress_Type_Name: "On" }),
    },
    {
      triggers: output({ Name: "es", Suppress_Type_Name: "Off" }),
      finding:
        'app.logConfiguration.options.Suppress_Type_Name: Elasticsearch 8 and later refuse the logs without Suppress_Type_Name: "Off"; expected On',
      passes: output({ Name: "es", Suppress_Type_Name: "True" }),
    },
  ],
  "cloud-id": [
    {
      triggers: output({ Name: "es", Cloud_ID: "abc" }),
      finding:
        'app.logConfiguration.options.Cloud_ID: Fluent Bit finds no host in the Cloud_ID: "abc"; expected a name, a colon, and host$id in base64, as Elastic Cloud shows it',
      passes: output({ Name: "es", Cloud_ID: cloudId("example.com$es$kibana") }),
      warns: output({ Name: "es", Cloud_ID: cloudId("xx") }),
    },
    {
      triggers: output({ Name: "es", Cloud_ID: cloudId("example.com$") }),
      finding: `app.logConfiguration.options.Cloud_ID: Fluent Bit finds no host in the Cloud_ID: "${cloudId("example.com$")}"; expected a name, a colon, and host$id in base64, as Elastic Cloud shows it`,
      passes: output({ Name: "es", Cloud_ID: "<elastic_cloud_id>" }),
    },
    {
      triggers: output({ Name: "es", Cloud_ID: cloudId("example.com:443$es$kibana") }),
      finding:
        "app.logConfiguration.options.Cloud_ID: Fluent Bit 1.9.10 takes the port in the Cloud_ID for a part of the host; expected Host, Port, HTTP_User and HTTP_Passwd instead",
      passes: output({ Name: "es", Cloud_ID: cloudId("example.com:443$es$kibana") }, router5),
    },
  ],
  "index-name": [
    {
      triggers: output({ Name: "es", Index: "Web" }),
      finding:
        'app.logConfiguration.options.Index: no name of an index: "Web"; expected lower case, without \\ / * ? " < > | , # or a space',
      passes: output({ Name: "es", Index: "web-%Y.%m.%d" }),
    },
    {
      triggers: output({ Name: "opensearch", Logstash_Prefix: "_web" }),
      finding:
        'app.logConfiguration.options.Logstash_Prefix: no name of an index: "_web"; expected lower case, without \\ / * ? " < > | , # or a space',
      passes: output({ Name: "opensearch", Logstash_Prefix: "web_" }),
    },
  ],
});
