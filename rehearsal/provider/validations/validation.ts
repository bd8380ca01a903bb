import type { Diagnostic } from "../../protocol/diagnostic.js";
import type { ObjectValue } from "../../protocol/value.js";
import type { Account } from "../account/account.js";

/** Checks the configuration of one resource, in which values may be unknown. The wording is that of the real provider or of AWS. */
export type ConfigValidation = (config: ObjectValue) => readonly Diagnostic[];

/** Checks a resource, before it is created or changed, against the account's other objects. The wording is AWS'. */
export type AccountValidation = (object: ObjectValue, account: Account) => readonly Diagnostic[];
