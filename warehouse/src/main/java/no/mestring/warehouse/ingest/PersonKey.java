package no.mestring.warehouse.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * The secret by which persons get their pseudonyms. Neither the warehouse nor any message holds it;
 * whoever has it and a person's identifier can find the person's rows.
 */
public final class PersonKey {
  /** The fewest bytes of a key; as many as the hash has. */
  public static final int FEWEST_BYTES = 32;

  /** The most bytes of a file that is taken for a key and not for something else. */
  private static final int MOST_BYTES = 1 << 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int FINGERPRINT_BYTES = 8;

  /** Begins what is no person's identifier, in which there are no control characters. */
  private static final String APART = "\u0000";

  private final SecretKeySpec secret;

  private PersonKey(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * The key that a file holds, all its bytes as they are.
   *
   * @throws WarehouseException if the file cannot be read, or holds too few bytes
   */
  public static PersonKey read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw WarehouseException.question(
            "Invalid person key: " + file + ", must be a file of at most " + MOST_BYTES + " bytes");
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length < FEWEST_BYTES) {
        throw WarehouseException.question(
            "Invalid person key: "
                + file
                + ", must hold at least "
                + FEWEST_BYTES
                + " random bytes, holds "
                + bytes.length);
      }
      return new PersonKey(bytes);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read person key " + file, e);
    }
  }

  /**
   * The key of some bytes.
   *
   * @throws IllegalArgumentException if they are too few
   */
  public static PersonKey of(byte[] bytes) {
    if (bytes.length < FEWEST_BYTES) {
      throw new IllegalArgumentException(
          "Invalid person key: " + bytes.length + " bytes, must be at least " + FEWEST_BYTES);
    }
    return new PersonKey(bytes); // which copies them
  }

  /** Tells the same key again, and does not give it back. */
  public String fingerprint() {
    return HexFormat.of().formatHex(keyed("fingerprint"), 0, FINGERPRINT_BYTES);
  }

  /**
   * A fingerprint of delivered files as only this key gives it, so that nobody can find out from it
   * whether somebody's guess of a small file is right.
   */
  public String sealed(String delivery) {
    return HexFormat.of().formatHex(keyed(delivery));
  }

  private byte[] keyed(String text) {
    return mac().doFinal((APART + text).getBytes(StandardCharsets.UTF_8));
  }

  /** A hash that starts from the key. */
  Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** What it is, never its bytes. */
  @Override
  public String toString() {
    return "person key";
  }
}
