/**
 * Protects and publishes: the only way for figures to others. Start at {@link
 * no.mestring.warehouse.publish.Publisher}, which protects the figures of table cube and writes a
 * release, a folder of files of its own; {@link no.mestring.warehouse.publish.PublicTables} says
 * what of the other tables everybody may see. Knows nothing of how figures were counted.
 */
@NullMarked
package no.mestring.warehouse.publish;

import org.jspecify.annotations.NullMarked;
