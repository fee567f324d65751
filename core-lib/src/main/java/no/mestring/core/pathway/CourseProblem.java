package no.mestring.core.pathway;

/**
 * An event that fits no course; it is in none, and nothing is guessed.
 *
 * @param line where it stands, as it was given
 * @param rule what is wrong, in words
 */
public record CourseProblem(long line, String rule) {}
