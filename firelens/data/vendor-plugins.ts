/** A vendor's router image, and the output plugin that it brings. */
export interface VendorImage {
  /** End of the image's repository. */
  readonly repository: RegExp;
  readonly plugin: string;
  readonly options: readonly string[];
}

/**
 * Go plugins that come with a vendor's own image. They ignore what they do not know.
 *
 * Source: newrelic/newrelic-fluent-bit-output config/config.go; grafana/loki clients/cmd/fluent-bit/config.go.
 */
export const VENDOR_IMAGES: readonly VendorImage[] = [
  {
    repository: /(?:^|\/)newrelic\/(?:logging-firelens-fluentbit|newrelic-fluentbit-output)$/,
    plugin: "newrelic",
    options: [
      "apiKey",
      "licenseKey",
      "endpoint",
      "httpClientTimeout",
      "ignoreSystemProxy",
      "lowDataMode",
      "caBundleFile",
      "caBundleDir",
      "proxy",
      "sendMetrics",
      "useApiKey",
      "validateProxyCerts",
    ],
  },
  {
    repository: /(?:^|\/)grafana\/fluent-bit-plugin-loki$/,
    plugin: "grafana-loki",
    options: [
      "AutoKubernetesLabels",
      "BatchSize",
      "BatchWait",
      "Buffer",
      "BufferType",
      "DqueDir",
      "DqueName",
      "DqueSegmentSize",
      "DqueSync",
      "DropSingleKey",
      "LabelKeys",
      "LabelMapPath",
      "Labels",
      "LineFormat",
      "LogLevel",
      "MaxBackoff",
      "MaxRetries",
      "MinBackoff",
      "RemoveKeys",
      "TenantID",
      "Timeout",
      "Url",
    ],
  },
];
