/** Fault of AWS or of the way to it, in words of this tool; undefined for anything else. */
export function awsFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) {
    return undefined;
  }
  const { name, message } = error;
  if (name === "CredentialsProviderError" || /Could not load credentials/.test(message)) {
    return "no AWS credentials; expected those that the AWS CLI takes: AWS_PROFILE, AWS_ACCESS_KEY_ID or aws sso login";
  }
  if (/Region is missing/.test(message)) {
    return "no region; expected --region, AWS_REGION or one in the AWS profile";
  }
  if (isThrottling(error)) {
    return `AWS throttles this account: ${message}; expected a pause, then another try`;
  }
  if (isDenied(error)) {
    return `AWS denies a call: ${message}; expected the permissions that docs/verify.md lists`;
  }
  if (/ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature/.test(name)) {
    return `AWS does not accept the credentials: ${message}`;
  }
  const { code } = error as NodeJS.ErrnoException;
  // The system's own codes, such as ECONNREFUSED.
  if (name === "TimeoutError" || /^E[A-Z]+$/.test(code ?? "")) {
    return `AWS cannot be reached: ${message === "" ? code : message}`;
  }
  if ("$metadata" in error) {
    return `AWS answers ${name}: ${message}`;
  }
  return undefined;
}

export function isThrottling(error: unknown): boolean {
  return (
    error instanceof Error && /Throttl|TooManyRequests|SlowDown|LimitExceeded|RequestLimit/.test(error.name)
  );
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && /AccessDenied|Unauthorized|NotAuthorized|Forbidden/.test(error.name);
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && /NotFound|NoSuch/.test(error.name);
}
