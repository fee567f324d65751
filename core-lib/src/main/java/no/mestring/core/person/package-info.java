/**
 * What tells one person from another. Start at {@link
 * no.mestring.core.person.NationalIdentityNumber}, which finds such numbers in texts so that they
 * are neither kept nor shown. Knows no other room, and keeps no number it has seen.
 */
@NullMarked
package no.mestring.core.person;

import org.jspecify.annotations.NullMarked;
