package no.mestring.warehouse.catalog;

import no.mestring.core.indicator.CodeGroup;

/**
 * Codes that are counted together, with what people call them.
 *
 * @param group the codes
 * @param system the classification they are of, such as ATC or ICPC-2
 * @param titleNb the title in Norwegian bokmål
 * @param titleNn the title in Norwegian nynorsk
 * @param titleEn the title in English
 */
public record CodeGroupDefinition(
    CodeGroup group, String system, String titleNb, String titleNn, String titleEn) {}
