/** Whoever signs in may say that others use the computer too. */

/** The box of the sign-in that says so. */
export const SHARED_FIELD = "isShared";

/** The cookie that pages look at before they keep anything on the device. It tells who is signed in to nobody. */
export const SHARED_COMPUTER = "laurel-shared";
