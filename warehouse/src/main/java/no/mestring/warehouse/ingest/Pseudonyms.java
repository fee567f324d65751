package no.mestring.warehouse.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import no.mestring.core.person.NationalIdentityNumber;

/**
 * Numbers in place of persons: the first eight bytes of the HMAC-SHA256 of the identifier, as a
 * signed number. The same person has the same number wherever the same key is used. For one thread.
 */
final class Pseudonyms {
  private static final int LONGEST_REUSED = 64;

  private final Mac mac;
  private final byte[] text = new byte[LONGEST_REUSED];
  private final byte[] hash;
  private final ByteBuffer number;

  private String last = "";
  private long lastNumber;

  Pseudonyms(PersonKey key) {
    this.mac = key.mac();
    this.hash = new byte[mac.getMacLength()];
    this.number = ByteBuffer.wrap(hash);
    this.lastNumber = hashed(last);
  }

  /**
   * The number of a person.
   *
   * @param identifier without spaces around it; a national identity number is the same with and
   *     without a blank, dot or dash in it
   */
  long of(String identifier) {
    if (!identifier.equals(last)) { // rows often come person by person
      lastNumber = hashed(NationalIdentityNumber.digits(identifier));
      last = identifier;
    }
    return lastNumber;
  }

  private long hashed(String identifier) {
    int length = ascii(identifier);
    if (length < 0) {
      byte[] bytes = identifier.getBytes(StandardCharsets.UTF_8);
      mac.update(bytes, 0, bytes.length);
    } else {
      mac.update(text, 0, length);
    }
    try {
      mac.doFinal(hash, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("the hash is as long as it says", e);
    }
    Arrays.fill(text, 0, Math.max(length, 0), (byte) 0);
    return number.getLong(0);
  }

  /** Puts a short text of plain letters and digits into the reused bytes; -1 if it is another. */
  private int ascii(String identifier) {
    int length = identifier.length();
    if (length > LONGEST_REUSED) {
      return -1;
    }
    for (int i = 0; i < length; i++) {
      char c = identifier.charAt(i);
      if (c >= 0x80) {
        return -1;
      }
      text[i] = (byte) c;
    }
    return length;
  }
}
