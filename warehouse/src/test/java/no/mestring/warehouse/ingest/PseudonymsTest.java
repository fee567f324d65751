package no.mestring.warehouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.mestring.warehouse.failure.Failure;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudonymsTest {
  /**
   * The identifiers are of synthetic persons. Computed with OpenSSL 3 by {@code printf 01818012337
   * | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f}, and the first sixteen hexadecimal
   * digits read as a signed number by Python 3, {@code int.from_bytes(bytes.fromhex(…), "big",
   * signed=True)}.
   */
  @ParameterizedTest
  @CsvSource({
    "01818012337, 054f850dd5d036db, 382670787818043099",
    "018180 12337, 054f850dd5d036db, 382670787818043099",
    "01418012354, f3279b60808c7965, -925600359625492123",
    "pasient 12æ, 56230c67f10ffb10, 6206818352012196624"
  })
  void arePartOfTheKeyedHash(String identifier, String hash, long number) {
    assertThat(Long.parseUnsignedLong(hash, 16)).isEqualTo(number);
    assertThat(new Pseudonyms(PersonKey.of(key(0))).of(identifier)).isEqualTo(number);
  }

  @Test
  void areTheSameInAnyOrderAndLength() {
    Pseudonyms pseudonyms = new Pseudonyms(PersonKey.of(key(0)));
    String longer = "pasient " + "x".repeat(100);
    long first = pseudonyms.of(longer);
    assertThat(pseudonyms.of("01818012337")).isEqualTo(382670787818043099L);
    assertThat(pseudonyms.of("01818012337")).isEqualTo(382670787818043099L);
    assertThat(pseudonyms.of(longer)).isEqualTo(first);
    assertThat(pseudonyms.of("01418012354")).isEqualTo(-925600359625492123L);
  }

  @Test
  void otherKeysGiveOtherPseudonymsAndFingerprints() {
    assertThat(new Pseudonyms(PersonKey.of(key(1))).of("01818012337"))
        .isNotEqualTo(382670787818043099L);
    assertThat(PersonKey.of(key(1)).fingerprint())
        .isEqualTo(PersonKey.of(key(1)).fingerprint())
        .isNotEqualTo(PersonKey.of(key(0)).fingerprint());
    // printf '\0fingerprint' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f
    assertThat(PersonKey.of(key(0)).fingerprint()).isEqualTo("0900098c81dd2ac8");
  }

  @Test
  void aKeyIsNotChangedFromOutsideAndNotShown() {
    byte[] bytes = key(0);
    PersonKey key = PersonKey.of(bytes);
    bytes[0] = 99;
    assertThat(key.fingerprint()).isEqualTo("0900098c81dd2ac8");
    assertThat(key).hasToString("person key");
  }

  @Test
  void aKeyOfTooFewBytesIsRefused(@TempDir Path temp) throws IOException {
    Path file = Files.write(temp.resolve("person.key"), new byte[31]);
    assertThatThrownBy(() -> PersonKey.read(file))
        .hasMessage(
            "Invalid person key: " + file + ", must hold at least 32 random bytes, holds 31");
    assertThatThrownBy(() -> PersonKey.of(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid person key: 0 bytes, must be at least 32");
  }

  @Test
  void aKeyThatCannotBeReadIsNamedByItsFile(@TempDir Path temp) throws IOException {
    Path missing = temp.resolve("none.key");
    assertThatThrownBy(() -> PersonKey.read(missing))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.failure()).isEqualTo(Failure.WORLD))
        .hasMessage("Cannot read person key " + missing + ": no such file");
    Path large = Files.write(temp.resolve("dispensing.csv"), new byte[65_537]);
    assertThatThrownBy(() -> PersonKey.read(large))
        .hasMessage("Invalid person key: " + large + ", must be a file of at most 65536 bytes");
  }

  /** 32 bytes that count from a number. */
  static byte[] key(int first) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (first + i);
    }
    return key;
  }
}
