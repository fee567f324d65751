package no.mestring.warehouse.app;

import java.util.List;
import java.util.Optional;
import no.mestring.warehouse.catalog.DataPackage.Resource;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.Delivery;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.ingest.PersonKey;
import no.mestring.warehouse.store.Entry;

/** Which deliveries need the key of persons, and that it is one and the same for all of them. */
final class PersonKeyRule {
  private final Definitions definitions;
  private final List<Entry> loads;

  /**
   * @param loads those whose rows are in the warehouse
   */
  PersonKeyRule(Definitions definitions, List<Entry> loads) {
    this.definitions = definitions;
    this.loads = loads;
  }

  /**
   * The key that a delivery is loaded with; none if it has no persons.
   *
   * @throws WarehouseException if there is none or another one
   */
  Optional<PersonKey> keyFor(Delivery delivery, Optional<PersonKey> given) {
    Optional<String> table =
        delivery.resources().stream()
            .map(Resource::table)
            .map(delivered -> definitions.table(delivered.name()).orElse(delivered))
            .filter(delivered -> delivered.person().isPresent())
            .map(delivered -> delivered.name())
            .findFirst();
    if (table.isEmpty()) {
      return Optional.empty();
    }
    if (given.isEmpty()) {
      throw WarehouseException.question(
          "Cannot load "
              + table.get()
              + ": it is of persons, whose identifiers are replaced by pseudonyms, and no key was"
              + " given; name a file of at least "
              + PersonKey.FEWEST_BYTES
              + " random bytes with --person-key FILE or MESTRING_PERSON_KEY_FILE");
    }
    String fingerprint = given.get().fingerprint();
    for (Entry entry : loads) {
      if (!entry.personKey().isEmpty() && !entry.personKey().equals(fingerprint)) {
        throw WarehouseException.question(
            "Cannot load "
                + table.get()
                + ": the key is not the one of load "
                + entry.load()
                + ", and the same persons would get other pseudonyms; use that key, or undo the"
                + " loads of persons first");
      }
    }
    return given;
  }
}
