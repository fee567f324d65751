package no.mestring.warehouse.synth;

/**
 * Where a person lived and until when, year by year, and on the 1 January after the last; filled
 * anew for each person.
 */
final class Life {
  /** Of a year at whose beginning the person was not there. */
  static final int NOWHERE = -1;

  int birthYear;

  /** 0 for a woman, 1 for a man. */
  int sex;

  /** The home on 1 January of each year and of the one after the last. */
  final int[] home;

  /** The last day of each year that the person lived, from 1. */
  final int[] lastDay;

  /** The first day of each year in another home, from 2; 0 if the person did not move. */
  final int[] moveDay;

  /** The home after moving in a year. */
  final int[] nextHome;

  /** The place of the year the person died in; -1 if alive at the end. */
  int deathYear;

  /** Runs through all events of a life; those close to the person's mean more of them. */
  double burden;

  Life(int years) {
    this.home = new int[years + 1];
    this.lastDay = new int[years];
    this.moveDay = new int[years];
    this.nextHome = new int[years];
  }

  boolean isThere(int year) {
    return home[year] != NOWHERE;
  }

  /** The age in completed years on 1 January. */
  int age(int calendarYear) {
    return calendarYear - birthYear - 1;
  }

  /** The home on a day of a year, from 1. */
  int home(int year, int day) {
    return moveDay[year] > 0 && day >= moveDay[year] ? nextHome[year] : home[year];
  }
}
