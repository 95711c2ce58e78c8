/** What an authenticator does with the key that it was given. */
import { createOTP } from "@better-auth/utils/otp";

/** @param key in base32, as it is shown beside the square code */
export async function codeOf(key: string): Promise<string> {
  return createOTP(fromBase32(key)).totp();
}

function fromBase32(text: string): string {
  const bits = [...text]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 2))).join("");
}
