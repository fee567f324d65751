package no.mestring.core.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All numbers are of synthetic persons (month + 40 or + 80), of whom there are none.
 *
 * <p>By hand, for 018180123 (1 January 1980, month + 80): 3*0 + 7*1 + 6*8 + 1*1 + 8*8 + 9*0 + 4*1 +
 * 5*2 + 2*3 = 140 = 12*11 + 8, so the first check digit is 11 - 8 = 3; 5*0 + 4*1 + 3*8 + 2*1 + 7*8
 * + 6*0 + 5*1 + 4*2 + 3*3 + 2*3 = 114 = 10*11 + 4, so the second is 11 - 4 = 7.
 */
class NationalIdentityNumberTest {
  private static final String SYNTHETIC = "01818012337";

  @ParameterizedTest
  @ValueSource(
      strings = {
        SYNTHETIC,
        // 014180123, month + 40: 116 = 10*11 + 6, 11 - 6 = 5; 106 = 9*11 + 7, 11 - 7 = 4
        "01418012354",
        // 418180123, day + 40 and month + 80: 152 = 13*11 + 9, 2; 132 = 12*11, 0
        "41818012320",
        // from 2032 the first may leave 1, 2 or 3: 140 + 4 = 13*11 + 1; 116 = 10*11 + 6, 5
        "01818012345",
        // 140 + 5 = 13*11 + 2; 118 = 10*11 + 8, 3
        "01818012353",
        // 140 + 6 = 13*11 + 3; 120 = 10*11 + 10, 1
        "01818012361",
        "018180 12337",
        "018180.12337",
        "018180-12337",
        "018180\u00a012337",
        "018180\u201312337",
        "fnr01818012337x",
        "ringt 1.2.2015, (01818012337) ba om time",
        "654321 01818012337",
        "018180 018180 12337",
      })
  void findsNumbersAsTheyAreWritten(String text) {
    assertThat(NationalIdentityNumber.isIn(text)).isTrue();
    assertThat(NationalIdentityNumber.masked(text))
        .contains(NationalIdentityNumber.MASK)
        .doesNotContain("12337", "12354", "12320", "12345", "12353", "12361");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0301",
        "01818012338",
        "01818012327",
        // the first leaves 9: 140 + 1 = 12*11 + 9; 110 = 10*11, 0
        "01818012310",
        "0181801233",
        "018180123370",
        "901818012337",
        "018180  12337",
        "0181801 2337",
        "01818 012337",
        "018180/12337",
        "018180-123370",
      })
  void leavesOtherTextsAlone(String text) {
    assertThat(NationalIdentityNumber.isIn(text)).isFalse();
  }

  @Test
  void masksOnlyTheNumbers() {
    assertThat(NationalIdentityNumber.masked("a 01818012337, b 018180 12345."))
        .isEqualTo("a [national identity number], b [national identity number].");
    assertThat(NationalIdentityNumber.masked("01818012338")).isEqualTo("01818012338");
  }

  @Test
  void masksNumbersThatLostTheirZeroThoughTheyAreNotFound() {
    assertThat(NationalIdentityNumber.masked("1818012337, 18180 12337"))
        .isEqualTo("[national identity number], [national identity number]");
    assertThat(NationalIdentityNumber.isIn("1818012337")).isFalse();
  }

  @Test
  void masksNumbersThatShareTheirDigitsOnce() {
    // 018180 12337 is one; 12337 and what follows are looked at once only
    assertThat(NationalIdentityNumber.masked("018180 12337 12337 01818012337"))
        .isEqualTo("[national identity number] 12337 [national identity number]");
  }

  @Test
  void theDigitsAreTheSameHoweverTheNumberIsWritten() {
    assertThat(NationalIdentityNumber.digits("018180 12337")).isEqualTo(SYNTHETIC);
    assertThat(NationalIdentityNumber.digits("018180-12337")).isEqualTo(SYNTHETIC);
    assertThat(NationalIdentityNumber.digits(SYNTHETIC)).isEqualTo(SYNTHETIC);
    assertThat(NationalIdentityNumber.digits("018180-12338")).isEqualTo("018180-12338");
    assertThat(NationalIdentityNumber.digits("patient 1234")).isEqualTo("patient 1234");
  }

  @Test
  void agreesWithAnotherWayToCheckAndIsSeldomWrongByChance() {
    Random random = new Random(5);
    int found = 0;
    for (int i = 0; i < 1_000_000; i++) {
      String text = String.format("%011d", (long) (random.nextDouble() * 1e11));
      boolean isFound = NationalIdentityNumber.isIn(text);
      if (isFound != isNumber(text)) {
        throw new AssertionError(text);
      }
      found += isFound ? 1 : 0;
    }
    // by hand: 6 * 365.25 dates of 10,000 of four digits, times 4/11 and 1/11: 0.724 %
    assertThat(found / 1e6).isCloseTo(0.00724, within(0.0003));
  }

  /** Digit by digit with the calendar of Java. */
  private static boolean isNumber(String text) {
    int[] digits = text.chars().map(c -> c - '0').toArray();
    int day = Integer.parseInt(text.substring(0, 2));
    int month = Integer.parseInt(text.substring(2, 4));
    int year = Integer.parseInt(text.substring(4, 6));
    int[] first = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    int[] second = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    int firstSum = 0;
    int secondSum = 0;
    for (int i = 0; i < 11; i++) {
      firstSum += i < 10 ? first[i] * digits[i] : 0;
      secondSum += second[i] * digits[i];
    }
    if (firstSum % 11 > 3 || secondSum % 11 != 0) {
      return false;
    }
    boolean isDate = false;
    for (int offset : new int[] {0, 40, 80}) {
      isDate |= isDate(2000 + year, month - offset, day);
      isDate |= isDate(2000 + year, month - offset, day - 40);
    }
    return isDate;
  }

  private static boolean isDate(int year, int month, int day) {
    try {
      LocalDate.of(year, month, day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
