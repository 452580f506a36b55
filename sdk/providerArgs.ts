// Generated from provider/adapter/settings by `npm run generate`: change the settings, not this file.
import type * as pulumi from "@pulumi/pulumi";

/** Settings of an account of its own. */
export interface ProviderArgs {
  /** User name of the Operator API. Left out, the environment variable TELECOM_CENTER_USERNAME holds. */
  username?: pulumi.Input<string | undefined>;
  /** Password of the Operator API. Left out, the environment variable TELECOM_CENTER_PASSWORD holds. */
  password?: pulumi.Input<string | undefined>;
  /** The vendor's host: `production` or `sandbox`. Must be "production" or "sandbox". Default: production. Left out, the environment variable TELECOM_CENTER_ENVIRONMENT holds. */
  environment?: pulumi.Input<string | undefined>;
  /** Address of another host. Must be an https address (http for this machine alone), without credentials. Left out, the environment variable TELECOM_CENTER_BASE_URL holds. */
  baseUrl?: pulumi.Input<string | undefined>;
  /** Requests in flight at once. Must be a whole number from 1 to 1000. Default: 8. Left out, the environment variable TELECOM_CENTER_MAX_CONCURRENCY holds. */
  maxConcurrency?: pulumi.Input<number | undefined>;
  /** Ceiling of the request rate. Must be a number above 0. Left out, the environment variable TELECOM_CENTER_REQUESTS_PER_SECOND holds. */
  requestsPerSecond?: pulumi.Input<number | undefined>;
  /** Limit of one attempt, in seconds. Must be a number of seconds above 0, up to 3600. Default: 30. Left out, the environment variable TELECOM_CENTER_TIMEOUT_SECONDS holds. */
  timeoutSeconds?: pulumi.Input<number | undefined>;
  /** Further attempts after a transient failure. Must be a whole number from 0 to 100. Default: 5. Left out, the environment variable TELECOM_CENTER_MAX_RETRIES holds. */
  maxRetries?: pulumi.Input<number | undefined>;
  /** Name under which the account's API takes a customer's termination mode. Must be "trm_mode" or "termination_mode". Default: trm_mode. Left out, the environment variable TELECOM_CENTER_TERMINATION_MODE_ATTRIBUTE holds. */
  terminationModeAttribute?: pulumi.Input<string | undefined>;
  /** Report of `telecom-center probe`, by its path from the project's folder: what is known of the account is not tried. Left out, the environment variable TELECOM_CENTER_BEHAVIOUR holds. */
  behaviour?: pulumi.Input<string | undefined>;
  /** What happens to an object that equals a declaration which is to be created: true takes it over, false creates a second one. Must be "true" or "false". Left out, the environment variable TELECOM_CENTER_CHECK_BEFORE_CREATE holds. */
  checkBeforeCreate?: pulumi.Input<boolean | undefined>;
  /** Folder of the journal, or `off`. Must be a folder, or "off". Left out, the environment variable TELECOM_CENTER_JOURNAL holds. */
  journal?: pulumi.Input<string | undefined>;
  /** The word that the state's objects are of this account, whatever they carry. Must be "true" or "false". Default: false. Left out, the environment variable TELECOM_CENTER_SAME_ACCOUNT holds. */
  sameAccount?: pulumi.Input<boolean | undefined>;
}
