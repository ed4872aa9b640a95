import { userInfo } from 'node:os';
import { PICK_LIMITS } from '#seismic/picks/pickSchema';

/** The name by which the system knows the user; empty where it has none, as in a container without a list of users. */
export function systemUser(): string {
  try {
    return userInfo().username.trim().slice(0, PICK_LIMITS.authorLength);
  } catch {
    // It is only a first proposal, and the preferences take another name.
    return '';
  }
}
