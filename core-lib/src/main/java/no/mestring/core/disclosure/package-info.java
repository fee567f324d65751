/**
 * What must not be shown. Start at {@link no.mestring.core.disclosure.NationalSuppression}, which
 * hides what the Norwegian national line hides. Knows cells and their dimensions only, neither
 * areas nor files.
 */
@NullMarked
package no.mestring.core.disclosure;

import org.jspecify.annotations.NullMarked;
